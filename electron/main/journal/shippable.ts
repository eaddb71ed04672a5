import { HEADER_BYTES } from '../../../shared/journal/layout.ts'
import type { AttemptFolder } from './attempt-folder.ts'

/**
 * The next bytes that a server may be given, in the order that docs/formats/journal-v1.md, section 7 demands. A tail
 * comes with the header of the segment after it, which must be sent first.
 */
export type Shippable =
  | { readonly type: 'header'; readonly segment: number; readonly bytes: Uint8Array }
  | {
      readonly type: 'unit'
      readonly segment: number
      readonly start: number
      readonly end: number
      readonly bytes: Uint8Array
    }
  | {
      readonly type: 'tail'
      readonly segment: number
      readonly start: number
      readonly end: number
      readonly bytes: Uint8Array
      readonly nextHeader: Uint8Array
    }

/** What is known of one segment's durable bytes. Grown by the writer, read by sync. */
export interface ShippableSegment {
  readonly segment: number
  readonly header: Uint8Array
  readonly checkpointEnds: number[]
  /** Good end that the next header commits to; null while this is the last segment. */
  committedEnd: number | null
}

/**
 * Finds what follows a server's head. `offset` 0 means that not even the header is there.
 * @returns null when there is nothing durable and signed beyond it, or when the place is none of ours.
 */
export async function nextShippable(
  folder: AttemptFolder,
  segments: readonly ShippableSegment[],
  segment: number,
  offset: number,
): Promise<Shippable | null> {
  const here = segments[segment]
  if (here === undefined) return null
  if (offset < HEADER_BYTES) return { type: 'header', segment, bytes: here.header }
  const end = here.checkpointEnds.find((candidate) => candidate > offset)
  if (end !== undefined)
    return { type: 'unit', segment, start: offset, end, bytes: await folder.read(segment, offset, end) }
  const next = segments[segment + 1]
  if (here.committedEnd === null || next === undefined) return null
  if (offset >= here.committedEnd) return { type: 'header', segment: segment + 1, bytes: next.header }
  const bytes = await folder.read(segment, offset, here.committedEnd)
  return { type: 'tail', segment, start: offset, end: here.committedEnd, bytes, nextHeader: next.header }
}
