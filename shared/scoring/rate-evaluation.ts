import type { EvaluationKey, GoldError } from '../pack/keys/evaluation.ts'
import type { Item } from '../pack/pack.ts'
import type { FieldValue, Responses } from '../pack/response.ts'
import { commonCaps } from './caps.ts'
import { findConcept } from './concepts.ts'
import { marksOf, readMarked, readTexts } from './evaluation-answer.ts'
import type { FalseAlarm, Finding } from './gold-errors.ts'
import { development } from './length.ts'
import { component, type Points } from './points.ts'
import type { MatchedSpan, RatingComponent } from './rating.ts'
import { quotedShare, type Reading, spanOf } from './reading.ts'

/** Points per component: 85 from the key, 10 from evidence, 5 from form (docs/scoring.md). */
const MAX = { errors: 60, rating: 8, decision: 7, mostSerious: 10, evidence: 10, development: 5 } as const
/** A mark is made faster than a sentence, so that marking everything must be able to cost more than it finds. */
const PENALTY = { decoy: 8, unsupported: 5, most: 24, mostMarked: 40 } as const
const MAX_QUOTED_SHARE = 0.6
const KEYWORDS_WITHOUT_REASON = 0.4
/** "Not usable." and "Do not send." decide without the shape of a sentence; a longer list of keywords does not. */
const MAX_TERSE_DECISION_WORDS = 6

/** The best finding per gold error; what is both found and called right counts half. */
function bestFindings(findings: readonly Finding[], denied: readonly GoldError[]): ReadonlyMap<string, Finding> {
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    const isDenied = denied.some(({ id }) => id === finding.error.id)
    const credit = isDenied ? finding.credit / 2 : finding.credit
    if (credit > (best.get(finding.error.id)?.credit ?? 0)) best.set(finding.error.id, { ...finding, credit })
  }
  return best
}

const joinWords = (parts: readonly string[]) => (parts.length === 0 ? 'none' : parts.join('; '))

function errorsPart(key: EvaluationKey, best: ReadonlyMap<string, Finding>): RatingComponent {
  const total = key.goldErrors.reduce((sum, error) => sum + error.weight, 0)
  const earned = key.goldErrors.reduce((sum, error) => sum + error.weight * (best.get(error.id)?.credit ?? 0), 0)
  const missed = key.goldErrors.filter(({ id }) => !best.has(id)).map(({ words }) => words)
  const words = `Found ${best.size} of ${key.goldErrors.length} errors. Not seen: ${joinWords(missed)}.`
  return component('Errors found', (MAX.errors * earned) / total, MAX.errors, words)
}

function alarmsPart(alarms: readonly FalseAlarm[], most: number): RatingComponent {
  const cost = alarms.reduce((sum, { decoy }) => sum + (decoy === null ? PENALTY.unsupported : PENALTY.decoy), 0)
  const words =
    alarms.length === 0 ? 'Called nothing wrong that is right.' : joinWords(alarms.map((alarm) => alarm.words))
  return component('False alarms', -Math.min(most, cost), 0, words)
}

function ratingPart(item: Item, key: EvaluationKey, values: Responses, hasFound: boolean): readonly RatingComponent[] {
  const max = MAX.rating / key.ratings.length
  return key.ratings.map(({ field, value: gold, tolerance }) => {
    const label = item.fields.find(({ id }) => id === field)?.label ?? field
    const name = key.ratings.length === 1 ? 'Overall rating' : `Rating: ${label}`
    const value: FieldValue | undefined = values[field]
    const isNear = typeof value === 'number' && Math.abs(value - gold) <= tolerance
    const range = `${Math.max(1, gold - tolerance)} to ${Math.min(5, gold + tolerance)}`
    const words = isNear
      ? `Rated the response ${value}; ${range} follows from its errors.${hasFound ? '' : ' No error was named, so the rating may be a guess.'}`
      : `Rated the response ${typeof value === 'number' ? value : 'not at all'}; ${range} would follow from its errors.`
    return component(name, isNear && hasFound ? max : 0, max, words)
  })
}

/** Shares of the errors whose place is shown beyond doubt: quoted in a text, or marked and spoken of. */
function evidencePart(
  key: EvaluationKey,
  best: ReadonlyMap<string, Finding>,
  problems: Reading | null,
): RatingComponent {
  const total = key.goldErrors.reduce((sum, error) => sum + error.weight, 0)
  const quoted = [...best.values()].filter((finding) => finding.isQuoted)
  const weight = quoted.reduce((sum, finding) => sum + finding.error.weight, 0)
  const earned = (MAX.evidence * weight) / total
  if (problems === null) {
    const words = `Marked the passage and spoke of it for ${quoted.length} of ${best.size} errors found.`
    return component('Evidence marked', earned, MAX.evidence, words)
  }
  const isMostlyQuotes = quotedShare(problems, [key.judged]) > MAX_QUOTED_SHARE
  const words = isMostlyQuotes
    ? 'Most of the answer is quoted text, so its quotes are no evidence of judgement.'
    : `Quoted the response for ${quoted.length} of ${best.size} errors found.`
  return component('Evidence quoted', isMostlyQuotes ? 0 : earned, MAX.evidence, words)
}

interface Verdict {
  readonly components: readonly RatingComponent[]
  readonly spans: readonly MatchedSpan[]
}

function decisionSpan(key: EvaluationKey, verdict: Reading): MatchedSpan | null {
  for (const sentence of verdict.sentences) {
    const isTerse = sentence.to - sentence.from <= MAX_TERSE_DECISION_WORDS
    if (sentence.setAside !== null || !(sentence.isStatement || isTerse)) continue
    const view = verdict.tokens.slice(sentence.from, sentence.to)
    const match = findConcept(view, key.verdict.decision.concept, 'respect')[0]
    if (match === undefined) continue
    return spanOf(verdict, sentence.from + match.from, sentence.from + match.to, `Said ${key.verdict.decision.words}.`)
  }
  return null
}

function verdictPart(key: EvaluationKey, verdict: Reading, named: readonly Finding[]): Verdict {
  const span = decisionSpan(key, verdict)
  const top = named
    .filter(({ error }) => key.verdict.mostSerious.includes(error.id))
    .toSorted((a, b) => b.credit - a.credit)[0]
  const lead = top ?? named[0]
  const share = top === undefined ? (lead === undefined ? 0 : KEYWORDS_WITHOUT_REASON) : top.isExplained ? 1 : 0.7
  const leadWords =
    lead === undefined
      ? 'No error of the key was seen in the verdict.'
      : `Named ${lead.error.words}${top === undefined ? ', which is not the most serious' : ', the most serious'}.`
  const decision = `${span === null ? 'Not seen in the verdict:' : 'Said'} ${key.verdict.decision.words}.`
  return {
    components: [
      component('Decision', span === null ? 0 : MAX.decision, MAX.decision, decision),
      component('Most serious problem', MAX.mostSerious * share, MAX.mostSerious, leadWords),
    ],
    spans: [...(span === null ? [] : [span]), ...(lead === undefined ? [] : [lead.span])],
  }
}

/** Points for an Evaluation item: errors found, false alarms, ratings, verdict, evidence, development. */
export function rateEvaluation(
  item: Item,
  key: EvaluationKey,
  values: Responses,
  readings: readonly Reading[],
): Points {
  const empty: Reading = { field: '', text: '', tokens: [], quotes: [], sentences: [] }
  const readingOf = (id: string) => readings.find((reading) => reading.field === id) ?? empty
  const marks = marksOf(item, key, values, readings)
  const { findings, alarms, denied, named, notes } =
    marks === null ? readTexts(item, key, readings) : readMarked(item, key, readings, marks)
  const best = bestFindings(findings, denied)
  const saidCount = [...best.values()].filter(({ isSaid }) => isSaid).length
  const verdict = verdictPart(key, readingOf(key.fields.verdict), named)
  const spans = [
    ...[...best.values()].map((finding) => finding.span),
    ...alarms.map((alarm) => alarm.span),
    ...verdict.spans,
  ]
  const counted = [...[...findings, ...named].map((finding) => finding.span), ...verdict.spans]
  const isCounted = (reading: Reading, from: number, to: number) => {
    const [start, end] = [reading.tokens[from]?.from ?? 0, reading.tokens[to - 1]?.to ?? 0]
    return counted.some((span) => span.field === reading.field && span.from >= start && span.from < end)
  }
  const developed = development(item, readings, isCounted)
  return {
    components: [
      errorsPart(key, best),
      alarmsPart(alarms, marks === null ? PENALTY.most : PENALTY.mostMarked),
      ...ratingPart(item, key, values, saidCount > 0),
      ...verdict.components,
      evidencePart(key, best, marks === null ? readingOf(key.fields.findings) : null),
      component(
        'Development',
        MAX.development * developed,
        MAX.development,
        'Words in the sentences that found something, up to a limit.',
      ),
    ],
    matchedSpans: [...new Map(spans.map((span) => [`${span.field} ${span.from} ${span.why}`, span])).values()],
    caps: [...commonCaps(item, readings, saidCount > 0), ...notes],
  }
}
