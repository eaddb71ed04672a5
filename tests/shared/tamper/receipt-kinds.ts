import { fromBase64Url, toBase64Url } from '../../../shared/bytes.ts'
import type { Signer } from '../../../shared/journal/primitives.ts'
import { decodeReceipt, type Receipt, signReceipt } from '../../../shared/journal/receipt.ts'
import type { ScriptEvent } from './builder.ts'
import { flip, kinds, lied, type Manipulation, withScript, withSegments } from './manipulation.ts'
import { bundleOf, exportOf, unit, type World } from './world.ts'

const withReceipts = (world: World, receipts: readonly string[]) =>
  withSegments(world, world.written.segments, receipts)
const changedAt = (index: number, change: (receipt: string, world: World) => string) => (world: World) =>
  withReceipts(
    world,
    world.written.receipts.map((receipt, at) => (at === index ? change(receipt, world) : receipt)),
  )

function read(receipt: string): Receipt {
  const decoded = decodeReceipt(receipt)
  if (!decoded.ok) throw new Error(decoded.failure)
  return decoded.value
}

function signedAnew(receipt: string, signer: Signer, changes: Partial<Receipt> = {}): string {
  return signReceipt({ ...read(receipt), ...changes }, signer.sign)
}

function bytesChanged(receipt: string, at: number): string {
  return toBase64Url(flip(fromBase64Url(receipt) ?? new Uint8Array(), at))
}

/** Segment 1 quotes something else than the last receipt, and the device signs it. */
function quoting(world: World, quote: (receipt: string) => ScriptEvent): Uint8Array {
  const receipt = world.written.quoted[1] ?? ''
  return lied(
    world,
    withScript(world.script, 1, (part) => ({ ...part, units: part.units.with(1, unit([[8_000, quote(receipt)]])) })),
  )
}

function eventOf(receipt: string, changes: Partial<{ serverTimeMs: number; endOffset: number }> = {}): ScriptEvent {
  const { segment, endOffset, serverTimeMs } = read(receipt)
  return { type: 'sync.receipted', data: { segment, endOffset, serverTimeMs, receipt, ...changes } }
}

export const receiptKinds: readonly Manipulation[] = kinds('receipts', [
  {
    id: 'receipt-cut',
    does: 'A receipt was cut short.',
    codes: ['receipt/malformed'],
    make: changedAt(3, (receipt) => receipt.slice(0, -8)),
  },
  {
    id: 'receipt-time-edited',
    does: 'The time in a receipt was changed.',
    codes: ['receipt/signature-invalid'],
    make: changedAt(3, (receipt) => bytesChanged(receipt, 70)),
  },
  {
    id: 'receipt-place-edited',
    does: 'The place in a receipt was changed.',
    codes: ['receipt/signature-invalid'],
    make: changedAt(3, (receipt) => bytesChanged(receipt, 21)),
  },
  {
    id: 'receipt-head-edited',
    does: 'The head in a receipt was changed.',
    codes: ['receipt/signature-invalid'],
    make: changedAt(3, (receipt) => bytesChanged(receipt, 40)),
  },
  {
    id: 'receipt-signature-edited',
    does: 'A receipt’s signature was changed.',
    codes: ['receipt/signature-invalid'],
    make: changedAt(3, (receipt) => bytesChanged(receipt, 100)),
  },
  {
    id: 'receipt-of-other-server',
    does: 'A receipt was given by another server.',
    codes: ['receipt/signature-invalid'],
    make: changedAt(3, (receipt, w) => signedAnew(receipt, w.otherServer)),
  },
  {
    id: 'receipts-of-other-server',
    does: 'All receipts, and the server’s key in the file, are of another server.',
    codes: ['receipt/signature-invalid'],
    needs: 'server-key',
    make: (w) =>
      bundleOf(
        w,
        exportOf(
          w,
          { ...w.written, receipts: w.written.receipts.map((receipt) => signedAnew(receipt, w.otherServer)) },
          { serverPublicKey: w.otherServer.publicKey },
        ),
      ),
  },
  {
    id: 'server-key-swapped',
    does: 'The server’s key in the file was exchanged.',
    codes: ['receipt/signature-invalid', 'receipt/other-key'],
    make: (w) => bundleOf(w, exportOf(w, w.written, { serverPublicKey: w.otherServer.publicKey })),
  },
  {
    id: 'receipt-of-other-attempt',
    does: 'A receipt was taken from another attempt.',
    codes: ['journal/other-attempt'],
    make: changedAt(3, (_, w) => w.other.receipts[3] ?? ''),
  },
  {
    id: 'receipts-exchanged',
    does: 'Two receipts exchanged their places.',
    codes: ['export/out-of-order'],
    make: (w) =>
      withReceipts(w, w.written.receipts.with(1, w.written.receipts[2] ?? '').with(2, w.written.receipts[1] ?? '')),
  },
  {
    id: 'receipt-doubled',
    does: 'A receipt was listed twice.',
    codes: ['export/out-of-order'],
    make: (w) => withReceipts(w, w.written.receipts.toSpliced(3, 0, w.written.receipts[3] ?? '')),
  },
  {
    id: 'receipts-removed',
    does: 'The receipts were taken out of the list.',
    codes: ['receipt/unlisted'],
    needs: 'reading-key',
    make: (w) => withReceipts(w, []),
  },
  {
    id: 'receipt-removed',
    does: 'A receipt that the journal quotes was taken out of the list.',
    codes: ['receipt/unlisted'],
    needs: 'reading-key',
    make: (w) =>
      withReceipts(
        w,
        w.written.receipts.filter((receipt) => receipt !== w.written.quoted[1]),
      ),
  },
  {
    id: 'receipt-for-later-place',
    does: 'The server signed a receipt for a place beyond the journal’s end.',
    codes: ['receipt/uncovered'],
    make: (w) =>
      withReceipts(w, [
        ...w.written.receipts,
        signedAnew(w.written.receipts.at(-1) ?? '', w.writing.server, { endOffset: 90_000, nextSeq: 400 }),
      ]),
  },
  {
    id: 'receipt-for-other-bytes',
    does: 'The server signed a receipt for other bytes at a place of this journal.',
    codes: ['receipt/contradicted'],
    make: changedAt(3, (receipt, w) => signedAnew(receipt, w.writing.server, { head: new Uint8Array(32).fill(3) })),
  },
  {
    id: 'receipt-for-other-count',
    does: 'The server signed a receipt with another number of events.',
    codes: ['receipt/contradicted'],
    make: changedAt(3, (receipt, w) => signedAnew(receipt, w.writing.server, { nextSeq: 5 })),
  },
  {
    id: 'receipt-for-no-boundary',
    does: 'The server signed a receipt for a place within a unit.',
    codes: ['receipt/contradicted'],
    make: (w) =>
      withReceipts(w, [
        signedAnew(w.written.receipts[0] ?? '', w.writing.server, { endOffset: 400 }),
        ...w.written.receipts,
      ]),
  },
  {
    id: 'quote-time',
    does: 'The journal quotes a receipt with another time than the server signed.',
    codes: ['receipt/misquoted'],
    needs: 'reading-key',
    make: (w) => quoting(w, (receipt) => eventOf(receipt, { serverTimeMs: read(receipt).serverTimeMs - 3_600_000 })),
  },
  {
    id: 'quote-place',
    does: 'The journal quotes a receipt with another place than the server signed.',
    codes: ['receipt/misquoted'],
    needs: 'reading-key',
    make: (w) => quoting(w, (receipt) => eventOf(receipt, { endOffset: 700 })),
  },
  {
    id: 'quote-forged',
    does: 'The journal quotes a receipt that no server gave.',
    codes: ['receipt/signature-invalid'],
    needs: 'reading-key',
    make: (w) => quoting(w, (receipt) => eventOf(signedAnew(receipt, w.otherServer))),
  },
  {
    id: 'quote-from-the-future',
    does: 'The journal quotes a receipt for what was not yet written.',
    codes: ['receipt/misquoted'],
    needs: 'reading-key',
    make: (w) => quoting(w, () => eventOf(w.written.receipts[7] ?? '')),
  },
  {
    id: 'quote-malformed',
    does: 'The journal quotes something that is no receipt.',
    codes: ['receipt/malformed'],
    needs: 'reading-key',
    make: (w) =>
      quoting(w, (receipt) => ({
        type: 'sync.receipted',
        data: { segment: 0, endOffset: 0, serverTimeMs: 0, receipt: receipt.slice(4) },
      })),
  },
])
