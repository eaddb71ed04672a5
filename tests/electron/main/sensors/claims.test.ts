import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Claim,
  countCharacters,
  type Dispute,
  emptyGestureLedger,
  emptyKeyLedger,
  gestured,
  holdAgainstClipboard,
  holdAgainstGestures,
  holdAgainstKeys,
  pressed,
  sizeOfText,
} from '../../../../electron/main/sensors/claims.ts'
import type { EditKind } from '../../../../shared/attempt/events.ts'

/** Presses and claims in the order in which main meets them: a number is that many presses. */
function judge(steps: readonly (number | Omit<Claim, 'seq'>)[]): Dispute[] {
  let ledger = emptyKeyLedger
  const disputes: Dispute[] = []
  steps.forEach((step, seq) => {
    if (typeof step === 'number') {
      for (let press = 0; press < step; press += 1) ledger = pressed(ledger)
      return
    }
    const held = holdAgainstKeys(ledger, { ...step, seq })
    ledger = held.ledger
    if (held.dispute !== null) disputes.push(held.dispute)
  })
  return disputes
}
const typed = (characters: number) => ({ kind: 'typed' as const, characters })

test('[I42] typed characters without keys are disputed with their numbers and edits', () => {
  expect(judge([typed(200)])).toEqual([{ claim: 'keys', claimed: 200, seen: 0, fromSeq: 0, toSeq: 0 }])
  expect(judge([10, typed(10), typed(15), typed(15)])).toEqual([
    { claim: 'keys', claimed: 40, seen: 10, fromSeq: 1, toSeq: 3 },
  ])
})

test('[I42] twenty characters and a tenth of a window may lack a press, and no more', () => {
  expect([judge([typed(22)]), judge([typed(23)]).length]).toEqual([[], 1])
  expect([judge([160, typed(160), typed(40)]), judge([160, typed(160), typed(42)]).length]).toEqual([[], 1])
})

test('[I42] a liar who is caught is caught again, and an honest window in between hides nothing', () => {
  expect(judge([typed(30), 200, typed(200), typed(30)]).map(({ fromSeq }) => fromSeq)).toEqual([0, 3])
})

test('[I41] presses wait for a page that hangs, a thousand at most', () => {
  expect([judge([1_000, typed(1_000)]), judge([1_100, typed(1_100)]).length]).toEqual([[], 1])
})

test('[I41] an input method uses presses up and is never disputed; other kinds claim none', () => {
  const kinds: EditKind[] = [
    'composed',
    'replaced',
    'pasted',
    'dropped',
    'moved',
    'undone',
    'redone',
    'dictated',
    'quoted',
  ]
  expect(judge(kinds.map((kind) => ({ kind, characters: 500 })))).toEqual([])
  expect(judge([300, { kind: 'composed', characters: 300 }, typed(30)])).toHaveLength(1)
})

test('[I41] characters are counted as people do', () => {
  expect(['abc\n', 'é', '👩🏽‍🚀', 'لا', ''].map(countCharacters)).toEqual([4, 1, 1, 2, 0])
})

/** What an honest person's hands do, and what an honest page makes of it: each action's presses, then its claims. */
const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ presses: fc.constant(1), claims: fc.constant([typed(1)]) }) },
  // A dead key and a compose key: more presses than characters.
  fc.record({ presses: fc.integer({ min: 2, max: 4 }), claims: fc.constant([typed(1)]) }),
  // Keys that put nothing in, or whose text the page refuses.
  fc.record({ presses: fc.integer({ min: 0, max: 3 }), claims: fc.constant([]) }),
  fc.record({
    presses: fc.integer({ min: 1, max: 12 }),
    claims: fc.integer({ min: 1, max: 6 }).map((characters) => [{ kind: 'composed' as const, characters }]),
  }),
  fc.record({
    presses: fc.constant(0),
    claims: fc
      .tuple(
        fc.constantFrom<EditKind>('deleted', 'cut', 'undone', 'redone', 'replaced', 'dictated', 'dropped', 'pasted'),
        fc.integer({ min: 0, max: 3_000 }),
      )
      .map(([kind, characters]) => [{ kind, characters }]),
  }),
)

test('[I43] honest writing is never disputed, however late its claims come', () => {
  const delays = fc.array(fc.tuple(action, fc.boolean()), { maxLength: 600 })
  fc.assert(
    fc.property(delays, (steps) => {
      // Claims wait for a page that is slow, in their order; presses do not.
      let waiting: Omit<Claim, 'seq'>[] = []
      const met: (number | Omit<Claim, 'seq'>)[] = []
      for (const [{ presses, claims }, isSlow] of steps) {
        met.push(presses)
        waiting.push(...claims)
        if (!isSlow) {
          met.push(...waiting)
          waiting = []
        }
      }
      expect(judge([...met, ...waiting])).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('[I43] a layout whose every tenth key puts in two characters is never disputed', () => {
  const steps = Array.from({ length: 2_000 }, (_, index) => [1, typed(index % 10 === 0 ? 2 : 1)]).flat()
  expect(judge(steps)).toEqual([])
})

test('[I42] whoever claims a hundred characters without a press, at once or in pieces, is caught', () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 100 })
  fc.assert(
    fc.property(pieces, (sizes) => {
      const total = sizes.reduce((sum, size) => sum + size, 0)
      fc.pre(total >= 100)
      expect(judge(sizes.map(typed)).length).toBeGreaterThan(0)
    }),
  )
})

function judgePastes(steps: readonly ('gesture' | 'paste')[]): Dispute[] {
  let ledger = emptyGestureLedger
  const disputes: Dispute[] = []
  steps.forEach((step, seq) => {
    if (step === 'gesture') {
      ledger = gestured(ledger)
      return
    }
    const held = holdAgainstGestures(ledger, seq)
    ledger = held.ledger
    if (held.dispute !== null) disputes.push(held.dispute)
  })
  return disputes
}

test('[I46] the third paste in a row without a gesture is disputed', () => {
  expect(judgePastes(['paste', 'paste'])).toEqual([])
  expect(judgePastes(['paste', 'paste', 'gesture', 'paste', 'paste', 'paste'])).toEqual([])
  expect(judgePastes(['gesture', 'paste', 'paste', 'paste', 'paste'])).toEqual([
    { claim: 'paste-gesture', claimed: 3, seen: 0, fromSeq: 2, toSeq: 4 },
  ])
})

test('[I44] a paste of ten that is claimed as two thousand is disputed, and so is the opposite', () => {
  const [ten, many] = [sizeOfText('x'.repeat(10)), sizeOfText('x'.repeat(2_000))]
  expect(holdAgainstClipboard(2_000, { atGesture: ten, now: ten, others: [] }, 7)).toEqual({
    claim: 'paste-size',
    claimed: 2_000,
    seen: 10,
    fromSeq: 7,
    toSeq: 7,
  })
  expect(holdAgainstClipboard(10, { atGesture: many, now: many, others: [] }, 7)).toMatchObject({ seen: 2_000 })
})

test('[I44] an honest paste fits, with any line endings, in a field of any kind', () => {
  const text = fc
    .array(fc.constantFrom('a', ' ', '\n', '\r\n', '\r', 'ä', '😀'), { maxLength: 400 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), (copied, isOneLine) => {
      const normalised = copied.replaceAll(/\r\n?/g, '\n')
      const claimed = isOneLine ? normalised.replaceAll(/\n+/g, ' ') : normalised
      const size = sizeOfText(copied)
      expect(holdAgainstClipboard(claimed.length, { atGesture: size, now: size, others: [] }, 0)).toBeNull()
    }),
  )
})

test('[I45] nothing is disputed where nobody can tell', () => {
  const [ten, many] = [sizeOfText('x'.repeat(10)), sizeOfText('x'.repeat(2_000))]
  expect([
    holdAgainstClipboard(500, { atGesture: null, now: ten, others: [] }, 0),
    holdAgainstClipboard(500, { atGesture: ten, now: null, others: [] }, 0),
    holdAgainstClipboard(500, { atGesture: ten, now: many, others: [] }, 0),
    holdAgainstClipboard(2_000, { atGesture: ten, now: ten, others: many === null ? [] : [many] }, 0),
    sizeOfText(''),
  ]).toEqual([null, null, null, null, null])
})
