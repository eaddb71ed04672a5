import { toHex } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { encodeExport } from '../../shared/journal/export.ts'
import type { Signer } from '../../shared/journal/primitives.ts'
import { receiptOf } from '../ingest/receipts.ts'
import { readStoredJournal } from '../store/read-journal.ts'
import type { Database } from '../store/store.ts'
import { readOtherVersions } from './other-versions.ts'

/**
 * The `.candor` file of an attempt (docs/formats/export-v1.md): the stored ciphertext, every receipt and the key that
 * they are checked by. Sealed as it is stored. `all-versions` adds what the device signed besides, for whoever judges the
 * attempt; a device that goes on with it needs the stored version alone. @throws AppError `attempt/unknown`.
 */
export async function exportAttempt(
  db: Database,
  organisationId: string,
  attemptId: string,
  signer: Signer,
  nowMs: number,
  versions: 'stored' | 'all-versions' = 'stored',
): Promise<Uint8Array> {
  const stored = await readStoredJournal(db, organisationId, attemptId)
  if (stored.length === 0) throw new AppError('attempt/unknown')
  const others = versions === 'stored' ? [] : await readOtherVersions(db, organisationId, attemptId, stored)
  return encodeExport({
    attemptId,
    exportedMs: nowMs,
    exportedBy: 'Candor server',
    segments: [...stored, ...others].toSorted((left, right) => left.segment - right.segment),
    receipts: await signReceipts(db, organisationId, attemptId, signer),
    serverPublicKey: signer.publicKey,
  })
}

/** Every receipt of the attempt, in the order of the journal, byte for byte as it was given. */
async function signReceipts(
  db: Database,
  organisationId: string,
  attemptId: string,
  signer: Signer,
): Promise<readonly string[]> {
  const units = await db
    .selectFrom('unit')
    .select(['segment', 'end_offset', 'frame_number', 'next_seq', 'head_digest', 'received_ms'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('segment')
    .orderBy('start_offset')
    .execute()
  return units.map((unit) => {
    const place = { attemptId, segment: unit.segment, offset: unit.end_offset }
    const counts = { frameNumber: unit.frame_number, nextSeq: unit.next_seq, headDigest: toHex(unit.head_digest) }
    return receiptOf(signer, { ...place, ...counts }, unit.received_ms)
  })
}
