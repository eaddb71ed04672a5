import type { AttemptReview } from '../../shared/api/review.ts'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import type { AttemptView, RecordView, ReplyView } from '../../shared/ipc/views.ts'
import type { Description } from '../../shared/timeline/describe.ts'
import { describeRow } from '../../shared/timeline/describe-row.ts'
import type { Row } from '../../shared/timeline/model.ts'
import { type Derived, deriveAttempt } from '../review/attempt/derived.ts'

/** What the candidate said about an event, before the submission or after it. */
export type OwnReply = Omit<ReplyView, 'about'>

/** The candidate's own record: what a reviewer's page gets, as far as this device has it, and what follows from it. */
export interface OwnRecord {
  readonly review: AttemptReview
  readonly derived: Derived
  readonly replies: ReadonlyMap<number, readonly OwnReply[]>
}

export function deriveOwnRecord(record: RecordView, attempt: AttemptView): OwnRecord {
  const review = reviewOf(record, attempt)
  const derived = deriveAttempt(review)
  return { review, derived, replies: repliesByEvent(derived.events, record.replies) }
}

/** The device knows no ratings, no verification by the server, and nothing that people added. */
function reviewOf({ events, replies }: RecordView, attempt: AttemptView): AttemptReview {
  const { attemptId, candidateName, organisation, project, assessment, attemptNumber, pack, policy, receipt } = attempt
  return {
    summary: {
      attemptId,
      candidateName,
      isBlind: false,
      project,
      assessment,
      status: receipt === null ? 'in-progress' : 'received',
      attention: null,
      attemptNumber,
      enrolledMs: events[0]?.wallMs ?? 0,
      submittedMs: receipt?.sealedWallMs ?? null,
      runtime: null,
      scores: [],
      shares: null,
      findings: null,
      isVerified: null,
      deletedMs: null,
      releasedMs: null,
    },
    organisation,
    pack,
    policy,
    events,
    ratings: [],
    notes: [],
    decisions: [],
    personRatings: [],
    reported: [],
    verification: null,
    replies: replies.map(({ about, wallMs, text }, index) => ({
      number: index + 1,
      about,
      wallMs,
      receivedMs: wallMs,
      text,
    })),
    receipts: events.flatMap((event) => receiptOf(event as unknown as JournalEvent)), // safe: checked where it was opened
  }
}

/** A receipt confirms the events before the one that holds it, as far as the device can tell without the server. */
function receiptOf(event: JournalEvent): AttemptReview['receipts'] {
  if (event.type !== 'sync.receipted') return []
  const { segment, endOffset, serverTimeMs } = event.data
  return [{ segment, endOffset, nextSeq: event.seq, serverTimeMs }]
}

function repliesByEvent(events: readonly JournalEvent[], after: RecordView['replies']) {
  const byEvent = new Map<number, OwnReply[]>()
  const add = (about: number, reply: OwnReply) => byEvent.set(about, [...(byEvent.get(about) ?? []), reply])
  for (const event of events)
    if (event.type === 'candidate.noted')
      add(event.data.about, { wallMs: event.wallMs, text: event.data.text, isSent: true })
  for (const { about, ...reply } of after) add(about, reply)
  return byEvent
}

/** A row in the words that a reviewer reads. */
export function describeOwn({ derived: { events, words } }: OwnRecord, row: Row): Description {
  return describeRow(row, events, words)
}

/** Rows about the surroundings, which a candidate may want to explain; the writing is in the answers themselves. */
export function isAboutSurroundings({ derived: { events } }: OwnRecord, row: Row): boolean {
  if (row.burst !== null || row.lane === 'coverage' || row.lane === 'receipts' || row.lane === 'items') return false
  const type = events[row.seq]?.type
  return type !== 'field.set' && type !== 'session.started' && type !== 'session.ended'
}

/** Titles of the rules whose answer rests on an event of the row, and of those for which it explains another one. */
export function rulesUsing(
  { derived: { findings } }: OwnRecord,
  { seq, endSeq }: Row,
): { readonly counts: readonly string[]; readonly explains: readonly string[] } {
  const isIn = (seqs: readonly number[]) => seqs.some((one) => one >= seq && one <= endSeq)
  return {
    counts: findings.filter(({ inputs }) => isIn(inputs)).map(({ title }) => title),
    explains: findings.filter(({ explainedBy }) => isIn(explainedBy)).map(({ title }) => title),
  }
}
