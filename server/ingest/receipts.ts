import { fromHex } from '../../shared/bytes.ts'
import type { Signer } from '../../shared/journal/primitives.ts'
import { signReceipt } from '../../shared/journal/receipt.ts'
import type { SegmentHead } from '../../shared/journal/segment-head.ts'

/** What a receipt says of a unit; a `SegmentHead` has it all. */
export type ReceiptPlace = Pick<
  SegmentHead,
  'attemptId' | 'segment' | 'offset' | 'frameNumber' | 'nextSeq' | 'headDigest'
>

/**
 * The receipt of a stored unit. A function of what is stored and the key (Ed25519 is deterministic), so that a replay
 * gets the receipt that was given first (S12). Call it only once the unit's transaction has committed (S11).
 */
export function receiptOf(signer: Signer, after: ReceiptPlace, receivedMs: number): string {
  const head = fromHex(after.headDigest)
  if (head === null) throw new RangeError('a digest is 64 characters of hex')
  return signReceipt(
    {
      attemptId: after.attemptId,
      segment: after.segment,
      endOffset: after.offset,
      frameNumber: after.frameNumber,
      nextSeq: after.nextSeq,
      head,
      serverTimeMs: receivedMs,
    },
    signer.sign,
  )
}
