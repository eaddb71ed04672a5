import type { RubricKey, RubricTask } from '../pack/keys/rubric.ts'
import type { Item } from '../pack/pack.ts'
import { chosenOf, countWords, type FieldValue } from '../pack/response.ts'
import type { CriterionReading } from './criterion.ts'
import type { CoveringRow, RowReport } from './criterion-rows.ts'
import { component } from './points.ts'
import type { RatingComponent } from './rating.ts'
import type { Reading } from './reading.ts'
import type { Made } from './rubric-findings.ts'

/** Points per component and task; each column adds up to 100 (docs/scoring.md). */
export const MAX: Readonly<Record<RubricTask, Readonly<Record<Part, number>>>> = {
  author: { coverage: 32, quality: 22, weights: 8, penalty: 8, text: 15, picks: 0, total: 0, evidence: 10, form: 5 },
  repair: { coverage: 24, quality: 16, weights: 7, penalty: 5, text: 33, picks: 0, total: 0, evidence: 10, form: 5 },
  apply: { coverage: 18, quality: 14, weights: 5, penalty: 0, text: 27, picks: 10, total: 6, evidence: 15, form: 5 },
}
type Part = 'coverage' | 'quality' | 'weights' | 'penalty' | 'text' | 'picks' | 'total' | 'evidence' | 'form'

const CHECKS = { atomic: 0.35, objective: 0.25, selfContained: 0.3, gradable: 0.1 } as const
const COST = { wrongSign: 3, duplicate: 2, copied: 2, untrue: 4, most: 20 } as const
/** Pairs of rows from which an order of importance can be read. */
const ENOUGH_FOR_ORDER = 3
/** One true statement may be luck. */
const ENOUGH_STATEMENTS = 2

const joinWords = (parts: readonly string[]) => (parts.length === 0 ? 'none' : parts.join('; '))

export function coveragePart(key: RubricKey, covering: readonly CoveringRow[]): RatingComponent {
  const enough = key.aspects
    .map(({ importance }) => importance)
    .toSorted((left, right) => right - left)
    .slice(0, key.enoughAspects)
    .reduce((sum, importance) => sum + importance, 0)
  const earned = covering.reduce((sum, { aspect, credit }) => sum + aspect.importance * credit, 0)
  const missed = key.aspects.filter((aspect) => !covering.some((cover) => cover.aspect === aspect))
  const words = `Has a criterion for ${covering.length} of ${key.enoughAspects} aspects. Without one: ${joinWords(missed.map((aspect) => aspect.words))}.`
  const max = MAX[key.task].coverage
  return component('Aspects covered', max * Math.min(1, earned / enough), max, words)
}

function qualityOf({ row, aspect, statesFact }: CoveringRow): number {
  const isSelfContained = aspect.facts === undefined ? row.isSelfContained : statesFact
  return (
    CHECKS.gradable +
    (row.isAtomic ? CHECKS.atomic : 0) +
    (row.isObjective ? CHECKS.objective : 0) +
    (isSelfContained ? CHECKS.selfContained : 0)
  )
}

const numbersOf = (rows: readonly CriterionReading[]) => joinWords(rows.map(({ slot }) => `row ${slot}`))

export function qualityPart(key: RubricKey, report: RowReport): RatingComponent {
  const { covering, unusable } = report
  const extra = unusable.filter((row) => !covering.some((cover) => cover.row === row)).length
  const earned = covering.reduce((sum, cover) => sum + qualityOf(cover), 0)
  const of = (isFine: (cover: CoveringRow) => boolean) =>
    numbersOf(covering.filter((cover) => !isFine(cover)).map(({ row }) => row))
  const words = `More than one check: ${of(({ row }) => row.isAtomic)}. Left to opinion: ${of(({ row }) => row.isObjective)}. Value not stated: ${of(({ statesFact }) => statesFact)}. Nothing to grade: ${numbersOf(unusable.filter((row) => row.check === null))}.`
  const max = MAX[key.task].quality
  const rows = Math.max(key.enoughAspects, covering.length + extra)
  return component('Quality of the criteria', (max * earned) / rows, max, words)
}

/** Share of pairs of unequal importance whose points go the same way; equal points go no way. */
function orderShare(covering: readonly CoveringRow[]): number {
  const pairs = covering.flatMap((high) =>
    covering.filter((low) => low.aspect.importance < high.aspect.importance).map((low) => ({ high, low })),
  )
  const right = pairs.filter(({ high, low }) => Math.abs(high.row.points) > Math.abs(low.row.points)).length
  return pairs.length === 0 ? 0 : (right / pairs.length) * Math.min(1, covering.length / ENOUGH_FOR_ORDER)
}

export function weightsPart(key: RubricKey, covering: readonly CoveringRow[]): RatingComponent {
  const fixed = key.aspects.filter(({ points }) => points !== undefined)
  const fitting = covering.filter(
    ({ row, aspect: { points } }) => points !== undefined && row.points >= points.min && row.points <= points.max,
  )
  const share = fixed.length > 0 ? fitting.length / fixed.length : orderShare(covering)
  const isFlat = covering.length > 1 && new Set(covering.map(({ row }) => Math.abs(row.points))).size === 1
  const words =
    fixed.length > 0
      ? `Gave ${fitting.length} of ${fixed.length} criteria the points that the task fixes.`
      : isFlat
        ? 'Gave every criterion the same points, whatever its importance.'
        : `In ${Math.round(share * 100)} % of pairs the more important criterion has more points.`
  const max = MAX[key.task].weights
  return component('Points by importance', max * Math.min(1, share), max, words)
}

export function penaltyPart(key: RubricKey, covering: readonly CoveringRow[]): RatingComponent {
  const row = covering.find((cover) => cover.row.points < 0)
  const max = MAX[key.task].penalty
  const words =
    row === undefined
      ? 'No criterion takes points for a fault that matters here.'
      : `Takes points for ${row.aspect.isWanted ? 'missing ' : ''}${row.aspect.words} (row ${row.row.slot}).`
  return component('Penalty', row === undefined ? 0 : max, max, words)
}

const TEXT_NAMES: Readonly<Record<RubricTask, string>> = {
  author: 'Bad criterion explained',
  repair: 'Flaws named',
  apply: 'Grading of the response',
}

/** @param best the best of each statement that was made, by id */
export function textPart(key: RubricKey, best: ReadonlyMap<string, Made>): RatingComponent {
  const total = key.findings.reduce((sum, { weight }) => sum + weight, 0)
  const earned = key.findings.reduce((sum, { id, weight }) => sum + weight * (best.get(id)?.credit ?? 0), 0)
  const missed = key.findings.filter(({ id }) => !best.has(id)).map(({ words }) => `that ${words}`)
  const max = MAX[key.task].text
  const words = `Made ${best.size} of ${key.findings.length} statements. Not said: ${joinWords(missed)}.`
  return component(TEXT_NAMES[key.task], (max * earned) / total, max, words)
}

export function picksPart(key: RubricKey, value: FieldValue | undefined, isGrounded: boolean): RatingComponent {
  const chosen = chosenOf(value)
  const right = chosen.filter((id) => key.picks.includes(id)).length
  const share = Math.max(0, right - (chosen.length - right)) / Math.max(1, key.picks.length)
  const words = `Marked ${right} of ${key.picks.length} criteria that cannot be graded as they stand, and ${chosen.length - right} that can.${isGrounded ? '' : ' Nothing written supports it, so it may be a guess.'}`
  return component('Ambiguous criteria', isGrounded ? MAX.apply.picks * share : 0, MAX.apply.picks, words)
}

export function totalPart(key: RubricKey, value: FieldValue | undefined, isGrounded: boolean): RatingComponent {
  const isRight = chosenOf(value)[0] === key.total
  const words = `${isRight ? 'Chose the total that follows' : 'Chose another total than the one that follows'} from the criteria.${isGrounded ? '' : ' No grading supports it.'}`
  return component('Total', isRight && isGrounded ? MAX.apply.total : 0, MAX.apply.total, words)
}

export function evidencePart(
  key: RubricKey,
  covering: readonly CoveringRow[],
  best: ReadonlyMap<string, Made>,
): RatingComponent {
  const facts = covering.filter(({ aspect, statesFact }) => aspect.facts !== undefined && statesFact).length
  const shown = [...best.values()].filter(({ isShown }) => isShown).length
  const max = MAX[key.task].evidence
  const words = `Stated ${facts} values in criteria and showed evidence for ${shown} statements; ${key.enoughEvidence} together are enough.`
  return component('Evidence', max * Math.min(1, (facts + shown) / key.enoughEvidence), max, words)
}

/** Whether the written part reaches its floor and says two things that count; more words earn nothing. */
export function formPart(item: Item, key: RubricKey, text: Reading, statements: number): RatingComponent {
  const field = item.fields.find(({ id }) => id === key.fields.text)
  const floor = field?.kind === 'long-text' ? field.minWords : 1
  const isReached = statements >= ENOUGH_STATEMENTS && countWords(text.text) >= floor
  const words = isReached
    ? `The written part has at least ${floor} words and says two things that count.`
    : `The written part is shorter than ${floor} words or says less than two things that count.`
  const max = MAX[key.task].form
  return component('Form', isReached ? max : 0, max, words)
}

/** Points taken off: signs that say the opposite, repeated and copied rows, untrue statements. */
export function faultsPart(report: RowReport, untrue: number): RatingComponent {
  const cost =
    report.wrongSigns.length * COST.wrongSign +
    report.duplicates.length * COST.duplicate +
    report.copied.length * COST.copied +
    untrue * COST.untrue
  const words = `Points against the meaning: ${numbersOf(report.wrongSigns)}. Says the same again: ${numbersOf(report.duplicates)}. Copied from the page: ${numbersOf(report.copied)}. Untrue statements: ${untrue}.`
  return component('Faults', -Math.min(COST.most, cost), 0, words)
}
