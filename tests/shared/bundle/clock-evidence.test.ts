import { beforeAll, describe, expect, it } from 'vitest'
import { readEvidence } from '../../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../../shared/bundle/check-evidence.ts'
import type { SegmentClock } from '../../../shared/bundle/clock-evidence.ts'
import { testPrimitives, typed } from '../journal/build-journal.ts'
import type { Script } from '../tamper/builder.ts'
import { lied, withScript } from '../tamper/manipulation.ts'
import { createWorld, startMs, unit, type World } from '../tamper/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

/** What is found about the segments of a script, with the reading key or without. */
function clocks(script: Script, isOpen = true): readonly SegmentClock[] {
  const evidence = readEvidence(lied(world, script))
  if (!evidence.ok) throw new Error(evidence.failure)
  const known = isOpen ? { attemptKey: world.writing.attemptKey } : {}
  return checkEvidence(testPrimitives, evidence.value, known).clock.segments
}

describe('receipts', () => {
  it('bound the start of a segment: not after what they cover, not before what quotes them', () => {
    // Covered at 4,000 ms and confirmed 1.5 s later; quoted at 12,000 ms.
    const [first, second, third] = clocks(world.script)
    expect(first).toMatchObject({ notAfterMs: startMs + 1_500, notBeforeMs: startMs + 5_500 - 12_000, aheadMs: 0 })
    expect(second?.notAfterMs).toBe(startMs + 600_000 + 1_500)
    expect(third?.notBeforeMs).toBe(startMs + 600_000 + 15_000 + 1_500 - 2_000)
  })

  it('bound from above alone while the journal is closed', () => {
    expect(clocks(world.script, false).map(({ notBeforeMs }) => notBeforeMs)).toEqual([null, null, null])
  })

  it('bound a segment without receipts by the start of a later one', () => {
    const late = withScript(world.script, 0, (part) => ({
      ...part,
      units: part.units.map((one) => ({ ...one, arrivedMs: 10_000_000 })),
    }))
    expect(clocks(late)[0]?.notAfterMs).toBe(startMs + 600_000 + 1_500 - 31_000)
  })

  it('say by how much a clock was ahead or behind at least', () => {
    const off = (byMs: number) =>
      clocks(world.script.map((part) => ({ ...part, createdMs: part.createdMs + byMs, serverAheadMs: -byMs })))
    expect(off(86_400_000)[0]?.aheadMs).toBe(86_400_000 - 1_500)
    expect(off(-86_400_000)[0]?.aheadMs).toBe(-86_400_000 + 6_500)
  })

  it('show time that the monotonic clock does not', () => {
    const held = withScript(world.script, 1, (part) => ({
      ...part,
      units: [
        part.units[0] ?? unit([]),
        { ...unit([[8_000, typed(0, 'Also: ', 1)]]), arrivedMs: 1_800_000 },
        { ...unit([[9_000, 'quote']]), arrivedMs: 1_801_500 },
      ],
    }))
    // Covered at 0 ms and confirmed at 1.5 s; quoted at 9 s, confirmed at 8 s + 30 minutes.
    expect(clocks(held)[1]).toMatchObject({ stoodStillMs: 1_808_000 - 9_000 - 1_500, ranFastMs: 0, isExplained: false })
  })

  it('show time that the monotonic clock invents', () => {
    const rushed = withScript(world.script, 1, (part) => ({
      ...part,
      units: [
        part.units[0] ?? unit([]),
        unit([[1_000, 'quote']]),
        { ...unit([[400_000, typed(0, 'x', 1)]]), arrivedMs: -396_000 },
      ],
    }))
    // Confirmed at 4 s, when the device had counted 400 s; 1 s was quoted at 1.5 s − … by the receipt of the first segment.
    expect(clocks(rushed)[1]?.ranFastMs).toBeGreaterThan(300_000)
  })
})

describe('a wall clock', () => {
  it('that was set shows with the event that tells of it, or without', () => {
    const jumpTo = (skewMs: number, isTold: boolean) =>
      withScript(world.script, 1, (part) => {
        const told = { type: 'clock.jumped', data: { deltaMs: skewMs } } as const
        const events = [[15_000, typed(6, 'twice. ', 1)], ...(isTold ? [[15_100, told] as const] : [])] as const
        return {
          ...part,
          units: part.units.with(2, { frames: [{ timeMs: 15_000, skewMs, events }], end: 'checkpoint' }),
        }
      })
    expect(clocks(jumpTo(-3_600_000, false))[1]?.jumps).toMatchObject([{ deltaMs: -3_600_000, isRecorded: false }])
    expect(clocks(jumpTo(5_000, true))[1]?.jumps).toMatchObject([{ deltaMs: 5_000, isRecorded: true }])
    expect(clocks(jumpTo(1_900, false))[1]?.jumps).toEqual([])
  })

  it('that goes back between two segments shows without a key', () => {
    const back = withScript(world.script, 2, (part) => ({
      ...part,
      createdMs: part.createdMs - 7_200_000,
      serverAheadMs: 7_200_000,
    }))
    expect(clocks(back, false)[2]?.setBackMs).toBe(7_200_000 - 600_000 + 15_000)
  })
})
