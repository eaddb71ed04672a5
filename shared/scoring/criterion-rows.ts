import type { Aspect, RubricKey } from '../pack/keys/rubric.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { findConcept, isNegatedAt } from './concepts.ts'
import type { CriterionReading } from './criterion.ts'
import { isNegatedCheck, isOtherValue } from './criterion-words.ts'
import { locatePassages, type PassageRange, pointsAt } from './passages.ts'

/** A row that stands for an aspect of the key. */
export interface CoveringRow {
  readonly row: CriterionReading
  readonly aspect: Aspect
  /** States the value that the aspect needs, or the aspect needs none. */
  readonly statesFact: boolean
  /** 1, or half when the value is left out. */
  readonly credit: number
  readonly from: number
  readonly to: number
}

export interface RowReport {
  readonly covering: readonly CoveringRow[]
  /** Rows whose points reward a fault or punish a virtue. */
  readonly wrongSigns: readonly CriterionReading[]
  readonly duplicates: readonly CriterionReading[]
  readonly copied: readonly CriterionReading[]
  /** Rows without a check, too vague to grade, or copied. */
  readonly unusable: readonly CriterionReading[]
}

/** What is left of the credit when the value is missing, and when the row is left to opinion. */
const WITHOUT_FACT = 0.5
const WITHOUT_MEASURE = 0.5
const DUPLICATE_JACCARD = 0.6
const MAX_ROWS = 20

type Meaning = Omit<CoveringRow, 'credit'> & { readonly isSignRight: boolean }

/** What a row says about an aspect, or null when it is not about it. */
function meaningOf(row: CriterionReading, aspect: Aspect): Meaning | null {
  const check = row.check ?? []
  const matches = findConcept(check, aspect.concept, 'ignore')
  const [first] = matches
  if (first === undefined || row.points === 0) return null
  const whole = row.reading.tokens
  const statesFact = aspect.facts === undefined || findConcept(row.words, aspect.facts, 'ignore').length > 0
  const isTurned =
    isOtherValue(row.checkText) ||
    (aspect.opposites !== undefined && findConcept(check, aspect.opposites, 'ignore').length > 0)
  const isNegated = isNegatedCheck(row.checkText) || (!aspect.isWanted && isNegatedAt(check, first.from))
  // "Does not" and "other than" each turn the meaning; together they restore it.
  const isVirtue = aspect.isWanted !== (isNegated !== (aspect.isWanted && isTurned))
  const offset = whole.findIndex((token) => token.from === check[0]?.from)
  const last = Math.max(...matches.map(({ to }) => to))
  const from = Math.min(...matches.map((match) => match.from))
  return { row, aspect, statesFact, from: offset + from, to: offset + last, isSignRight: isVirtue === row.points > 0 }
}

/** The assignment of rows to aspects that earns most; each row and each aspect is used once at most. */
function assign(meanings: readonly (readonly CoveringRow[])[], aspects: readonly Aspect[]): readonly CoveringRow[] {
  let best = new Map<number, { readonly value: number; readonly rows: readonly CoveringRow[] }>([
    [0, { value: 0, rows: [] }],
  ])
  for (const options of meanings) {
    const next = new Map(best)
    for (const [mask, state] of best)
      for (const option of options) {
        const bit = 1 << aspects.indexOf(option.aspect)
        if ((mask & bit) !== 0) continue
        const value = state.value + option.credit * option.aspect.importance
        if (value > (next.get(mask | bit)?.value ?? -1)) next.set(mask | bit, { value, rows: [...state.rows, option] })
      }
    best = next
  }
  return [...best.values()].reduce((top, state) => (state.value > top.value ? state : top)).rows
}

const SMALL = new Set(
  'the a an of to in on for and or that is it its at by with response reply states says gives'.split(' '),
)

function contentOf(row: CriterionReading): ReadonlySet<string> {
  return new Set(
    row.reading.tokens
      .map(({ text }) => text.replace(/s$/u, ''))
      .filter((word) => !SMALL.has(word) && !SMALL.has(`${word}s`)),
  )
}

function isAlike(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const shared = [...left].filter((word) => right.has(word)).length
  const all = left.size + right.size - shared
  return all > 0 && shared / all >= DUPLICATE_JACCARD
}

/** Rows that have nearly the same words as an earlier one of the same sign. */
function findRepeats(rows: readonly CriterionReading[]): readonly CriterionReading[] {
  const contents = rows.map((row) => ({ sign: Math.sign(row.points), words: contentOf(row) }))
  return rows.filter((_, index) => {
    const own = contents[index]
    const before = contents.slice(0, index)
    return own !== undefined && before.some(({ sign, words }) => sign === own.sign && isAlike(words, own.words))
  })
}

/** Says whether a row that covers nothing is about an aspect that another row of the same sign covers. */
function isSecond(row: CriterionReading, own: readonly CoveringRow[], covering: readonly CoveringRow[]): boolean {
  if (covering.some((cover) => cover.row === row)) return false
  return own.some(({ aspect }) =>
    covering.some((cover) => cover.aspect === aspect && cover.row.points > 0 === row.points > 0),
  )
}

function creditOf({ row, statesFact }: Pick<CoveringRow, 'row' | 'statesFact'>): number {
  return (statesFact ? 1 : WITHOUT_FACT) * (row.isObjective ? 1 : WITHOUT_MEASURE)
}

/** Share of a flawed row that a copy of it holds, and words of one's own that make it another row. */
const WHOLE_ROW = 0.8
const OWN_WORDS = 3

/** Says whether a row is copied: whole sentences of the page, but not rows, or pieces of rows, that a repair may keep. */
function isCopied(row: CriterionReading, kept: readonly PassageRange[], flawed: readonly PassageRange[]): boolean {
  const { quotes, tokens } = row.reading
  const ownWords = tokens.length - quotes.reduce((sum, quote) => sum + quote.to - quote.from, 0)
  const holdsFlawed = flawed.some((range) =>
    quotes.some((quote) =>
      quote.places.some(
        (place) =>
          place.stimulus === range.stimulus &&
          Math.min(place.to, range.to) - Math.max(place.from, range.from) >= WHOLE_ROW * (range.to - range.from),
      ),
    ),
  )
  if (holdsFlawed) return ownWords < OWN_WORDS
  const isPiece = quotes.some((quote) => pointsAt(quote, kept) || pointsAt(quote, flawed))
  return row.isCopied && !isPiece
}

/** Finds which aspects the rows cover, and what is wrong with the rest. */
export function judgeRows(
  rows: readonly CriterionReading[],
  key: RubricKey,
  stimuli: readonly PlainStimulus[],
): RowReport {
  const kept = locatePassages(key.keptRows, stimuli)
  const read = rows.slice(0, MAX_ROWS)
  const flawed = locatePassages(key.flawedRows, stimuli)
  const copied = read.filter((row) => isCopied(row, kept, flawed))
  const repeats = findRepeats(read)
  const isUsable = (row: CriterionReading) => row.check !== null && !copied.includes(row)
  const all = read.map((row) =>
    isUsable(row) && !repeats.includes(row) ? key.aspects.flatMap((aspect) => meaningOf(row, aspect) ?? []) : [],
  )
  const fitting = all.map((meanings) =>
    meanings
      .filter(({ isSignRight }) => isSignRight)
      .map(({ isSignRight: _, ...cover }) => ({ ...cover, credit: creditOf(cover) })),
  )
  const covering = assign(fitting, key.aspects)
  return {
    covering,
    wrongSigns: read.filter((_, index) => (all[index]?.length ?? 0) > 0 && fitting[index]?.length === 0),
    duplicates: read.filter((row, index) => repeats.includes(row) || isSecond(row, fitting[index] ?? [], covering)),
    copied,
    unusable: read.filter((row) => !isUsable(row) || !row.isObjective),
  }
}
