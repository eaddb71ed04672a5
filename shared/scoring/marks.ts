import { oncePer } from '../once-per.ts'
import type { Decoy, EvaluationKey, GoldError } from '../pack/keys/evaluation.ts'
import type { Highlight } from '../pack/response.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { locatePassages, type PassageRange } from './passages.ts'
import { splitSentences } from './sentences.ts'
import { type Token, tokensOf } from './tokens.ts'

/**
 * Where a highlight points (docs/scoring.md, "Highlights"). Marking is a gesture, so the place must be exact: most of the
 * marked words must stand in the sentences of the error, and no mark may be a large part of the stimulus.
 */

/** At least this share of the marked words stands in the sentences that hold the passage. */
const MIN_SHARE_IN_SENTENCES = 0.6
/** A mark over more than this share of the stimulus points at nothing. */
const MAX_SHARE_OF_STIMULUS = 1 / 3
/** Marks that together cover more of the stimulus point at nothing. */
const MAX_SHARE_OF_ALL_MARKS = 0.5
/** With fewer of the passage's words (or half of a shorter passage) a mark points only if its comment speaks of the passage. */
const MIN_HELD_TOKENS = 3

interface MarkedTokens {
  readonly from: number
  readonly to: number
}

/** A judged text, prepared once for all marks in it. */
export interface MarkIndex {
  readonly stimulus: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly MarkedTokens[]
  readonly targets: readonly MarkTarget[]
}

interface MarkTarget {
  readonly about: GoldError | Decoy
  readonly ranges: readonly PassageRange[]
}

/** A thing of the key that a mark overlaps; `held` is the share of its passage that is marked, 0 to 1. */
export interface Candidate {
  readonly about: GoldError | Decoy
  readonly held: number
  /** Enough of it is marked, so that the comment need not say what is meant. */
  readonly isPlain: boolean
}

export interface MarkedPlace {
  /** Things that the mark may point at, the one held most first. */
  readonly candidates: readonly Candidate[]
  /** A gold error is at least touched: such a mark is inexact, and never a false alarm. */
  readonly isTouchingError: boolean
  /** Names the place, so that two marks in one sentence count once. */
  readonly place: string
}

const indexerOf = oncePer((stimuli: readonly PlainStimulus[]) =>
  oncePer((key: EvaluationKey): readonly MarkIndex[] =>
    stimuli.map((stimulus) => {
      const { id, text } = stimulus
      const tokens = tokensOf(stimulus)
      const targets = [...key.goldErrors, ...key.decoys].map((about) => ({
        about,
        ranges: locatePassages(about.quotes, stimuli).filter((range) => range.stimulus === id),
      }))
      return { stimulus: id, tokens, sentences: splitSentences(text, tokens), targets }
    }),
  ),
)

/** Prepares the passages that the key names in the judged stimulus; once for the same key and stimuli. */
export function indexMarks(key: EvaluationKey, stimuli: readonly PlainStimulus[]): readonly MarkIndex[] {
  return indexerOf(stimuli)(key)
}

/** Tokens of which at least half is marked: a slip of the pointer at either end makes no difference. */
function markedTokens(tokens: readonly Token[], { from, to }: Highlight): MarkedTokens {
  const isMarked = (token: Token) => 2 * (Math.min(to, token.to) - Math.max(from, token.from)) >= token.to - token.from
  const first = tokens.findIndex(isMarked)
  return first < 0 ? { from: 0, to: 0 } : { from: first, to: tokens.findLastIndex(isMarked) + 1 }
}

const sharedCount = (left: MarkedTokens, right: MarkedTokens) =>
  Math.max(0, Math.min(left.to, right.to) - Math.max(left.from, right.from))

function countInSentences(index: MarkIndex, mark: MarkedTokens, range: PassageRange): number {
  const around = index.sentences.filter((sentence) => sharedCount(sentence, range) > 0)
  return around.reduce((sum, sentence) => sum + sharedCount(sentence, mark), 0)
}

function candidateFor(index: MarkIndex, mark: MarkedTokens, { about, ranges }: MarkTarget): readonly Candidate[] {
  const size = mark.to - mark.from
  if (size === 0 || size > index.tokens.length * MAX_SHARE_OF_STIMULUS) return []
  const held = ranges.flatMap((range) => {
    const shared = sharedCount(mark, range)
    const isExact = countInSentences(index, mark, range) / size >= MIN_SHARE_IN_SENTENCES
    return shared > 0 && isExact ? [{ shared, length: range.to - range.from }] : []
  })
  const best = held.toSorted((left, right) => right.shared / right.length - left.shared / left.length)[0]
  if (best === undefined) return []
  const isPlain = best.shared >= MIN_HELD_TOKENS || 2 * best.shared >= best.length
  return [{ about, held: best.shared / best.length, isPlain }]
}

function readMark(highlight: Highlight, indexes: readonly MarkIndex[]): MarkedPlace {
  const index = indexes.find(({ stimulus }) => stimulus === highlight.stimulus)
  if (index === undefined) return { candidates: [], isTouchingError: false, place: highlight.stimulus }
  const mark = markedTokens(index.tokens, highlight)
  const candidates = index.targets.flatMap((target) => candidateFor(index, mark, target))
  const isTouched = (range: PassageRange) =>
    highlight.from < (index.tokens[range.to - 1]?.to ?? 0) && highlight.to > (index.tokens[range.from]?.from ?? 0)
  const sentence = index.sentences.findIndex(({ to }) => (index.tokens[to - 1]?.to ?? 0) > highlight.from)
  return {
    candidates: candidates.toSorted((left, right) => right.held - left.held),
    isTouchingError: index.targets.some(({ about, ranges }) => !('because' in about) && ranges.some(isTouched)),
    place: `${highlight.stimulus} ${sentence}`,
  }
}

/** Share of a stimulus's words that the highlights hold together, 0 to 1. */
function coveredShare({ stimulus, tokens }: MarkIndex, highlights: readonly Highlight[]): number {
  const marks = highlights
    .filter((highlight) => highlight.stimulus === stimulus)
    .map((own) => markedTokens(tokens, own))
  const covered = tokens.filter((_, at) => marks.some(({ from, to }) => at >= from && at < to)).length
  return tokens.length === 0 ? 0 : covered / tokens.length
}

/**
 * Reads where highlights point, in their order; nowhere for a stimulus that the item does not have, and nowhere in a
 * stimulus that they mostly cover. Never throws.
 */
export function readMarks(highlights: readonly Highlight[], indexes: readonly MarkIndex[]): readonly MarkedPlace[] {
  const crowded = indexes.filter((index) => coveredShare(index, highlights) > MAX_SHARE_OF_ALL_MARKS)
  return highlights.map((highlight) => {
    const place = readMark(highlight, indexes)
    return crowded.some(({ stimulus }) => stimulus === highlight.stimulus) ? { ...place, candidates: [] } : place
  })
}
