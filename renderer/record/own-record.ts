import type { JournalEvent } from '../../shared/attempt/events.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import type { Finding } from '../../shared/findings/model.ts'
import type { AttemptView, RecordView, ReplyView } from '../../shared/ipc/views.ts'
import { deriveProvenance } from '../../shared/provenance/derive.ts'
import { deriveTimeline } from '../../shared/timeline/derive.ts'
import {
  createDescribeContext,
  type DescribeContext,
  type Description,
  describeBurst,
  describeEvent,
} from '../../shared/timeline/describe.ts'
import type { Row, Timeline } from '../../shared/timeline/model.ts'

/** What the candidate said about an event, before the submission or after it. */
export type OwnReply = Omit<ReplyView, 'about'>

/** The candidate's own record, derived with the functions that reviewers' pages use. */
export interface OwnRecord {
  readonly events: readonly JournalEvent[]
  readonly timeline: Timeline
  readonly findings: readonly Finding[]
  readonly words: DescribeContext
  readonly replies: ReadonlyMap<number, readonly OwnReply[]>
}

export function deriveOwnRecord({ events: read, replies }: RecordView, attempt: AttemptView): OwnRecord {
  const events = read as unknown as readonly JournalEvent[] // safe: checked where the journal was opened (contract)
  const { pack, policy } = attempt
  const provenance = deriveProvenance(events, pack)
  const timeline = deriveTimeline(events, pack, provenance)
  return {
    events,
    timeline,
    findings: deriveFindings(events, pack, policy, { provenance, timeline }),
    words: createDescribeContext(events, pack, timeline),
    replies: repliesByEvent(events, replies),
  }
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
export function describeOwn({ events, words }: OwnRecord, row: Row): Description {
  if (row.burst !== null) return describeBurst(row.burst, words)
  const event = events[row.seq]
  return event === undefined ? { title: '', words: '', innocentCauses: [] } : describeEvent(event, words)
}

/** Rows about the surroundings, which a candidate may want to explain; the writing is in the answers themselves. */
export function isAboutSurroundings({ events }: OwnRecord, row: Row): boolean {
  if (row.burst !== null || row.lane === 'coverage' || row.lane === 'receipts' || row.lane === 'items') return false
  const type = events[row.seq]?.type
  return type !== 'field.set' && type !== 'session.started' && type !== 'session.ended'
}

/** Titles of the rules whose answer rests on an event of the row, and of those for which it explains another one. */
export function rulesUsing(
  { findings }: OwnRecord,
  { seq, endSeq }: Row,
): { readonly counts: readonly string[]; readonly explains: readonly string[] } {
  const isIn = (seqs: readonly number[]) => seqs.some((one) => one >= seq && one <= endSeq)
  return {
    counts: findings.filter(({ inputs }) => isIn(inputs)).map(({ title }) => title),
    explains: findings.filter(({ explainedBy }) => isIn(explainedBy)).map(({ title }) => title),
  }
}
