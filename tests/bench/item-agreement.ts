import { countWords } from '../../shared/pack/response.ts'
import { toRating } from '../../shared/scoring/thresholds.ts'
import {
  type KeyedItem,
  listKeyedItems,
  nameOf,
  scoreOf,
  textsOf,
  type Values,
} from '../shared/scoring/gaming/keyed-items.ts'

/**
 * Agreement of the engine with the authors' ratings, item by item, on anchors and on held-out answers, beside a scorer
 * that only counts words and is fitted on the item's anchors. Run with a type (`rubric`) to see that type alone.
 */

type Predictor = (values: Values) => number
interface Rated {
  readonly rating: number
  readonly values: Values
}

const wordsOf = (values: Values) => textsOf(values).reduce((sum, text) => sum + countWords(text), 0)

/** Least squares of the rating on the number of words, rounded and kept within 1 to 5. */
function fitLength(known: readonly Rated[]): Predictor {
  const mean = (of: (answer: Rated) => number) => known.reduce((sum, answer) => sum + of(answer), 0) / known.length
  const [x, y] = [mean(({ values }) => wordsOf(values)), mean(({ rating }) => rating)]
  const spread = mean(({ values }) => (wordsOf(values) - x) ** 2)
  const slope = spread === 0 ? 0 : mean(({ values, rating }) => (wordsOf(values) - x) * (rating - y)) / spread
  return (values) => Math.min(5, Math.max(1, Math.round(y + slope * (wordsOf(values) - x))))
}

/** "5/5 5/5": exact and within 1, of all. */
function tally(answers: readonly Rated[], predict: Predictor): string {
  const off = answers.map(({ rating, values }) => Math.abs(predict(values) - rating))
  const within = (most: number) => off.filter((distance) => distance <= most).length
  return `${within(0)}/${off.length} ${within(1)}/${off.length}`
}

function rowOf(subject: KeyedItem): string {
  const { anchors, heldOut } = subject.key
  const engine: Predictor = (values) => toRating(scoreOf(subject, values))
  const length = fitLength(anchors)
  const cells = [tally(anchors, engine), tally(heldOut, engine), tally(anchors, length), tally(heldOut, length)]
  return `| ${nameOf(subject)} | ${cells.join(' | ')} |`
}

const type = process.argv[2]
const subjects = listKeyedItems().filter(({ key }) => type === undefined || key.type === type)
console.log('| item | anchors | held out | anchors, length | held out, length |\n|---|---|---|---|---|')
for (const subject of subjects) console.log(rowOf(subject))
