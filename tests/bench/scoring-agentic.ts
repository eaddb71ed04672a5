import type { Anchor } from '../../shared/pack/keys/common.ts'
import { countWords } from '../../shared/pack/response.ts'
import { shareWithin } from '../../shared/scoring/agreement.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import { type AgenticCase, agenticCases, rateCase } from '../shared/scoring/agentic-items.ts'

/** Agreement per Agentic item with the ratings of their author, beside a line that counts words and is fitted on the anchors. */

const wordsOf = ({ values }: Anchor) =>
  Object.values(values).reduce((sum: number, value) => sum + (typeof value === 'string' ? countWords(value) : 0), 0)

function fitLength(anchors: readonly Anchor[]): (answer: Anchor) => number {
  const mean = (of: (anchor: Anchor) => number) => anchors.reduce((sum, anchor) => sum + of(anchor), 0) / anchors.length
  const [x, y] = [mean(wordsOf), mean(({ rating }) => rating)]
  const slope =
    mean((anchor) => (wordsOf(anchor) - x) * (anchor.rating - y)) / mean((anchor) => (wordsOf(anchor) - x) ** 2)
  return (answer) => Math.min(5, Math.max(1, Math.round(y + slope * (wordsOf(answer) - x))))
}

function figures(answers: readonly Anchor[], predict: (answer: Anchor) => number): string {
  const [given, authored] = [answers.map(predict), answers.map(({ rating }) => rating)]
  const count = (distance: number) => Math.round(shareWithin(given, authored, distance) * answers.length)
  return `${count(0)} / ${count(1)} of ${answers.length}`
}

function rowOf(given: AgenticCase): readonly string[] {
  const { name, key } = given
  const engine = (answer: Anchor) => toRating(rateCase(given, answer.values).score ?? 1)
  const length = fitLength(key.anchors)
  return [
    name,
    figures(key.anchors, engine),
    figures(key.anchors, length),
    figures(key.heldOut, engine),
    figures(key.heldOut, length),
  ]
}

/** Prints the table of docs/scoring.md: exact and within 1, of how many answers. */
export function printAgentic(): void {
  const head = ['item', 'anchors: engine', 'length', 'held out: engine', 'length']
  for (const row of [head, ...agenticCases.map(rowOf)]) console.log(row.map((cell) => cell.padEnd(18)).join(''))
}
