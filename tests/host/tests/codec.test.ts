import { expect, test } from 'vitest'
import { codec } from '../codec.ts'

const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value))

test('carries every kind of value that IPC carries', () => {
  const value = {
    numbers: [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 70n],
    text: 'äö😀',
    nothing: [undefined, null],
    date: new Date(86_400_000),
    pattern: /a+/gi,
    map: new Map<unknown, unknown>([['key', new Set([1, 'two'])]]),
    bytes: new Uint8Array([1, 2, 255]),
    floats: new Float64Array([0.5, -1]),
    buffer: new Uint8Array([7, 8]).buffer,
    error: new RangeError('out', { cause: 'why' }),
    array: [[1], { $: 'a', v: 'not a tag' }],
  }
  expect(roundTrip(value)).toEqual(value)
})

test('keeps shared and cyclic references', () => {
  const shared = { name: 'one' }
  const cycle: { first: object; second: object; self?: object } = { first: shared, second: shared }
  cycle.self = cycle
  const result = roundTrip(cycle) as typeof cycle
  expect([result.first === result.second, result.self === result]).toEqual([true, true])
})

test('refuses what cannot be cloned, as IPC does', () => {
  expect(() => codec.encode({ call: () => {} })).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
})
