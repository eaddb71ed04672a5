import { sql } from 'kysely'
import { concatBytes, fromHex } from '../../shared/bytes.ts'
import type { SegmentHead } from '../../shared/journal/segment-head.ts'
import type { Database } from '../store/store.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'

/** A verified unit, ready to be stored: it turns `before` into `after`. */
export interface VerifiedUnit {
  readonly attempt: EnrolledAttempt
  readonly before: SegmentHead
  readonly after: SegmentHead
  readonly bytes: Uint8Array
  /** Server time, for the receipt. */
  readonly receivedMs: number
  /** A tail is stored only while the next header vouches for it; any other unit only while there is no next header. */
  readonly isTail: boolean
}

const DIGEST_BYTES = 32

function digest(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === null || bytes.length !== DIGEST_BYTES) throw new RangeError('a digest is 64 characters of hex')
  return bytes
}

/**
 * Stores units of different attempts in one statement (docs/spec/sync.md, S15): each moves its segment's row from the
 * exact state that it was verified against, while the attempt is still where the token was known (hand-over.md, H8), and only a moved row's bytes are inserted. Concurrent statements on one
 * row wait for each other and then see the new state, so one of them stores and the others do not.
 *
 * All bytes travel as one binary parameter and are cut apart by the database: arrays of bytea would travel as hex.
 * @returns the attempt ids that were stored. At most one unit per attempt, or the result is undefined.
 */
export async function storeUnits(db: Database, units: readonly VerifiedUnit[]): Promise<ReadonlySet<string>> {
  const blob = concatBytes(
    ...units.flatMap((unit) => [digest(unit.before.headDigest), digest(unit.after.headDigest), unit.bytes]),
  )
  let at = 1 // substring counts from one
  const starts = units.map((unit) => {
    const start = at
    at += 2 * DIGEST_BYTES + unit.bytes.length
    return start
  })
  const column = (read: (unit: VerifiedUnit) => string | number | boolean) => units.map(read)
  const stored = await sql<{ attempt_id: string }>`
    WITH input AS (
      SELECT organisation_id, attempt_id, segment, start_offset, end_offset, frame_number, next_seq, time_ms,
        received_ms, is_sealed, is_tail, epoch,
        substring(${blob}::bytea FROM start FOR 32) AS digest_before,
        substring(${blob}::bytea FROM start + 32 FOR 32) AS digest_after,
        substring(${blob}::bytea FROM start + 64 FOR (end_offset - start_offset)::int) AS bytes
      FROM unnest(
        ${column((unit) => unit.attempt.organisationId)}::uuid[],
        ${column((unit) => unit.attempt.attemptId)}::uuid[],
        ${column((unit) => unit.before.segment)}::int8[],
        ${column((unit) => unit.before.offset)}::int8[],
        ${column((unit) => unit.after.offset)}::int8[],
        ${column((unit) => unit.after.frameNumber)}::int8[],
        ${column((unit) => unit.after.nextSeq)}::int8[],
        ${column((unit) => unit.after.timeMs)}::int8[],
        ${column((unit) => unit.receivedMs)}::int8[],
        ${column((unit) => unit.after.isSealed)}::boolean[],
        ${column((unit) => unit.isTail)}::boolean[],
        ${starts}::int4[],
        ${column((unit) => unit.attempt.epoch)}::int8[]
      ) AS row (organisation_id, attempt_id, segment, start_offset, end_offset, frame_number, next_seq, time_ms,
        received_ms, is_sealed, is_tail, start, epoch)
    ), moved AS (
      UPDATE segment SET end_offset = input.end_offset, frame_number = input.frame_number, next_seq = input.next_seq,
        head_digest = input.digest_after, time_ms = input.time_ms, is_sealed = input.is_sealed, is_ended = input.is_tail
      FROM input
      WHERE segment.organisation_id = input.organisation_id AND segment.attempt_id = input.attempt_id
        AND segment.segment = input.segment AND segment.end_offset = input.start_offset
        AND segment.head_digest = input.digest_before AND segment.is_open AND segment.epoch = input.epoch
        AND NOT segment.is_sealed AND NOT segment.is_ended
        AND CASE WHEN input.is_tail THEN segment.vouched_end = input.end_offset ELSE segment.vouched_end IS NULL END
      RETURNING segment.attempt_id
    )
    INSERT INTO unit (organisation_id, attempt_id, segment, start_offset, end_offset, frame_number, next_seq,
      head_digest, time_ms, received_ms, bytes)
    SELECT input.organisation_id, input.attempt_id, segment, start_offset, end_offset, frame_number, next_seq,
      digest_after, time_ms, received_ms, bytes
    FROM input JOIN moved USING (attempt_id)
    RETURNING attempt_id`.execute(db)
  return new Set(stored.rows.map((row) => row.attempt_id))
}
