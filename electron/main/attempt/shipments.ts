import type { Head } from '../../../shared/api/sync.ts'
import { HEADER_BYTES } from '../../../shared/journal/layout.ts'
import type { AttemptJournal } from '../journal/open-attempt-journal.ts'
import type { Shipment } from '../sync/sync-loop.ts'

/** What comes next after the server's head (docs/spec/sync.md): a tail waits until the header that vouches for it is there. */
export async function nextShipment(journal: AttemptJournal, head: Head | null): Promise<Shipment | null> {
  // Sealed there and the same here: done. Sealed there and not here: this is an older copy, and the server says so (E13).
  const { isSealed, headDigest } = journal.position()
  if (head?.isSealed === true && isSealed && head.headDigest === headDigest) return null
  const next = await journal.unitsAfter(head?.segment ?? 0, head?.offset ?? 0)
  if (next === null) return null
  if (next.type === 'header') return next
  if (next.type === 'tail' && head?.awaitsTailTo !== next.end)
    return { type: 'header', segment: next.segment + 1, bytes: next.nextHeader }
  return { type: 'unit', segment: next.segment, offset: next.start, bytes: next.bytes }
}

/** The bytes that end with the seal. Reads every unit of the last segment; asked for at most once a start. */
export async function lastUnit(journal: AttemptJournal): Promise<Shipment | null> {
  const { segment } = journal.position()
  let last: Shipment | null = null
  for (let offset = HEADER_BYTES; ; ) {
    const next = await journal.unitsAfter(segment, offset)
    if (next?.type !== 'unit') return last
    last = { type: 'unit', segment, offset: next.start, bytes: next.bytes }
    offset = next.end
  }
}

/** How many signed bytes of the last segment the server lacks, as far as its head tells. */
export function pendingBytes(journal: AttemptJournal, head: Head | null): number {
  const { segment, checkpointOffset } = journal.position()
  if (head === null || head.segment !== segment) return checkpointOffset
  return Math.max(0, checkpointOffset - head.offset)
}
