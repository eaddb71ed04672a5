import type { RankingKey } from '../pack/keys/ranking.ts'
import { findConcept } from './concepts.ts'
import type { Order } from './ranking.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import { type OptionLabel, readSubjects } from './subjects.ts'

/** What a candidate says would change the order; `share` is 0 to 1. */
export interface FlipReport {
  readonly share: number
  readonly words: string
  readonly spans: readonly MatchedSpan[]
}

const CONDITION =
  /^(?:if|unless|would|were|should|had|when|suppose|supposing|could|might|once|provided|assuming|imagine|without|until)$/u
/** "Drop rule 4 and A is first", "With her permission, D wins": a sentence that begins like this names a condition too. */
const OPENING =
  /^(?:with|drop|remove|allow|add|lift|cut|change|take|make|give|let|correct|fix|raise|put|delete|replace)$/u
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
  const isCondition = OPENING.test(view[0]?.text ?? '') || view.some((token) => CONDITION.test(token.text))
  if (sentence.setAside !== null || !sentence.isStatement || !isCondition) return []
  const match = findConcept(view, flip.condition, 'ignore')[0]
  if (match === undefined) return []
  const span = spanOf(reading, sentence.from + match.from, sentence.from + match.to, `${flip.words}.`)
  return [{ flip, isMoved: flip.moves.some((id) => named.has(id)), span }]
}

/** Looks for a change of the key's list and for the response that it would move. */
export function findFlip(
  reading: Reading,
  key: RankingKey,
  labels: readonly OptionLabel[],
  order: Order = [],
): FlipReport {
  const named = new Set(readSubjects(reading, labels, order).of.flat())
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
