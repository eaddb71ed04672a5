import type { RankingKey } from '../pack/keys/ranking.ts'
import { findConcept } from './concepts.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import { type OptionLabel, readSubjects } from './subjects.ts'

/** What a candidate says would change the order; `share` is 0 to 1. */
export interface FlipReport {
  readonly share: number
  readonly words: string
  readonly spans: readonly MatchedSpan[]
}

const CONDITION = /^(?:if|unless|would|were|should|had|when|suppose|could|might)$/u
/** Credit for a change that matters, without the response that it moves. */
const WITHOUT_MOVE = 0.5

type Flip = RankingKey['flips'][number]

interface Found {
  readonly flip: Flip
  readonly isMoved: boolean
  readonly span: MatchedSpan
}

function findOne(reading: Reading, sentence: ReadSentence, flip: Flip, named: ReadonlySet<string>): readonly Found[] {
  const view = reading.tokens.slice(sentence.from, sentence.to)
  if (sentence.setAside !== null || !sentence.isStatement || !view.some((token) => CONDITION.test(token.text)))
    return []
  const match = findConcept(view, flip.condition, 'ignore')[0]
  if (match === undefined) return []
  const span = spanOf(reading, sentence.from + match.from, sentence.from + match.to, `${flip.words}.`)
  return [{ flip, isMoved: flip.moves.some((id) => named.has(id)), span }]
}

/** Looks for a change of the key's list and for the response that it would move. */
export function findFlip(reading: Reading, key: RankingKey, labels: readonly OptionLabel[]): FlipReport {
  const named = new Set(readSubjects(reading, labels).of.flat())
  const found = reading.sentences.flatMap((sentence) =>
    key.flips.flatMap((flip) => findOne(reading, sentence, flip, named)),
  )
  const whole = found.find(({ isMoved }) => isMoved)
  if (whole !== undefined) return { share: 1, words: `${whole.flip.words}.`, spans: [whole.span] }
  const half = found[0]
  if (half === undefined) return { share: 0, words: 'Named no change that would turn the order.', spans: [] }
  return {
    share: WITHOUT_MOVE,
    words: `${half.flip.words}, but the answer does not say that it moves.`,
    spans: [half.span],
  }
}
