import type { Anchor } from '../../shared/pack/keys/common.ts'
import { countWords } from '../../shared/pack/response.ts'
import { shareWithin } from '../../shared/scoring/agreement.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import { rateCase, type SftCase, sftCases } from '../shared/scoring/sft-items.ts'

/** Agreement per item of supervised fine-tuning, beside a line through word counts that is fitted on the item's anchors. */

const wordsOf = ({ values }: Anchor) =>
  Object.values(values).reduce<number>((sum, value) => sum + (typeof value === 'string' ? countWords(value) : 0), 0)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function fitLength(anchors: readonly Anchor[]): (answer: Anchor) => number {
  const [x, y] = [mean(anchors.map(wordsOf)), mean(anchors.map(({ rating }) => rating))]
  const slope =
    mean(anchors.map((anchor) => (wordsOf(anchor) - x) * (anchor.rating - y))) /
    mean(anchors.map((anchor) => (wordsOf(anchor) - x) ** 2))
  return (answer) => Math.min(5, Math.max(1, Math.round(y + slope * (wordsOf(answer) - x))))
}

function agreement(answers: readonly Anchor[], predict: (answer: Anchor) => number): string {
  const [given, authored] = [answers.map(predict), answers.map(({ rating }) => rating)]
  return [0, 1].map((distance) => Math.round(shareWithin(given, authored, distance) * answers.length)).join(' / ')
}

function row(one: SftCase): readonly string[] {
  const { anchors, heldOut } = one.key
  const engine = ({ values }: Anchor) => toRating(rateCase(one, values).score ?? 1)
  const length = fitLength(anchors)
  const sets = [anchors, heldOut]
  return [
    `${one.item.id}, form ${one.form}`,
    ...sets.flatMap((answers) => [agreement(answers, engine), agreement(answers, length)]),
  ]
}

/** Prints a row for each item: how many of its 5 anchors and 3 held-out answers agree exactly, and within 1. */
export function printSftAgreement(): void {
  const rows = [['item (exact / within 1)', 'anchors', 'by length', 'held out', 'by length'], ...sftCases.map(row)]
  console.log('')
  for (const cells of rows)
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(25) : cell.padStart(11))).join(''))
}
