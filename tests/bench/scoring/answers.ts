import type { Concept } from '../../../shared/pack/keys/common.ts'
import { countWords } from '../../../shared/pack/response.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'
import { conceptsOf } from '../../shared/scoring/gaming/all.ts'
import {
  type KeyedItem,
  listKeyedItems,
  scoreOf,
  textsOf,
  type Values,
} from '../../shared/scoring/gaming/keyed-items.ts'
import { loadAnswers } from '../../shared/scoring/sample.ts'

/** Every rated answer with what the engine and the two baselines make of it. */

export type AnswerSet = 'anchors' | 'held out' | 'unlike'
export const scorers = ['engine', 'length', 'overlap'] as const
export type Scorer = (typeof scorers)[number]

export interface ScoredAnswer {
  readonly subject: KeyedItem
  readonly set: AnswerSet
  /** The author's rating, 1 to 5. */
  readonly rating: number
  readonly words: number
  /** Third of its item's answers by words: 0 shortest, 2 longest. */
  readonly third: number
  /** Scores from 1 to 5, before they are rounded to a rating. */
  readonly scores: Readonly<Record<Scorer, number>>
}

interface Rated {
  readonly set: AnswerSet
  readonly rating: number
  readonly values: Values
}

const wordsOf = (values: Values) => textsOf(values).reduce((sum, text) => sum + countWords(text), 0)

interface KeyWord {
  readonly text: string
  readonly isPrefix: boolean
}

/** The distinct words of all concepts of a key: all that it listens for, without order, place or negation. */
function keyWords(concepts: readonly Concept[]): readonly KeyWord[] {
  const words = concepts
    .flat(2)
    .flatMap((phrase) =>
      phrase
        .split(/\s+/u)
        .flatMap((word) => tokenize(word).map(({ text }) => ({ text, isPrefix: word.endsWith('*') }))),
    )
  return [...new Map(words.map((word) => [`${word.text} ${word.isPrefix}`, word])).values()]
}

/** Share of the key's words that occur in the answer's texts, 0 to 1. */
function overlapWith(words: readonly KeyWord[], values: Values): number {
  const own = [...new Set(tokenize(textsOf(values).join('\n')).map(({ text }) => text))]
  const isIn = ({ text, isPrefix }: KeyWord) => own.some((word) => (isPrefix ? word.startsWith(text) : word === text))
  return words.length === 0 ? 0 : words.filter(isIn).length / words.length
}

type Feature = (values: Values) => number

/** Least squares through the item's anchors, kept within 1 to 5. */
function fitLine(feature: Feature, anchors: readonly Rated[]): Feature {
  const points = anchors.map(({ values, rating }) => [feature(values), rating] as const)
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const [x, y] = [mean(points.map(([value]) => value)), mean(points.map(([, rating]) => rating))]
  const spread = mean(points.map(([value]) => (value - x) ** 2))
  const slope = spread === 0 ? 0 : mean(points.map(([value, rating]) => (value - x) * (rating - y))) / spread
  return (values) => Math.min(5, Math.max(1, y + slope * (feature(values) - x)))
}

function scoreItem(subject: KeyedItem, answers: readonly Rated[]): readonly ScoredAnswer[] {
  const anchors = answers.filter(({ set }) => set === 'anchors')
  const words = keyWords(conceptsOf(subject.key))
  const length = fitLine(wordsOf, anchors)
  const overlap = fitLine((values) => overlapWith(words, values), anchors)
  const byLength = answers.toSorted((left, right) => wordsOf(left.values) - wordsOf(right.values))
  return answers.map((answer) => {
    const { set, rating, values } = answer
    const scores = { engine: Math.max(1, scoreOf(subject, values)), length: length(values), overlap: overlap(values) }
    const third = Math.floor((3 * byLength.indexOf(answer)) / answers.length)
    return { subject, set, rating, words: wordsOf(values), third, scores }
  })
}

function keyedAnswers({ key }: KeyedItem): readonly Rated[] {
  const as = (set: AnswerSet) => (answer: Omit<Rated, 'set'>) => ({ set, rating: answer.rating, values: answer.values })
  return [...key.anchors.map(as('anchors')), ...key.heldOut.map(as('held out'))]
}

/** Answers to the sample's items that are not in its key and were not used to write rules. */
function sampleAnswers(item: string): readonly Rated[] {
  const sets = [
    ['held-out', 'held out'],
    ['unlike', 'unlike'],
  ] as const
  return sets.flatMap(([file, set]) =>
    loadAnswers(file)
      .filter((answer) => answer.item === item)
      .map(({ rating, values }) => ({ set, rating, values })),
  )
}

/** All answers to the items of the shipped forms, and to those of the sample pack. */
export function scoreAnswers(): {
  readonly shipped: readonly ScoredAnswer[]
  readonly sample: readonly ScoredAnswer[]
} {
  const isSample = ({ pack }: KeyedItem) => pack === 'sample'
  const subjects = listKeyedItems()
  return {
    shipped: subjects.filter((subject) => !isSample(subject)).flatMap((own) => scoreItem(own, keyedAnswers(own))),
    sample: subjects
      .filter(isSample)
      .flatMap((own) => scoreItem(own, [...keyedAnswers(own), ...sampleAnswers(own.item.id)])),
  }
}
