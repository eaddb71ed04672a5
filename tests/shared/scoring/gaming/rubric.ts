import type { RubricKey } from '../../../../shared/pack/keys/rubric.ts'
import { countWords, criteriaOf, type FieldValue } from '../../../../shared/pack/response.ts'
import type { TypeAttacks } from './attacks.ts'
import { splitIntoSentences, stimulusTexts } from './attacks.ts'
import type { KeyedItem, Values } from './keyed-items.ts'

/** What Rubric Work invites: rows that multiply, copy or say nothing, points that say nothing, and every verdict at once. */

type Row = readonly [points: number, text: string]

/** Rows of a response as points and text. */
export function rowsOf(key: RubricKey, values: Values): readonly Row[] {
  const field = key.fields.criteria
  return criteriaOf(values[field]).map(({ slot, points }) => [points ?? 0, String(values[`${field}.${slot}`] ?? '')])
}

/** The response with other rows. */
export function withRows(key: RubricKey, values: Values, rows: readonly Row[]): Values {
  const field = key.fields.criteria
  const kept = Object.entries(values).filter(([name]) => name !== field && !name.startsWith(`${field}.`))
  return Object.fromEntries<FieldValue>([
    ...kept,
    [field, { criteria: rows.map(([points], index) => ({ slot: index + 1, points })) }],
    ...rows.map(([, text], index): [string, FieldValue] => [`${field}.${index + 1}`, text]),
  ])
}

type Subject = KeyedItem<RubricKey>

const worstOf = ({ key }: Subject): Values => key.anchors.find(({ rating }) => rating === 1)?.values ?? {}
const plain = (phrase: string) => phrase.replace(/[!*]/gu, '')
const FLAWS = 'double-barrelled, subjective, vague, not self-contained, a duplicate and a leak'
const NAMES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6']
const ofEach = (words: string) => NAMES.map((name) => `${name} ${words}.`).join(' ')

const sentencesOf = (subject: Subject) =>
  stimulusTexts(subject)
    .flatMap((text) => text.split(/[\n\t]+/u))
    .flatMap(splitIntoSentences)
    .filter((sentence) => countWords(sentence) >= 4)

const OPENINGS = ['First', 'In plain words', 'Before the end', 'At least once', 'In one sentence', 'In any case']

/** Rows of which each alone says nothing new; points vary, so that they look weighted. */
function rowSets(subject: Subject, best: Values): Readonly<Record<string, readonly Row[]>> {
  const { key } = subject
  const [points, text] = rowsOf(key, best)[0] ?? [1, '']
  const vary = (rows: readonly string[]): readonly Row[] =>
    rows.slice(0, 20).map((row, index) => [index === 0 ? -2 : 1 + (index % 5), row])
  return {
    'twenty rows that say nearly the same': Array.from({ length: 20 }, (_, index) => [
      index % 2 === 0 ? points : -points,
      `${text} (${index})`,
    ]),
    'one aspect split into many rows': OPENINGS.map((opening) => [points, `${opening}, it ${text.toLowerCase()}`]),
    'rows that are only keywords': vary(
      key.aspects.map(({ concept, facts }) => [...concept, ...(facts ?? [])].flat().map(plain).slice(0, 6).join(' ')),
    ),
    'rows that name an aspect and no check': vary(
      key.aspects.map(
        ({ concept, facts }) => `The ${plain(concept[0]?.[0] ?? '')} and the ${plain(facts?.[0]?.[0] ?? 'rest')}.`,
      ),
    ),
    'sentences of the page as rows': vary(sentencesOf(subject)),
    'the last sentences of the page as rows': vary(sentencesOf(subject).toReversed()),
  }
}

const changePoints = (key: RubricKey, change: (points: number) => number) => (values: Values) =>
  withRows(
    key,
    values,
    rowsOf(key, values).map(([points, text]) => [change(points), text]),
  )

export const rubricAttacks: TypeAttacks<RubricKey> = {
  type: 'rubric',
  concepts: (key) => [
    ...key.aspects.flatMap(({ concept, facts }) => [concept, facts ?? []]),
    ...key.findings.flatMap(({ locators, reasons, facts }) => [locators ?? [], reasons ?? [], facts ?? []]),
  ],
  texts: () => ({
    'words of the craft':
      'Atomic, objective, self-contained, measurable, weighted, penalty, coverage, no overlap, yes or no, evidence.',
    'names of flaws': FLAWS,
    'every flaw said of every row': ofEach(`is ${FLAWS}`),
    'every flaw denied': ofEach('is not double-barrelled, it is not vague, it is no duplicate and it does not leak'),
    'everything met': ofEach('is met'),
    'nothing met': ofEach('is not met'),
    'everything met and not met': ofEach('is met and it is not met'),
    'everything a matter of opinion': ofEach('is vague and subjective'),
  }),
  changes: ({ key, item }) => {
    const best = key.anchors.find(({ rating }) => rating === 5)?.values ?? {}
    const virtue = rowsOf(key, best).find(([points]) => points > 0)?.[1] ?? ''
    const rows = (change: (rows: readonly Row[]) => readonly Row[]) => (values: Values) =>
      withRows(key, values, change(rowsOf(key, values)))
    return {
      'the same points for every row': changePoints(key, (points) => (points < 0 ? -5 : 5)),
      'points turned round': changePoints(key, (points) => -points),
      'ten points for every row': changePoints(key, () => 10),
      'minus ten points for every row': changePoints(key, () => -10),
      'every row twice': rows((own) => [...own, ...own]),
      'a penalty for a virtue': rows((own) => [...own.slice(0, -1), [-3, virtue]]),
      'vague rows added': rows((own) => [...own, [3, 'Is written in a good and clear way.'], [2, 'Has high quality.']]),
      'every option chosen': (values) =>
        Object.fromEntries(
          Object.entries(values).map(([id, value]) => {
            const field = item.fields.find((candidate) => candidate.id === id)
            return [id, field?.kind === 'multi-choice' ? { chosen: field.options.map((option) => option.id) } : value]
          }),
        ),
    }
  },
  responses: (subject, best) => {
    const { key, item } = subject
    const worst = worstOf(subject)
    const table = item.stimuli.find(({ kind }) => kind === 'table')
    const copied = table?.kind === 'table' ? table.rows.map((row): Row => [Number(row[2] ?? 1), row[1] ?? '']) : []
    const choices = Object.fromEntries(
      Object.entries(best).filter(([id]) => id === key.fields.picks || id === key.fields.total),
    )
    return {
      ...Object.fromEntries(
        Object.entries(rowSets(subject, best)).map(([name, rows]) => [
          name,
          { ...withRows(key, worst, rows), ...choices },
        ]),
      ),
      ...(copied.length === 0
        ? {}
        : { 'the rubric of the page copied': { ...withRows(key, worst, copied), ...choices } }),
      'the right choices alone': { ...worst, ...choices },
    }
  },
}
