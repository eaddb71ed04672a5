import type { EventData, JournalEvent } from '../attempt/events.ts'
import { toHex } from '../bytes.ts'
import type { AbandonedUnits, SegmentReading } from '../journal/read-segment.ts'

/** `client`: Electron. `standin`: a test host in its place. `other`: something that is not the client at all. */
export type RuntimeKind = 'client' | 'standin' | 'other'

/** What wrote one segment, and what its end was. */
export interface SegmentEvidence {
  readonly segment: number
  readonly firstSeq: number
  readonly nextSeq: number
  /** Hex. */
  readonly scoringKeyId: string
  /** `closed`: the journal is not open. `unsaid`: the first event does not say (J58). */
  readonly session: EventData<'session.started'> | 'closed' | 'unsaid'
  readonly runtime: RuntimeKind | null
  /** Bytes of an unfinished frame after the good end, left out by signed statement of the next segment. */
  readonly leftOutBytes: number
  /** An event of the client tells of them; null while that cannot be known. */
  readonly isRepairRecorded: boolean | null
  readonly abandoned: AbandonedUnits | null
}

/** Says what kind of runtime a name is, as the client writes it: `electron 45.0.0`. */
export function runtimeKind(name: string): RuntimeKind {
  if (name.includes('standin')) return 'standin'
  return /^electron \d+\.\d+\.\d+(-[a-z]+\.\d+)?$/.test(name) ? 'client' : 'other'
}

/** Describes each segment that holds. `events` are null while the journal is closed. */
export function segmentEvidence(
  readings: readonly SegmentReading[],
  events: readonly JournalEvent[] | null,
): readonly SegmentEvidence[] {
  const bySegment = Map.groupBy(events ?? [], ({ segment }) => segment)
  return readings.map(({ header, end, bytesAfterEnd, abandoned }, index) => {
    const { segment, firstSeq, scoringKeyId } = header
    const session = sessionOf(events?.[firstSeq] ?? null) // events stand at the place of their number
    return {
      segment,
      firstSeq,
      nextSeq: end.nextSeq,
      scoringKeyId: toHex(scoringKeyId),
      session,
      runtime: typeof session === 'string' ? null : runtimeKind(session.runtime),
      leftOutBytes: index === readings.length - 1 ? 0 : bytesAfterEnd,
      isRepairRecorded: tellsOfRepair(segment, bySegment),
      abandoned,
    }
  })
}

function sessionOf(first: JournalEvent | null): SegmentEvidence['session'] {
  if (first === null) return 'closed'
  return first.type === 'session.started' ? first.data : 'unsaid'
}

/** J42, J43, J56: the next session says what it left out, or one of the two that the disk failed. Null without a next session. */
function tellsOfRepair(segment: number, bySegment: ReadonlyMap<number, readonly JournalEvent[]>): boolean | null {
  const next = bySegment.get(segment + 1)
  if (next === undefined) return null
  return [...(bySegment.get(segment) ?? []), ...next].some(({ type, data }) => {
    if (type === 'journal.repaired' || type === 'journal.quarantined') return data.segment === segment
    return type === 'storage.failed'
  })
}
