import type { Amount } from './model.ts'
import { numberPattern, readNumber, type Span } from './words.ts'

/** A number with a unit that stands in a text, and the words that say it. */
export interface FoundAmount extends Span {
  readonly amount: Amount
  readonly words: string
}

const unit = '(?:years?|yrs?|años?)'
const years = new RegExp(
  `\\b(${numberPattern})(?: ?(?:-|–|to|or|a|o) ?(${numberPattern}))?(?: ?\\+)?(?: and a half| y medio)?[ -](?:${unit})\\b`,
  'gi',
)
const months = new RegExp(`\\b(${numberPattern})[ -](?:months?|meses)\\b`, 'gi')
const decades = new RegExp(`\\b(${numberPattern}|couple of|two)[ -](?:decades?|décadas?)\\b`, 'gi')
const between = /\b(?:from |between )?((?:19|20)\d\d) ?(?:-|–|to|until|till|and|a|hasta) ?((?:19|20)\d\d)\b/gi
const hours = new RegExp(
  `\\b(${numberPattern})(?: ?(?:-|–|to|or|and|a|o|y) ?(${numberPattern}))? ?(?:\\+ ?)?-?(?:hours?|hrs?|h|horas?) ?(?:a|per|each|every|/|in a|por|a la|al|cada) ?(week|wk|day|semana|día)\\b`,
  'gi',
)
const weekly = new RegExp(
  `\\b(${numberPattern})(?: ?(?:-|–|to|or) ?(${numberPattern}))? ?(?:hours?|hrs?|horas?) ?(weekly|semanales)\\b`,
  'gi',
)
const age = /\b(?:years? old|years? of age|años de edad)\b/i

function found(match: RegExpExecArray, amount: Amount): FoundAmount {
  return { start: match.index, end: match.index + match[0].length, amount, words: match[0] }
}

function* each(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  for (const match of text.matchAll(pattern)) yield match
}

/** Years of doing something, whichever way they are said; never an age. */
export function findYears(text: string): readonly FoundAmount[] {
  const list: FoundAmount[] = []
  for (const match of each(text, years)) {
    const number = readNumber(match[1] ?? '')
    const half = /and a half|y medio/i.test(match[0]) ? 0.5 : 0
    const isAge = age.test(text.slice(match.index, match.index + match[0].length + 8))
    const isAgo =
      /^ ago\b/i.test(text.slice(match.index + match[0].length)) ||
      /(?<!desde )\bhace $/i.test(text.slice(0, match.index))
    if (number !== null && !isAge && !isAgo && number <= 70)
      list.push(found(match, { unit: 'years', number: number + half }))
  }
  for (const match of each(text, months)) {
    const number = readNumber(match[1] ?? '')
    if (number !== null && number > 0 && !/^ ago\b/i.test(text.slice(match.index + match[0].length)))
      list.push(found(match, { unit: 'years', number: Math.round((number / 12) * 10) / 10 }))
  }
  for (const match of each(text, decades)) {
    const number = /couple/i.test(match[1] ?? '') ? 2 : readNumber(match[1] ?? '')
    if (number !== null && number <= 6) list.push(found(match, { unit: 'years', number: number * 10 }))
  }
  for (const match of each(text, between)) {
    const length = Number(match[2]) - Number(match[1])
    if (length > 0 && length <= 60) list.push(found(match, { unit: 'years', number: length }))
  }
  return list
}

/** Hours a week; a range counts by its lower end, and a day by five days. */
export function findHours(text: string): readonly FoundAmount[] {
  const list: FoundAmount[] = []
  for (const pattern of [hours, weekly])
    for (const match of each(text, pattern)) {
      const number = readNumber(match[1] ?? '')
      const isDay = /^(?:day|día)$/i.test(match[3] ?? '')
      if (number !== null && number > 0 && number <= 100)
        list.push(found(match, { unit: 'hours-a-week', number: isDay ? number * 5 : number }))
    }
  return list
}

const levels: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:native(?:ly)?(?: level| speaker)?|mother tongue|first language|grew up (?:speaking|with)|lengua materna|nativ[oa]|bilingual|bilingüe)\b/gi,
    7,
  ],
  [/\bc2\b/gi, 6],
  [
    /\b(?:c1|fluent(?:ly)?|fluency|proficient|advanced|full professional|near[- ]native|fluido|fluida|avanzado|con fluidez)\b/gi,
    5,
  ],
  [/\b(?:b2|upper[- ]intermediate|professional(?:ly)?(?: working)?(?: proficiency)?|very good|very well|good)\b/gi, 4],
  [/\b(?:b1|intermediate|conversational(?:ly)?|decent|intermedio)\b/gi, 3],
  [/\b(?:a2|elementary|basic|some|a bit of|a little|un poco de|básico)\b/gi, 2],
  [/\b(?:a1|beginner|principiante)\b/gi, 1],
]

/** Words that say how well a language is known. */
export function findLevels(text: string): readonly FoundAmount[] {
  const list = levels.flatMap(([pattern, number]) =>
    [...each(text, pattern)].map((match) => found(match, { unit: 'cefr', number })),
  )
  return list.toSorted((one, other) => one.start - other.start)
}
