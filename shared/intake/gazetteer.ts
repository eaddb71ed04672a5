import type { Concept, ConceptKind } from './taxonomy/concept.ts'
import { conceptById, concepts } from './taxonomy/taxonomy.ts'
import { type Span, standsAlone } from './words.ts'

export interface Mention extends Span {
  readonly concept: Concept
}

/** Names that are everyday words as well: they count only as they are written by somebody who means the concept. */
const asWritten: Readonly<Record<string, RegExp>> = {
  'tool.go': /\bGo\b(?! (?:to|into|on|through|over|back|with|ahead)\b)|\bgolang\b/,
  'tool.r': /\bR\b(?!&)|\brstudio\b|\btidyverse\b/i,
  'tool.word': /\bWord\b|\bgoogle docs\b|\bmicrosoft word\b/i,
  'tool.swift': /\bSwift\b/,
  'tool.rust': /\bRust\b/,
  'tool.react': /\bReact\b|\breact(?:\.js| native)\b/i,
  'tool.spring': /\bSpring\b|\bspring boot\b/i,
  'tool.epic': /\bEpic\b|\bcerner\b|\belectronic health records\b/i,
  'tool.spark': /\bSpark\b|\bpyspark\b/i,
  'tool.azure': /\bazure\b/i,
  'tool.vue': /\bVue\b/,
  'tool.ruby': /\bRuby\b|\bruby on rails\b/i,
}
const onlyAsWritten: ReadonlySet<string> = new Set(['tool.r', 'tool.go', 'tool.word'])

/** Licences that are told by what somebody may do, with a place between the words: "admitted to the New York bar". */
const licensedTo = (person: string) =>
  `licen[cs]ed (?:in (?:[\\p{L}.]+ ){1,3})?(?:as )?(?:an? )?(?:${person})\\b|(?:${person}) (?:and )?licen[cs]ed\\b`
/** "I worked with a licensed electrician" tells of somebody else. */
const ofOthers = '(?<!\\b(?:with|by|from|for|to) (?:an? |the |many |some )?)'
const licencePhrases: readonly { readonly id: string; readonly pattern: RegExp }[] = [
  {
    id: 'licence.bar',
    pattern:
      /\b(?:admitted to|called to|member of|belong to) the (?:[\p{L}.]+ ){0,4}bar\b|\blicen[cs]ed to practi[cs]e law\b/giu,
  },
  ...Object.entries({
    'licence.nursing': 'registered nurse|nurse|rn',
    'licence.medical': 'physician|doctor|surgeon',
    'licence.pharmacy': 'pharmacist',
    'licence.teaching': 'teacher',
    'licence.electrician': 'electrician',
  }).map(([id, person]) => ({ id, pattern: new RegExp(`${ofOthers}\\b(?:${licensedTo(person)})`, 'giu') })),
]

interface Name {
  readonly name: string
  readonly concept: Concept
}

/** Names by their first word, longest first, so that a text is read once whatever the number of concepts. */
const byFirstWord = new Map<string, Name[]>()
for (const concept of concepts)
  for (const name of new Set([concept.en.toLowerCase(), concept.es.toLowerCase(), ...concept.names])) {
    const first = firstWord(name, 0)
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { name, concept }])
  }
for (const names of byFirstWord.values()) names.sort((one, other) => other.name.length - one.name.length)

function firstWord(text: string, from: number): string {
  const match = /[\p{L}\p{N}]+/uy
  match.lastIndex = from
  return match.exec(text)?.[0] ?? ''
}

/**
 * Every concept of the kinds that the text names, in order; of two names that overlap within a kind the longer one. A
 * plural in -s counts as its name.
 */
export function findMentions(text: string, kinds: readonly ConceptKind[]): readonly Mention[] {
  // Lower case must not move offsets: letters whose lower case is longer stay as they are.
  const lower = text.replaceAll(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase()
    return small.length === letter.length ? small : letter
  })
  const found: Mention[] = []
  for (const word of lower.matchAll(/[\p{L}\p{N}]+/gu)) {
    const candidates = [...(byFirstWord.get(word[0]) ?? []), ...(byFirstWord.get(word[0].replace(/s$/, '')) ?? [])]
    for (const { name, concept } of candidates) {
      if (!kinds.includes(concept.kind)) continue
      const end = endOfName(lower, word.index, name)
      if (end === null || !isMeant(text, concept, { start: word.index, end })) continue
      found.push({ concept, start: word.index, end })
    }
  }
  if (kinds.includes('licence'))
    for (const { id, pattern } of licencePhrases)
      for (const match of text.matchAll(pattern)) {
        const concept = conceptById(id)
        if (concept !== null) found.push({ concept, start: match.index, end: match.index + match[0].length })
      }
  return withoutShorter(found)
}

function endOfName(lower: string, start: number, name: string): number | null {
  for (const form of [name, `${name}s`, `${name}es`])
    if (lower.startsWith(form, start) && standsAlone(lower, { start, end: start + form.length }))
      return start + form.length
  return null
}

function isMeant(text: string, concept: Concept, { start, end }: Span): boolean {
  const pattern = asWritten[concept.id]
  if (pattern === undefined) return true
  // A recogniser writes no capitals: in a text without any, only the most ambiguous names are left out.
  if (!/\p{Lu}/u.test(text) && !onlyAsWritten.has(concept.id)) return true
  return pattern.test(text.slice(start, Math.min(end + 8, text.length)))
}

function withoutShorter(found: readonly Mention[]): readonly Mention[] {
  const ends = new Map<ConceptKind, number>()
  return found
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ concept, start, end }) => {
      if (start < (ends.get(concept.kind) ?? 0)) return false
      ends.set(concept.kind, end)
      return true
    })
}
