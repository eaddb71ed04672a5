import { expect, test } from 'vitest'
import { encode } from '../codec.ts'

test('carries plain data', () => {
  const value = { text: 'äö😀', numbers: [0, 1.5], nothing: null, nested: [{ isKept: true }] }
  expect(JSON.parse(encode(value))).toEqual(value)
})

test('leaves out members that are undefined', () => {
  expect(encode({ kept: 1, left: undefined })).toBe('{"kept":1}')
})

test('refuses what cannot be cloned, as IPC does', () => {
  expect(() => encode({ call: () => {} })).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
})

test.each([new Date(0), new Map(), new Uint8Array(1), Number.NaN, 1n, [undefined]])(
  'refuses to change %s on its way',
  (value) => {
    expect(() => encode({ value })).toThrow(TypeError)
  },
)
