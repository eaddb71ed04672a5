import type { Derived } from '../../shared/derived/derived.ts'
import { origins } from '../../shared/provenance/origins.ts'
import { sayCount, sayDuration, sayShare } from '../../shared/timeline/amounts.ts'

const sayTime = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19)

/** The summary of `candor derive` for people; everything is in the JSON. */
export function derivedLines(path: string, derived: Derived): readonly string[] {
  return [
    ...head(path, derived),
    ...state(derived),
    ...responses(derived),
    ...list(derived),
    ...coverage(derived),
    ...findings(derived),
    ...comparison(derived),
    ...derived.notDerived.map(({ part, why }) => `not derived: ${part}. ${why}`),
  ]
}

function head(path: string, { attempt, verification, contradiction }: Derived): readonly string[] {
  const runtimes =
    [...new Set(attempt.runtimes.map(({ runtime }) => runtime))].join(', ') || 'nothing that says its name'
  const holds = verification?.ok
    ? 'Everything that was checked holds.'
    : 'The record does not hold: run "verify" on it.'
  const problems = (verification?.problems ?? []).map(({ words, code }) => `  ${words} (${code})`)
  const against =
    contradiction === null
      ? []
      : [
          `Its events contradict each other at ${contradiction.words} (${contradiction.type}). What follows is of the events before.`,
        ]
  return [
    `${path}: attempt ${attempt.attemptId ?? 'unknown'}, ${sayCount(attempt.events, 'event')}, taken with ${runtimes}`,
    holds,
    ...problems,
    ...against,
  ]
}

function state({ state: { phase, startedMs, submittedMs, time } }: Derived): readonly string[] {
  const times = [
    startedMs === null ? 'not begun' : `began ${sayTime(startedMs)} UTC`,
    submittedMs === null ? 'not submitted' : `submitted ${sayTime(submittedMs)} UTC`,
    ...(time === null ? [] : [`${sayDuration(time.usedMs)} used`]),
  ]
  return ['', `State: ${phase}; ${times.join(', ')}`]
}

function responses({ provenance }: Derived): readonly string[] {
  const written = provenance?.fields.filter(({ text }) => text !== '') ?? []
  if (written.length === 0) return []
  const lines = written.map(({ key, text, shares }) => {
    const parts = origins
      .filter((origin) => shares[origin] > 0)
      .map((origin) => `${origin} ${sayShare(shares[origin])}`)
    return `  ${key}: ${sayCount(text.length, 'character')}; ${parts.join(', ')}`
  })
  return ['', 'Where the text came from:', ...lines]
}

function list({ timeline }: Derived): readonly string[] {
  if (timeline === null) return []
  const rows = timeline.rows.filter(({ lane }) => lane !== 'coverage' && lane !== 'receipts')
  return [
    '',
    'What happened (UTC):',
    ...rows.map(({ atMs, title, words }) => `  ${clock(atMs)}  ${title}. ${words}`.trimEnd()),
  ]
}

function coverage({ coverage: sensors, timeline }: Derived): readonly string[] {
  const blind = (sensors ?? []).filter(({ blindMs }) => blindMs > 0)
  if (sensors === null) return []
  const lines = blind.map(({ sensor, blindMs, spans }) => {
    const fromMs = timeline?.startedMs ?? 0
    const unseen = spans.filter(({ state, toMs }) => state !== 'on' && state !== 'not-running' && toMs > fromMs)
    const reasons = new Set(unseen.map(({ reason }) => reason))
    return `  ${sensor}: not for ${sayDuration(blindMs)}. ${[...reasons].join(' ')}`.trimEnd()
  })
  return [
    '',
    `What could be seen: ${sensors.length - blind.length} of ${sensors.length} sensors all the time`,
    ...lines,
  ]
}

function findings({ findings: all, ruleSet }: Derived): readonly string[] {
  if (all === null) return []
  const lines = all.map(({ rule, version, answer, words }) => `  ${rule} v${version}: ${answer}. ${words}`)
  return ['', `Findings (rule set ${ruleSet?.id ?? 'unknown'}):`, ...lines]
}

function comparison({ comparison: difference }: Derived): readonly string[] {
  if (difference === null) return []
  const { before, after, rules } = difference
  const lines = rules.map(({ rule, isSame, why }) => `  ${rule}: ${isSame ? 'the same' : why.join(' ')}`)
  return ['', `From rule set ${before} to ${after}:`, ...lines]
}
