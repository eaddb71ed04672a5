import { countWords, type Responses } from '../../shared/pack/response.ts'
import { plainStimuli } from '../../shared/pack/stimulus.ts'
import { rateAttempt, rateItem } from '../../shared/scoring/rate.ts'
import { bestValues, type KeyedItem, textsOf, withTexts } from '../shared/scoring/gaming/keyed-items.ts'
import { readForm, withItems } from './form.ts'
import { compared, type Figure, median, pairedRatio, printReport, quantile } from './report.ts'

/**
 * `npm run bench:scoring-time`: how long a scoring worker takes to rate an attempt at form A, every item answered as its
 * first anchor of 5, and an attempt whose every text has 5,000 words. The peer does the least that any scorer must: it
 * splits what was written and what was read into words once, with one regular expression.
 */

const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 15 : 60
const longRounds = isQuick ? 3 : 8
const LONG_WORDS = 5_000

const form = readForm('a')
const WORD = /[\p{L}\p{N}]+/gu

/** What was written, and every stimulus of the form. */
function splitWords(values: Responses): number {
  const read = form.subjects.flatMap(({ item }) => plainStimuli(item).map(({ text }) => text))
  return [...textsOf(values), ...read].reduce((sum, text) => sum + [...text.matchAll(WORD)].length, 0)
}

/** Sentences of all anchors of the form one after the other, none twice in a row of 5,000 words where there are enough. */
function longValues(subject: KeyedItem, offset: number): Responses {
  const all = form.subjects.flatMap(({ key }) => key.anchors.flatMap(({ values }) => textsOf(values)))
  const sentences = [...new Set(all.flatMap((text) => text.split(/(?<=[.!?])\s+/u)))]
  let at = offset
  const grow = (text: string) => {
    const parts = [text]
    for (let words = countWords(text); words < LONG_WORDS; at += 1) {
      const next = sentences[at % sentences.length] ?? ''
      parts.push(next)
      words += countWords(next)
    }
    return parts.join(' ')
  }
  return withTexts(bestValues(subject), grow)
}

function time(work: () => unknown): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}

interface Pairs {
  readonly rateMs: number[]
  readonly splitMs: number[]
  readonly itemsMs: (readonly number[])[]
}

/** Rates and splits in turn, so that a slow moment hits both. */
function run(values: Responses, count: number): Pairs {
  const pairs: Pairs = { rateMs: [], splitMs: [], itemsMs: [] }
  for (let round = 0; round < count; round += 1) {
    pairs.rateMs.push(time(() => rateAttempt(form.pack, form.key, values)))
    pairs.splitMs.push(time(() => splitWords(values)))
    pairs.itemsMs.push(timeItems())
  }
  return pairs
}

/** Milliseconds of every item by itself, in the order of the form. */
function timeItems(): readonly number[] {
  return form.subjects.map((subject) => {
    const { item, key } = subject
    const responses = bestValues(subject)
    return time(() => rateItem({ item, key, keyVersion: '0', responses }))
  })
}

const wordsOf = (values: Responses) => textsOf(values).reduce((sum, text) => sum + countWords(text), 0)

const long = withItems(form.subjects, (subject) => longValues(subject, form.subjects.indexOf(subject) * 97))
const firstMs = time(() => rateAttempt(form.pack, form.key, form.best))
run(form.best, isQuick ? 20 : 60) // until the engine's code is compiled
const attempt = run(form.best, rounds)
const longAttempt = run(long, longRounds)
const items = form.subjects.map(({ item }, at) => ({
  id: item.id,
  ms: median(attempt.itemsMs.map((times) => times[at] ?? Number.NaN)),
}))
const slowest = items.reduce((left, right) => (right.ms > left.ms ? right : left))
const rows: Record<string, Figure> = {
  'an attempt / splitting its words': compared(median(attempt.rateMs), 'ms', {
    peer: median(attempt.splitMs),
    ratio: pairedRatio(attempt.rateMs, attempt.splitMs),
  }),
  'an attempt, median': compared(median(attempt.rateMs), 'ms', { target: 120 }),
  'an attempt, p95': compared(quantile(attempt.rateMs, 0.95), 'ms', { target: 120 }),
  'an attempt, the first of a process': compared(firstMs, 'ms', {}),
  [`slowest item (${slowest.id}), median`]: compared(slowest.ms, 'ms', {}),
  'texts of 5,000 words / splitting their words': compared(median(longAttempt.rateMs), 'ms', {
    peer: median(longAttempt.splitMs),
    ratio: pairedRatio(longAttempt.rateMs, longAttempt.splitMs),
  }),
  'texts of 5,000 words, median': compared(median(longAttempt.rateMs), 'ms', { target: 2_000 }),
  'texts of 5,000 words, slowest': compared(Math.max(...longAttempt.rateMs), 'ms', { target: 2_000 }),
}
console.log(
  `${form.subjects.length} items of form A; ${wordsOf(form.best)} words, and ${wordsOf(long)} in ${textsOf(long).length} long texts; ${rounds} and ${longRounds} rounds`,
)
printReport('scoring-time', rows, process.argv)
