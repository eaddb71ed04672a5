import { countWords } from '../../shared/pack/response.ts'
import { quadraticWeightedKappa, shareWithin, spearman } from '../../shared/scoring/agreement.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import { tokenize } from '../../shared/scoring/tokens.ts'
import { listAnchors, loadAnswers, type RatedAnswer, rateSample } from '../shared/scoring/sample.ts'
import { printAgentic } from './scoring-agentic.ts'
import { printItemTable } from './scoring-items.ts'
import { printSftAgreement } from './scoring-sft.ts'

/**
 * How well the engine agrees with authored ratings, beside two scorers that know nothing of the key: one counts words,
 * one counts words shared with the best anchors. Both are fitted on the anchors and the tuning answers, per item.
 */

type Predictor = (answer: RatedAnswer) => number

const textOf = (answer: RatedAnswer) =>
  Object.values(answer.values)
    .filter((value) => typeof value === 'string')
    .join('\n')
const wordsOf = (answer: RatedAnswer) => countWords(textOf(answer))
const typesOf = (answer: RatedAnswer) => new Set(tokenize(textOf(answer)).map((token) => token.text))

/** Share of the words of the item's best anchors that the answer holds too; an anchor is not compared with itself. */
function overlapOf(answer: RatedAnswer): number {
  const best = listAnchors().filter(({ id, item, rating }) => item === answer.item && rating === 5 && id !== answer.id)
  const wanted = new Set(best.flatMap((anchor) => [...typesOf(anchor)]))
  return wanted.size === 0 ? 0 : [...typesOf(answer)].filter((word) => wanted.has(word)).length / wanted.size
}

/** Least squares per item, rounded and kept within 1 to 5. */
function fitLine(feature: Predictor, known: readonly RatedAnswer[]): Predictor {
  return (answer) => {
    const own = known.filter((other) => other.item === answer.item)
    const mean = (of: Predictor) => own.reduce((sum, other) => sum + of(other), 0) / own.length
    const [x, y] = [mean(feature), mean((other) => other.rating)]
    const slope =
      mean((other) => (feature(other) - x) * (other.rating - y)) / mean((other) => (feature(other) - x) ** 2)
    return Math.min(5, Math.max(1, Math.round(y + slope * (feature(answer) - x))))
  }
}

const engine: Predictor = (answer) => toRating(rateSample(answer.item, answer.values).score ?? 1)

interface Row {
  readonly set: string
  readonly scorer: string
  readonly answers: number
  readonly kappa: number
  readonly exact: number
  readonly adjacent: number
  readonly rank: number
}

function compare(set: string, answers: readonly RatedAnswer[], scorer: string, predict: Predictor): Row {
  const [given, authored] = [answers.map(predict), answers.map((answer) => answer.rating)]
  return {
    set,
    scorer,
    answers: answers.length,
    kappa: quadraticWeightedKappa(given, authored),
    exact: shareWithin(given, authored, 0),
    adjacent: shareWithin(given, authored, 1),
    rank: spearman(given, authored),
  }
}

/** The shorter and the longer half of the answers, so that a scorer that counts words shows. */
function lengthBands(answers: readonly RatedAnswer[]): readonly (readonly [string, readonly RatedAnswer[]])[] {
  const sorted = answers.toSorted((left, right) => wordsOf(left) - wordsOf(right))
  const middle = Math.ceil(sorted.length / 2)
  return [
    ['not tuned on, shorter half', sorted.slice(0, middle)],
    ['not tuned on, longer half', sorted.slice(middle)],
  ]
}

/** Milliseconds per rating of a full answer, the median of 200. */
function measureMs(): number {
  const answers = listAnchors()
  const times = Array.from({ length: 220 }, (_, index) => {
    const answer = answers[index % answers.length]
    const start = performance.now()
    if (answer !== undefined) rateSample(answer.item, answer.values)
    return performance.now() - start
  })
  return times.slice(20).toSorted((left, right) => left - right)[100] ?? Number.NaN
}

function printTable(rows: readonly Row[], ms: number): void {
  const line = (cells: readonly string[]) =>
    `${(cells[0] ?? '').padEnd(31)}${(cells[1] ?? '').padEnd(9)}${cells
      .slice(2)
      .map((cell) => cell.padStart(9))
      .join('')}`
  console.log(line(['answers', 'scorer', 'n', 'kappa', 'exact', 'within 1', 'Spearman']))
  for (const row of rows) {
    const figures = [row.kappa, row.exact, row.adjacent, row.rank].map((value) => value.toFixed(2))
    console.log(line([row.set, row.scorer, String(row.answers), ...figures]))
  }
  console.log(`\nOne rating takes ${ms.toFixed(2)} ms (median of 200).`)
}

function toFigures(rows: readonly Row[], ms: number): Record<string, { value: number; unit: string }> {
  const figures = rows.flatMap((row) => {
    const key = `${row.set} ${row.scorer}`.replaceAll(/[^a-z]+/gu, '-')
    return [
      [`${key}-kappa`, { value: row.kappa, unit: 'quadratic weighted kappa' }],
      [`${key}-exact`, { value: row.exact, unit: 'share' }],
      [`${key}-within-1`, { value: row.adjacent, unit: 'share' }],
      [`${key}-answers`, { value: row.answers, unit: 'answers' }],
    ] as const
  })
  return Object.fromEntries([...figures, ['rating', { value: ms, unit: 'ms' }]])
}

function main(): void {
  const anchors = listAnchors()
  const [tuning, heldOut, unlike] = [loadAnswers('tuning'), loadAnswers('held-out'), loadAnswers('unlike')]
  const known = [...anchors, ...tuning]
  const scorers: readonly (readonly [string, Predictor])[] = [
    ['engine', engine],
    ['length', fitLine(wordsOf, known)],
    ['overlap', fitLine(overlapOf, known)],
  ]
  const sets: readonly (readonly [string, readonly RatedAnswer[]])[] = [
    ['anchors', anchors],
    ['tuning', tuning],
    ['held out', heldOut],
    ['unlike the anchors', unlike],
    ...lengthBands([...heldOut, ...unlike]),
  ]
  const rows = sets.flatMap(([set, answers]) => scorers.map(([name, predict]) => compare(set, answers, name, predict)))
  const ms = measureMs()
  printTable(rows, ms)
  printItemTable()
  printSftAgreement()
  console.log('')
  printAgentic()
  if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'scoring', figures: toFigures(rows, ms) }))
}

main()
