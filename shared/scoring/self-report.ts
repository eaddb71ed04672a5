import type { Constraint, SftKey } from '../pack/keys/sft.ts'
import { findConcept } from './concepts.ts'
import type { ConstraintResult } from './constraint-report.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'

/** What a candidate says about the answer, held against the answer. `share` is 0 to 1. */
export interface ReportPart {
  readonly share: number
  readonly words: string
  readonly spans: readonly MatchedSpan[]
}

/** Credit when one constraint that is met was not marked, and nothing was claimed that is not so. */
const ONE_UNMARKED = 0.5
/** Who names more than this has named everything. */
const MAX_NAMED = 2
const OTHER_HARDEST = 0.5
const MIN_OWN_WORDS = 3

/** Compares the constraints that the candidate marked with those that the verifiers found met. */
export function compareMarks(results: readonly ConstraintResult[], chosen: readonly string[]): ReportPart {
  const isMarked = ({ constraint }: ConstraintResult) => chosen.includes(constraint.option)
  const claimed = results.filter((result) => isMarked(result) && !result.isMet)
  const unmarked = results.filter((result) => !isMarked(result) && result.isMet)
  const list = (found: readonly ConstraintResult[]) => found.map(({ constraint }) => constraint.words).join('; ')
  const words = [
    ...(claimed.length === 0 ? [] : [`Marked as met and is not: ${list(claimed)}.`]),
    ...(unmarked.length === 0 ? [] : [`Met and not marked: ${list(unmarked)}.`]),
  ]
  if (words.length === 0) return { share: 1, words: 'Marked exactly the constraints that are met.', spans: [] }
  return { share: claimed.length === 0 && unmarked.length === 1 ? ONE_UNMARKED : 0, words: words.join(' '), spans: [] }
}

/** "The banner." names a thing well enough where a sentence follows that says why. */
const MAX_FRAGMENT_TOKENS = 6

/** A sentence with few small words is a statement all the same when it is short: "Keeping counts as bare numbers." */
const MAX_REMARK_WORDS = 16

const isUsable = ({ setAside, isStatement, own }: ReadSentence) =>
  setAside === null && own.length >= MIN_OWN_WORDS && (isStatement || own.length <= MAX_REMARK_WORDS)

/** The sentences of a text that say something: statements, and short names of things beside them. */
function usableIn({ sentences }: Reading): readonly ReadSentence[] {
  if (!sentences.some(isUsable)) return []
  const isFragment = ({ setAside, from, to }: ReadSentence) => setAside === null && to - from <= MAX_FRAGMENT_TOKENS
  return sentences.filter((sentence) => isUsable(sentence) || isFragment(sentence))
}

/** Tokens of a field, `[from, to)`. */
interface Place {
  readonly from: number
  readonly to: number
}

/** What a text names, in the order of the text: what stands first is what it is about. */
function inOrder<Named extends { readonly place: Place }>(named: readonly Named[]): readonly Named[] {
  return named.toSorted((left, right) => left.place.from - right.place.from)
}

/** The first place where a usable sentence of a text meets a concept. */
function findIn(reading: Reading, concept: Constraint['names']): Place | null {
  for (const sentence of usableIn(reading)) {
    const view = reading.tokens.slice(sentence.from, sentence.to)
    const match = findConcept(view, concept, 'ignore')[0]
    if (match !== undefined) return { from: sentence.from + match.from, to: sentence.from + match.to }
  }
  return null
}

/** Reads which constraint the candidate calls the hardest, and why. */
export function readHardest(reading: Reading, key: SftKey): ReportPart {
  const named = inOrder(
    key.constraints.flatMap((constraint) => {
      const place = findIn(reading, constraint.names)
      return place === null ? [] : [{ constraint, place }]
    }),
  )
  if (named.length > MAX_NAMED) return { share: 0, words: 'Named most of the constraints as the hardest.', spans: [] }
  const best = named.find(({ constraint }) => key.hardest.includes(constraint.option)) ?? named[0]
  if (best === undefined) return { share: 0, words: 'Named no constraint of the request as the hardest.', spans: [] }
  const { constraint, place } = best
  const isAccepted = key.hardest.includes(constraint.option)
  const isExplained = findIn(reading, constraint.reasons) !== null
  const words = `Named “${constraint.words}” as the hardest${isExplained ? ' and said why' : ', without a reason that holds'}.`
  return {
    share: (isAccepted ? 1 : OTHER_HARDEST) * (isExplained ? 1 : 0.5),
    words,
    spans: [spanOf(reading, place.from, place.to, words)],
  }
}

/** Reads what the candidate left out and why, and looks in the response whether it is out. */
export function readLeftOut(reading: Reading, response: Reading, key: SftKey): ReportPart {
  const named = inOrder(
    key.leftOut.items.flatMap((item) => {
      const place = findIn(reading, item.concept)
      return place === null ? [] : [{ item, place }]
    }),
  )
  const first = named.find(({ item }) => findConcept(response.tokens, item.present, 'ignore').length === 0)
  if (named.length > MAX_NAMED) return { share: 0, words: 'Named most of the note as left out.', spans: [] }
  if (first === undefined) {
    const there = named[0]?.item.words
    const words =
      there === undefined
        ? 'Named nothing that could be left out.'
        : `Said to have left out ${there}, but the response has it.`
    return { share: 0, words, spans: [] }
  }
  const isExplained = findIn(reading, key.leftOut.reasons) !== null
  const words = `Left out ${first.item.words}${isExplained ? ' and said why' : ', without a reason that holds'}.`
  return { share: isExplained ? 1 : 0.5, words, spans: [spanOf(reading, first.place.from, first.place.to, words)] }
}
