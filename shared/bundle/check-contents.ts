import type { JournalEvent } from '../attempt/events.ts'
import { EventRefused, foldEvents } from '../attempt/state.ts'
import { type ErrorCode, errors } from '../errors.ts'
import type { JournalProblem, SegmentBytes } from '../journal/report.ts'
import type { FieldValue } from '../pack/response.ts'
import { placeOf } from './quoted-receipts.ts'

/** What a replay of the events gave. */
export interface ContentsReport {
  /** What the rules of an attempt forbid: the first event that a replay refuses, and a consent to another document. */
  readonly problems: readonly JournalProblem[]
  readonly isSubmitted: boolean
  /** By the field table of `attempt.opened`; empty when the replay was refused. */
  readonly responses: readonly { readonly field: string; readonly value: FieldValue }[]
}

/** Replays the events of an opened journal (docs/spec/events.md). */
export function checkContents(events: readonly JournalEvent[], segments: readonly SegmentBytes[]): ContentsReport {
  const consent = otherConsent(events)
  const problems =
    consent === null
      ? []
      : [
          problemAt(
            'bundle/document-differs',
            consent,
            segments,
            'The candidate agreed to another consent document than the one that the attempt was opened with.',
          ),
        ]
  try {
    const state = foldEvents(events)
    const responses = state.fields.map((field, index) => ({ field, value: state.values[index] ?? null }))
    return { problems, isSubmitted: state.submittedWallMs !== null, responses }
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error
    const refused = events.find(({ seq }) => seq === error.seq)
    const words = `${errors['journal/event-refused'].message} (${error.message})`
    const problem = problemAt('journal/event-refused', refused ?? { segment: 0, seq: error.seq }, segments, words)
    return { problems: [...problems, problem], isSubmitted: false, responses: [] }
  }
}

function problemAt(
  code: ErrorCode,
  event: Pick<JournalEvent, 'segment' | 'seq'>,
  segments: readonly SegmentBytes[],
  words: string,
): JournalProblem {
  return { code, ...placeOf(event, segments), words }
}

/** The event that agrees to another document than the opened one; null when there is none. */
function otherConsent(events: readonly JournalEvent[]): JournalEvent | null {
  const opened = events.find((event) => event.type === 'attempt.opened')
  if (opened === undefined) return null
  const { consentDigest } = opened.data
  return events.find((event) => event.type === 'consent.recorded' && event.data.consentDigest !== consentDigest) ?? null
}
