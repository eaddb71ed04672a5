import type { RubricKey } from '../pack/keys/rubric.ts'
import type { Item } from '../pack/pack.ts'
import { countWords, criteriaOf, type Responses } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { type Cap, commonCaps } from './caps.ts'
import { type CriterionReading, readCriterion } from './criterion.ts'
import { type CoveringRow, judgeRows, type RowReport } from './criterion-rows.ts'
import type { Points } from './points.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, spanOf } from './reading.ts'
import { findStatements, type Made } from './rubric-findings.ts'
import {
  coveragePart,
  evidencePart,
  faultsPart,
  formPart,
  MAX,
  penaltyPart,
  picksPart,
  qualityPart,
  textPart,
  totalPart,
  weightsPart,
} from './rubric-points.ts'

const EMPTY: Reading = { field: '', text: '', tokens: [], quotes: [], sentences: [] }
/** Over half of the rows with the same fault limits the score. */
const MOST_ROWS = 0.5
/** Less than this share of the aspects is no rubric for the request. */
const MIN_COVERED = 1 / 3
const OVER_LIMIT = 1.25

function readRows(key: RubricKey, values: Responses, readings: readonly Reading[]): readonly CriterionReading[] {
  return criteriaOf(values[key.fields.criteria]).flatMap(({ slot, points }) => {
    const reading = readings.find(({ field }) => field === `${key.fields.criteria}.${slot}`)
    return reading === undefined ? [] : [readCriterion(reading, slot, points ?? 0)]
  })
}

function bestOf(made: readonly Made[]): ReadonlyMap<string, Made> {
  const best = new Map<string, Made>()
  for (const statement of made) {
    const known = best.get(statement.finding.id)
    const isBetter = known === undefined || statement.credit > known.credit
    const isSameAndShown = known?.credit === statement.credit && statement.isShown && !known.isShown
    if (isBetter || isSameAndShown) best.set(statement.finding.id, statement)
  }
  return best
}

function rowSpan({ row, aspect, from, to, statesFact }: CoveringRow): MatchedSpan {
  const kind = row.points < 0 ? 'Takes points over' : 'Has a criterion for'
  return spanOf(row.reading, from, to, `${kind} ${aspect.words}${statesFact ? '' : ', without its value'}.`)
}

const wholeSpan = (row: CriterionReading, why: string) => spanOf(row.reading, 0, row.reading.tokens.length, why)

function faultSpans(report: RowReport): readonly MatchedSpan[] {
  return [
    ...report.wrongSigns.map((row) => wholeSpan(row, 'The sign of the points says the opposite of the words.')),
    ...report.duplicates.map((row) => wholeSpan(row, 'Says the same as another criterion.')),
    ...report.copied.map((row) => wholeSpan(row, 'Copied from the page.')),
  ]
}

function rowCaps(item: Item, key: RubricKey, rows: readonly CriterionReading[], report: RowReport): readonly Cap[] {
  const isMost = (some: readonly CriterionReading[]) => rows.length > 0 && some.length / rows.length > MOST_ROWS
  const field = item.fields.find(({ id }) => id === key.fields.criteria)
  const limit = field?.kind === 'criteria' ? field.maxWords * OVER_LIMIT : Number.POSITIVE_INFINITY
  const caps: readonly (Cap & { readonly isReached: boolean })[] = [
    {
      name: 'vague-rubric',
      words: 'Most criteria cannot be graded with yes or no: at most 2.',
      at: 2,
      isReached: isMost(report.unusable),
    },
    {
      name: 'no-coverage',
      words: 'The criteria check almost nothing that the request asks for: at most 2.',
      at: 2,
      isReached: report.covering.length / key.enoughAspects < MIN_COVERED,
    },
    {
      name: 'wrong-signs',
      words: 'Most points say the opposite of their criterion: at most 2.',
      at: 2,
      isReached: isMost(report.wrongSigns),
    },
    {
      name: 'copied-rubric',
      words: 'Half of the criteria or more are copied from the page: at most 2.',
      at: 2,
      isReached: rows.length > 0 && report.copied.length / rows.length >= MOST_ROWS,
    },
    {
      name: 'over-limit',
      words: 'A criterion is far over its limit of words: at most 3.',
      at: 3,
      isReached: rows.some((row) => countWords(row.reading.text) > limit),
    },
  ]
  return caps.filter(({ isReached }) => isReached).map(({ isReached: _, ...cap }) => cap)
}

/** Points for a Rubric Work item: what the rows check and how well, their points, and the written part. */
export function rateRubric(item: Item, key: RubricKey, values: Responses, readings: readonly Reading[]): Points {
  const stimuli = plainStimuli(item)
  const rows = readRows(key, values, readings)
  const report = judgeRows(rows, key, stimuli)
  const text = readings.find(({ field }) => field === key.fields.text) ?? EMPTY
  const { made, untrue } = findStatements(text, key, stimuli)
  const best = bestOf(made)
  const isGrounded = report.covering.length > 0 || best.size > 0
  const max = MAX[key.task]
  const statements = [...best.values()].map(({ span }) => span)
  return {
    components: [
      coveragePart(key, report.covering),
      qualityPart(key, report),
      weightsPart(key, report.covering),
      ...(max.penalty === 0 ? [] : [penaltyPart(key, report.covering)]),
      textPart(key, best),
      ...(key.fields.picks === undefined ? [] : [picksPart(key, values[key.fields.picks], isGrounded)]),
      ...(key.fields.total === undefined ? [] : [totalPart(key, values[key.fields.total], best.size > 1)]),
      evidencePart(key, report.covering, best),
      formPart(item, key, text, best.size),
      faultsPart(report, untrue.length),
    ],
    matchedSpans: [...report.covering.map(rowSpan), ...faultSpans(report), ...statements, ...untrue],
    caps: [...commonCaps(item, readings, isGrounded), ...rowCaps(item, key, rows, report)],
  }
}
