import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { RuntimeKind, SegmentEvidence } from '../../../shared/bundle/segment-evidence.ts'
import { type Check, check, look } from './check.ts'
import { segmentsWords } from './format.ts'

/** What the segments ran on, by the client's own word, which nothing proves. */
export function originChecks({ segments, export: { events } }: EvidenceReport): readonly Check[] {
  if (events === null)
    return [
      check('origin', 'taken with', 'open', 'what the attempt was taken with is in the closed part of the journal'),
    ]
  const silent = segments.filter(({ session }) => session === 'unsaid').map(({ segment }) => segment)
  const said = Map.groupBy(
    segments.filter((one) => typeof one.session !== 'string'),
    (one) => wordsOf(one),
  )
  const checks = [...said].map(([words, ones]) => runtimeCheck(words, ones))
  if (silent.length === 0) return checks
  const words = `${segmentsWords(silent)}: nothing says what wrote it; the client begins every segment by saying so`
  return [
    ...checks,
    look(
      'origin',
      'taken with',
      'runtime/unsaid',
      words,
      'Ask what was used. The client as it was released says so in every segment.',
    ),
  ]
}

function wordsOf({ session }: SegmentEvidence): string {
  if (typeof session === 'string') return ''
  const { runtime, appVersion, os, arch, locale, timeZone } = session
  return `“${runtime}”, Candor ${appVersion}, on ${os} ${arch}, language ${locale}, time zone ${timeZone}`
}

const verdicts: Readonly<Record<Exclude<RuntimeKind, 'client'>, string>> = {
  standin: 'That is a test host in place of Electron: this was not proctored by the real client',
  other:
    'That is not the real client, whose name is “electron” and a version: this was not proctored by the real client',
}

function runtimeCheck(words: string, segments: readonly SegmentEvidence[]): Check {
  const numbers = segmentsWords(segments.map(({ segment }) => segment))
  const kind = segments[0]?.runtime ?? 'other'
  const said = `${numbers}: written with ${words}`
  if (kind === 'client')
    return check('origin', 'taken with', 'ok', `${said}. This is the client’s own word; nothing in the file proves it`)
  const next = 'Do not read the absence of events as observation. Ask why the attempt was taken with this.'
  return look('origin', 'taken with', `runtime/${kind}`, `${said}. ${verdicts[kind]}`, next)
}
