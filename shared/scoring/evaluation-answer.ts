import type { EvaluationKey, GoldError } from '../pack/keys/evaluation.ts'
import type { Item } from '../pack/pack.ts'
import { highlightsOf, type Responses } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { type Cap, OVER_LIMIT } from './caps.ts'
import { type FalseAlarm, type Finding, findErrors } from './gold-errors.ts'
import { findMarkedErrors, type Mark } from './marked-errors.ts'
import type { MatchedSpan } from './rating.ts'
import type { Reading } from './reading.ts'

/** From so many false alarms on, when they outnumber the errors found, the marks show no judgement. */
const INDISCRIMINATE = { some: 3, many: 4 } as const

function distinctAlarms(alarms: readonly FalseAlarm[]): readonly FalseAlarm[] {
  return [...new Map(alarms.map((alarm) => [alarm.place, alarm])).values()]
}

/** The highlights of the findings field with their comments, or null where the findings are a text. */
export function marksOf(
  item: Item,
  key: EvaluationKey,
  values: Responses,
  readings: readonly Reading[],
): readonly Mark[] | null {
  const { findings: id } = key.fields
  if (item.fields.find((field) => field.id === id)?.kind !== 'highlights') return null
  return highlightsOf(values[id]).flatMap((highlight) => {
    const comment = readings.find((reading) => reading.field === `${id}.${highlight.slot}`)
    return comment === undefined ? [] : [{ highlight, comment }]
  })
}

/** Words of a comment that are read; what goes far over the field's limit is not. */
function commentLimit(item: Item, key: EvaluationKey): number {
  const field = item.fields.find(({ id }) => id === key.fields.findings)
  return field !== undefined && 'maxWords' in field ? field.maxWords * OVER_LIMIT : 0
}

/** What an answer says about the key's errors and decoys. */
export interface Read {
  readonly findings: readonly Finding[]
  readonly alarms: readonly FalseAlarm[]
  readonly denied: readonly GoldError[]
  /** Of those found, the errors that the verdict names. */
  readonly named: readonly Finding[]
  readonly notes: readonly Cap[]
}

const isIn = (field: string) => (finding: { readonly span: MatchedSpan }) => finding.span.field === field

/** Findings in words: any text may find an error. */
export function readTexts(item: Item, key: EvaluationKey, readings: readonly Reading[]): Read {
  const stimuli = plainStimuli(item)
  const reports = readings.map((reading) => ({ reading, report: findErrors(reading, key, stimuli) }))
  const findings = reports.flatMap(({ report }) => report.findings)
  const alarms = reports.flatMap(({ reading, report }) =>
    report.alarms.filter((alarm) => reading.field === key.fields.findings || alarm.decoy !== null),
  )
  const denied = reports.flatMap(({ report }) => report.denied)
  const named = findings.filter(isIn(key.fields.verdict))
  return { findings, alarms: distinctAlarms(alarms), denied, named, notes: [] }
}

/** Findings as highlights: only marks find errors; the verdict may name what was marked, and must call no decoy wrong. */
export function readMarked(item: Item, key: EvaluationKey, readings: readonly Reading[], marks: readonly Mark[]): Read {
  const marked = findMarkedErrors(marks, commentLimit(item, key), { key, stimuli: plainStimuli(item) })
  const texts = readTexts(
    item,
    key,
    readings.filter((reading) => marks.every(({ comment }) => comment !== reading)),
  )
  const found = new Set(marked.findings.filter(({ isSaid }) => isSaid).map(({ error }) => error.id))
  const alarms = distinctAlarms([...marked.alarms, ...texts.alarms])
  return {
    findings: marked.findings,
    alarms,
    denied: marked.denied,
    named: texts.named.filter(({ error }) => found.has(error.id)),
    notes: [...misplacedNote(marked.misplaced), ...indiscriminateCap(alarms.length, found.size)],
  }
}

/** Limits nothing, but asks for a person: the comment is right and its place is not. */
function misplacedNote(count: number): readonly Cap[] {
  if (count === 0) return []
  const comments =
    count === 1 ? 'comment explains an error, but its mark stands' : 'comments explain errors, but their marks stand'
  return [{ name: 'misplaced', words: `${count} ${comments} elsewhere.`, at: null }]
}

function indiscriminateCap(alarms: number, found: number): readonly Cap[] {
  if (alarms < INDISCRIMINATE.some || alarms <= found) return []
  const at = alarms < INDISCRIMINATE.many ? 2 : 1
  return [
    {
      name: 'indiscriminate',
      words: `${alarms} false alarms and ${found} ${found === 1 ? 'error' : 'errors'} found: at most ${at}.`,
      at,
    },
  ]
}
