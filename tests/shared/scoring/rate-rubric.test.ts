import { describe, expect, it } from 'vitest'
import type { RubricKey } from '../../../shared/pack/keys/rubric.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { readCriterion } from '../../../shared/scoring/criterion.ts'
import { judgeRows } from '../../../shared/scoring/criterion-rows.ts'
import { indexStimuli } from '../../../shared/scoring/quotes.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import { readField } from '../../../shared/scoring/reading.ts'
import { findStatements } from '../../../shared/scoring/rubric-findings.ts'
import { toRating } from '../../../shared/scoring/thresholds.ts'
import {
  bestValues,
  type KeyedItem,
  listItemsOf,
  nameOf,
  scoreOf,
  type Values,
  withTexts,
} from './gaming/keyed-items.ts'
import { rowsOf, withRows } from './gaming/rubric.ts'

const items = listItemsOf<RubricKey>('rubric')

function itemNamed(name: string): KeyedItem<RubricKey> {
  const found = items.find((subject) => nameOf(subject) === name)
  if (found === undefined) throw new Error(`there is no item ${name}`)
  return found
}

const lamps = itemNamed('ai-trainer-core/form-a rubric-1')
const lesson = itemNamed('ai-trainer-core/form-a rubric-2')
const jar = itemNamed('ai-trainer-core/form-a rubric-3')
const swimming = itemNamed('ai-trainer-core/form-b rubric-1')
const readings = (subject: KeyedItem, texts: readonly string[], field: string) => {
  const index = indexStimuli(plainStimuli(subject.item))
  const seen = new Set<string>()
  return texts.map((text, at) => readField(`${field}.${at + 1}`, text, index, seen))
}
const readRow = (text: string, points = 3) => {
  const [reading] = readings(lamps, [text], 'rubric')
  if (reading === undefined) throw new Error('one text gives one reading')
  return readCriterion(reading, 1, points)
}
const judge = (subject: KeyedItem<RubricKey>, rows: readonly (readonly [number, string])[]) => {
  const read = readings(
    subject,
    rows.map(([, text]) => text),
    'rubric',
  )
  const report = judgeRows(
    read.map((reading, at) => readCriterion(reading, at + 1, rows[at]?.[0] ?? 0)),
    subject.key,
    plainStimuli(subject.item),
  )
  return {
    covering: report.covering.map(({ aspect, statesFact }) => `${aspect.id}${statesFact ? '' : ' without its value'}`),
    wrongSigns: report.wrongSigns.map(({ slot }) => slot),
    duplicates: report.duplicates.map(({ slot }) => slot),
    copied: report.copied.map(({ slot }) => slot),
  }
}
const nothing = { covering: [], wrongSigns: [], duplicates: [], copied: [] }

describe('a criterion', () => {
  it.each([
    ['Includes the date and the time.', true],
    ['Says sorry for the delay and for the broken lamp.', true],
    ['Names all three stages: rain, vapour and cloud.', true],
    ['Says sorry and asks for a photo.', false],
    ['Gives the refund. Also thanks the customer.', false],
    ['Names the date, the sum and the address.', false],
    ['Is friendly and short.', false],
    ['Does the reply give the sum and ask for a photo?', false],
  ])('“%s” makes one check: %s', (text, isAtomic) => {
    expect(readRow(text).isAtomic).toBe(isAtomic)
  })

  it.each([
    ['Makes it clear that she can keep the lamp.', true],
    ['Is short: at most 110 words.', true],
    ['Is polite, for example says “please”.', true],
    ['Ends with “Best regards”.', true],
    ['Is polite to the customer.', false],
    ['Gives enough detail about the refund.', false],
  ])('“%s” is objective: %s', (text, isObjective) => {
    expect(readRow(text).isObjective).toBe(isObjective)
  })

  it.each([
    ['States that the refund is $24.', true],
    ['Gives the correct refund.', false],
    ['Has all the facts from the request.', false],
    ['Follows the policy in the note.', false],
    ['Matches the reference answer.', false],
  ])('“%s” names its values: %s', (text, isSelfContained) => {
    expect(readRow(text).isSelfContained).toBe(isSelfContained)
  })

  it.each([['How well is the reply written?'], ['Refund, apology, photo, lamp.'], ['Nice warm words everywhere.']])(
    '“%s” holds no check that yes or no could answer',
    (text) => {
      expect(readRow(text).check).toBeNull()
    },
  )
})

describe('the rows of a rubric', () => {
  it('count for one aspect each, at most', () => {
    expect(judge(lamps, [[3, 'States the refund of $24, an apology and a photo by 30 May.']]).covering).toEqual([
      'refund',
    ])
  })

  it.each([
    [5, 'Gives no refund at all.'],
    [-5, 'States that the refund is $24.'],
    [3, 'Blames the delivery company.'],
    [-3, 'Does not blame the delivery company.'],
    [2, 'Is longer than 110 words.'],
    [-2, 'Has no more than 110 words.'],
  ])('with %i points, “%s” has the wrong sign', (points, text) => {
    expect(judge(lamps, [[points, text]])).toEqual({ ...nothing, wrongSigns: [1] })
  })

  it.each([
    [-5, 'Gives a refund other than $24.', 'refund'],
    [-3, 'Leaves out the apology for the delay.', 'apology'],
    [3, 'Does not blame the delivery company.', 'blame'],
    [2, 'Says that there is no need to return the lamp.', 'keep'],
    [-2, 'Goes over 110 words.', 'length'],
    [-2, 'Goes past 110 words.', 'length'],
    [1, 'Does not exceed 110 words.', 'length'],
  ])('with %i points, “%s” has the right sign', (points, text, aspect) => {
    expect(judge(lamps, [[points, text]])).toEqual({ ...nothing, covering: [aspect] })
  })

  it('may ask for a different thing, and for the absence of hard words', () => {
    expect(judge(swimming, [[3, 'Asks Jonas to pick a different group.']])).toEqual({
      ...nothing,
      covering: ['choice'],
    })
    expect(judge(jar, [[2, 'Uses no technical terms such as “solvent”.']])).toEqual({
      ...nothing,
      covering: ['language'],
    })
  })

  it('that repeat another are no second row', () => {
    const rows = [
      [3, 'States that the refund is $24.'],
      [3, 'Says that the refund is $24.'],
      [2, 'Mentions money back of 24 dollars.'],
    ] as const
    expect(judge(lamps, rows)).toEqual({ ...nothing, covering: ['refund'], duplicates: [2, 3] })
  })

  it('may keep a sound row of the page, or half of a bad one, and not a bad one', () => {
    const rows = [
      [3, 'Says that heat from the sun makes water evaporate.'],
      [1, 'Ends with a question about rain.'],
      [3, 'Gives the correct due date of the homework.'],
    ] as const
    expect(judge(lesson, rows)).toEqual({ ...nothing, covering: ['sun', 'ending'], copied: [3] })
  })
})

describe('the written part', () => {
  const say = (subject: KeyedItem<RubricKey>, text: string) => {
    const index = indexStimuli(plainStimuli(subject.item))
    const reading = readField(subject.key.fields.text, text, index, new Set())
    const report = findStatements(reading, subject.key, plainStimuli(subject.item))
    return { made: report.made.map(({ finding, credit }) => `${finding.id} ${credit}`), untrue: report.untrue.length }
  }

  it.each([
    ['R2 asks two things.', ['r2-two-checks 1'], 0],
    ['R2 is bad.', [], 0],
    ['R2 does not ask two things.', [], 0],
    ['R6 says the same as R1.', ['r6-repeats 1'], 0],
    ['“Gives the correct due date of the homework” does not say which day.', ['r3-no-date 1'], 0],
    ['R5 is vague.', [], 1],
    ['R1 and R5 are fine. R4 is a matter of opinion.', ['r4-opinion 1'], 0],
    ['R3 is a leak, double-barrelled, a duplicate and it does not state the date.', [], 0],
    ['The third row says “correct” without giving the date.', ['r3-no-date 1'], 0],
    ['R6 same like R1.', ['r6-repeats 1'], 0],
    ['All points are the same and there are no minus points.', ['flat 1'], 0],
    ['The clouds are not covered by any row.', ['flat 1'], 0],
  ])('of a repair: “%s”', (text, made, untrue) => {
    expect(say(lesson, text)).toEqual({ made, untrue })
  })

  it.each([
    ['C1 is met, there are five steps.', ['c1-met 1'], 0],
    ['C1 and C2 are met.', ['c1-met 0.4', 'c2-met 0.4'], 0],
    ['C3 is met.', [], 1],
    ['C3: no warning about a knife.', ['c3-not-met 1'], 0],
    ['C2 is vague.', [], 1],
    ['C1: yes, the list has five steps, +3. C2: yes, 45 minutes.', ['c1-met 1', 'c2-met 1'], 0],
    ['C1 holds because I count five numbered steps. C3 does not hold, no knife.', ['c1-met 1', 'c3-not-met 1'], 0],
    ['C3 holds.', [], 1],
    ['C4 is met.', [], 1],
    ['C4 depends on the grader and everyone reads “simple” in a different way.', ['c4-opinion 1'], 0],
  ])('of a grading: “%s”', (text, made, untrue) => {
    expect(say(jar, text)).toEqual({ made, untrue })
  })
})

describe.each(items.map((subject) => [nameOf(subject), subject] as const))('%s', (_name, subject) => {
  const ratingOf = (values: Values) => toRating(scoreOf(subject, values))

  it('gives each anchor the rating of its author', () => {
    const differing = subject.key.anchors.filter(({ rating, values }) => ratingOf(values) !== rating)
    expect(differing.map(({ id, values }) => `${id}: ${ratingOf(values)}`)).toEqual([])
  })

  it('rates every held-out answer within 1 of its author', () => {
    const far = subject.key.heldOut.filter(({ rating, values }) => Math.abs(ratingOf(values) - rating) > 1)
    expect(far.map(({ id, values }) => `${id}: ${ratingOf(values)}`)).toEqual([])
  })

  it('points at words inside the texts, in slots and in the written part', () => {
    const values = bestValues(subject)
    const spans = rateItem({
      item: subject.item,
      key: subject.key,
      keyVersion: '1.0.0',
      responses: values,
    }).matchedSpans
    const outside = spans.filter(({ field, from, to }) => from >= to || to > String(values[field] ?? '').length)
    expect({ outside, hasSlots: spans.some(({ field }) => field.includes('.')) }).toEqual({
      outside: [],
      hasSlots: true,
    })
  })

  it('is not scorable without a text, whatever points and choices were given', () => {
    const values = withTexts(bestValues(subject), () => ' ')
    expect(rateItem({ item: subject.item, key: subject.key, keyVersion: '1.0.0', responses: values }).score).toBeNull()
  })

  it.each(['R1 and C1 and ', 'says the sum and ', 'not met, ', 'a b\n', '\u0301', '\ud83d'])(
    'rates 199,000 units of “%s” in every text in less than 20 s',
    (part) => {
      const text = part.repeat(Math.ceil(199_000 / part.length)).slice(0, 199_000)
      const start = performance.now()
      const score = scoreOf(
        subject,
        withTexts(bestValues(subject), () => text),
      )
      expect([score < 2.5, performance.now() - start < 20_000]).toEqual([true, true])
    },
  )

  it('limits a rubric whose points say the opposite of its rows', () => {
    const values = bestValues(subject)
    const turned = withRows(
      subject.key,
      values,
      rowsOf(subject.key, values).map(([points, text]) => [-points, text]),
    )
    const { score, caps } = rateItem({ item: subject.item, key: subject.key, keyVersion: '1.0.0', responses: turned })
    expect([(score ?? 0) <= 2, caps.map(({ name }) => name).includes('wrong-signs')]).toEqual([true, true])
  })
})

it('agrees exactly on at least two thirds of the held-out answers of all items together', () => {
  const off = items.flatMap((subject) =>
    subject.key.heldOut.map(({ rating, values }) => Math.abs(toRating(scoreOf(subject, values)) - rating)),
  )
  expect([off.length, off.filter((distance) => distance === 0).length >= (off.length * 2) / 3]).toEqual([18, true])
})
