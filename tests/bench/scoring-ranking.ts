import type { Anchor } from '../../shared/pack/keys/common.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import { listItemsOf, nameOf, scoreOf } from '../shared/scoring/gaming/keyed-items.ts'
import { agreement, fitLength } from './scoring-sft.ts'

/** Prints a row for each ranking item: how many anchors and held-out answers agree exactly, and within 1. */
export function printRankingAgreement(): void {
  const rows = listItemsOf('preference-ranking').map((subject) => {
    const { anchors, heldOut } = subject.key
    const engine = ({ values }: Anchor) => toRating(scoreOf(subject, values))
    const length = fitLength(anchors)
    const cells = [anchors, heldOut].flatMap((answers) => [
      String(answers.length),
      ...(answers.length === 0 ? ['', ''] : [agreement(answers, engine), agreement(answers, length)]),
    ])
    return [nameOf(subject), ...cells]
  })
  const head = ['item (exact / within 1)', 'anchors', 'engine', 'by length', 'held out', 'engine', 'by length']
  console.log('')
  for (const cells of [head, ...rows])
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(11))).join(''))
}
