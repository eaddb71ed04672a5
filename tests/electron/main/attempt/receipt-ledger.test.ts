import { expect, test } from 'vitest'
import { createReceiptLedger } from '../../../../electron/main/attempt/receipt-ledger.ts'
import type { JournalEvent } from '../../../../shared/attempt/events.ts'
import { signReceipt } from '../../../../shared/journal/receipt.ts'
import { testAttemptId, testOnlyDevice } from '../../../shared/journal/build-journal.ts'

/** A receipt for the events before `nextSeq`. */
const receiptTo = (nextSeq: number) =>
  signReceipt(
    {
      attemptId: testAttemptId,
      segment: 0,
      endOffset: 400,
      frameNumber: 1,
      nextSeq,
      head: new Uint8Array(32),
      serverTimeMs: 5,
    },
    testOnlyDevice.sign,
  )
const minute = 60_000

test('a receipt becomes an event that holds it', () => {
  const receipt = receiptTo(3)
  expect(createReceiptLedger([]).take(receipt, 0)).toEqual({
    type: 'sync.receipted',
    data: { segment: 0, endOffset: 400, serverTimeMs: 5, receipt },
  })
})

test('at most one a minute enters the journal', () => {
  const ledger = createReceiptLedger([])
  const taken = [0, 1, minute - 1, minute, 2 * minute - 1, 2 * minute].map(
    (monoMs, index) => ledger.take(receiptTo(10 * (index + 1)), monoMs) !== null,
  )
  expect(taken).toEqual([true, false, false, true, false, true])
})

test('one that covers nothing but the receipt before it is left out, and one that covers more is not', () => {
  const ledger = createReceiptLedger([])
  ledger.take(receiptTo(10), 0)
  ledger.journalled(10)
  expect([11, 10, 12].map((nextSeq) => ledger.take(receiptTo(nextSeq), minute) !== null)).toEqual([false, false, true])
})

test('an earlier start counts: what it journalled is known', () => {
  const earlier = {
    type: 'sync.receipted',
    data: { segment: 0, endOffset: 400, serverTimeMs: 5, receipt: receiptTo(4) },
    seq: 7,
    segment: 0,
    monoMs: 0,
    wallMs: 0,
  } satisfies JournalEvent
  expect([8, 9].map((nextSeq) => createReceiptLedger([earlier]).take(receiptTo(nextSeq), 0) !== null)).toEqual([
    false,
    true,
  ])
})

test('what is no receipt is left out', () => {
  const ledger = createReceiptLedger([])
  expect(['', 'no receipt', receiptTo(3).slice(1)].map((text) => ledger.take(text, 0))).toEqual([null, null, null])
})
