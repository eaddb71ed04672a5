import type { Anchor } from '../../shared/pack/keys/common.ts'
import { countWords } from '../../shared/pack/response.ts'
import { shareWithin } from '../../shared/scoring/agreement.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import { type KeyedItem, listKeyedItems, nameOf, scoreOf, textsOf } from '../shared/scoring/gaming/keyed-items.ts'

/** Agreement with the author, item by item, beside a scorer that only counts words and is fitted on the item's anchors. */

const wordsOf = ({ values }: Anchor) => textsOf(values).reduce((sum, text) => sum + countWords(text), 0)

/** Least squares over the anchors, rounded and kept within 1 to 5. */
function fitLength(anchors: readonly Anchor[]): (answer: Anchor) => number {
  const mean = (of: (anchor: Anchor) => number) => anchors.reduce((sum, anchor) => sum + of(anchor), 0) / anchors.length
  const [x, y] = [mean(wordsOf), mean(({ rating }) => rating)]
  const slope = mean((own) => (wordsOf(own) - x) * (own.rating - y)) / mean((own) => (wordsOf(own) - x) ** 2)
  return (answer) => Math.min(5, Math.max(1, Math.round(y + slope * (wordsOf(answer) - x))))
}

/** Share rated exactly and within 1 as their author did: `0.67 1.00`. */
function agreement(answers: readonly Anchor[], predict: (answer: Anchor) => number): string {
  if (answers.length === 0) return '–'
  const [given, authored] = [answers.map(predict), answers.map(({ rating }) => rating)]
  return [0, 1].map((distance) => shareWithin(given, authored, distance).toFixed(2)).join(' ')
}

function row(subject: KeyedItem): readonly string[] {
  const { anchors, heldOut } = subject.key
  const engine = ({ values }: Anchor) => toRating(scoreOf(subject, values))
  const length = fitLength(anchors)
  const sets = [anchors, heldOut]
  return [
    nameOf(subject),
    `${anchors.length}+${heldOut.length}`,
    ...[engine, length].flatMap((predict) => sets.map((answers) => agreement(answers, predict))),
  ]
}

/** Prints one row per item that has a key: exact and within 1 for the engine and for length alone. */
export function printItemTable(): void {
  const head = ['item', 'n', 'anchors', 'held out', 'length: anchors', 'length: held out']
  console.log('\nExact and within 1, item by item')
  for (const cells of [head, ...listKeyedItems().map(row)])
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(40) : cell.padStart(18))).join(''))
}
