import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextLengths } from '../../../../electron/main/attempt/text-lengths.ts'
import { spliceText } from '../../../../shared/attempt/state.ts'
import type { Splice } from '../../../../shared/ipc/contract.ts'

const arbitrarySplice: fc.Arbitrary<Splice> = fc.record({
  kind: fc.constant('typed' as const),
  from: fc.nat(12),
  removed: fc.nat(6),
  inserted: fc.string({ maxLength: 6 }),
})
const arbitraryRequest = fc.record({
  isInStep: fc.boolean(),
  splices: fc.array(arbitrarySplice, { minLength: 1, maxLength: 4 }),
})

/** The text after all splices, or null when one of them does not fit. */
function replay(text: string, splices: readonly Splice[]): string | null {
  try {
    return splices.reduce((before, splice) => spliceText(before, { ...splice, field: 0 }), text)
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}

test('exactly the splices that replay are accepted, and refused ones change nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(arbitraryRequest, { maxLength: 12 }), (first, requests) => {
      const lengths = new TextLengths()
      lengths.set(3, first.length)
      let text = first
      for (const { isInStep, splices } of requests) {
        const after = isInStep ? replay(text, splices) : null
        expect(lengths.accept(3, text.length + (isInStep ? 0 : 1), splices)).toBe(after !== null)
        text = after ?? text
      }
    }),
    { numRuns: 500 },
  )
})

test('a field that nothing was said about is empty, and fields do not touch each other', () => {
  const lengths = new TextLengths()
  const type = (from: number): Splice => ({ kind: 'typed', from, removed: 0, inserted: 'abc' })
  expect([
    lengths.accept(0, 0, [type(0)]),
    lengths.accept(1, 0, [type(1)]),
    lengths.accept(1, 0, [type(0)]),
    lengths.accept(0, 3, [type(3)]),
  ]).toEqual([true, false, true, true])
})

test('a text never grows beyond what the journal can hold, not even between two splices', () => {
  const lengths = new TextLengths()
  const fill = (inserted: number, removed = 0): Splice => ({
    kind: 'pasted',
    from: 0,
    removed,
    inserted: 'x'.repeat(inserted),
  })
  expect([
    lengths.accept(0, 0, [fill(200_001)]),
    lengths.accept(0, 0, [fill(200_000)]),
    lengths.accept(0, 200_000, [fill(1), fill(0, 1)]),
    lengths.accept(0, 200_000, [fill(1, 1)]),
  ]).toEqual([false, true, false, true])
})
