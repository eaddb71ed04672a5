import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createFramer,
  littleEndianBytes,
  loudnessOf,
  meterOf,
  pieceSamples,
  toPcm16,
} from '../../../../renderer/intake/voice/sound.ts'
import { toBase64 } from '../../../../shared/bytes.ts'
import { sampleRate } from '../../../../shared/intake/sound.ts'
import { contract } from '../../../../shared/ipc/contract.ts'

describe('sound', () => {
  it('[IN60] becomes 16-bit samples, clipped, little endian', () => {
    const pcm = toPcm16(Float32Array.of(0, 1, -1, 0.5, 2, -2))
    expect([...pcm]).toEqual([0, 32_767, -32_768, 16_384, 32_767, -32_768])
    expect([...littleEndianBytes(Int16Array.of(1, -2, 0x1234))]).toEqual([1, 0, 0xfe, 0xff, 0x34, 0x12])
  })
  it('[IN60] is cut into pieces without losing or doubling a sample, in whatever portions it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 40 })), (portions) => {
        const framer = createFramer(16)
        const pieces = portions.flatMap((portion) => framer.take(Int16Array.from(portion)))
        expect(pieces.every(({ length }) => length === 16)).toBe(true)
        expect([...pieces.flatMap((piece) => [...piece]), ...framer.rest()]).toEqual(portions.flat())
        expect(framer.rest().length).toBe(0)
      }),
    )
  })
  it('[IN60] fits into the channel that carries it', () => {
    expect((pieceSamples / sampleRate) * 1_000).toBe(200)
    const sound = toBase64(littleEndianBytes(new Int16Array(pieceSamples)))
    expect(contract['hearing/sound'].args.safeParse({ sound }).success).toBe(true)
  })
  it('is as loud as its root mean square, and a meter shows decibels', () => {
    expect(loudnessOf(new Int16Array(0))).toBe(0)
    expect(loudnessOf(Int16Array.of(16_384, -16_384))).toBe(0.5)
    expect([0, 0.001, 0.0316, 1, 2].map((loudness) => Math.round(meterOf(loudness) * 100))).toEqual([
      0, 0, 50, 100, 100,
    ])
  })
})
