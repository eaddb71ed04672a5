import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../../shared/attempt/state.ts'
import { openJournal } from '../../../shared/journal/open.ts'
import { verifyJournal } from '../../../shared/journal/verify.ts'
import { buildJournal, testAttemptId, testCreatedMs, testOnlyAttemptKey, testPrimitives } from './build-journal.ts'

const { segments } = buildJournal()
const whole = {
  ok: true,
  attemptId: testAttemptId,
  segments: 2,
  frames: 8,
  events: 14,
  checkpoints: 4,
  gaps: 0,
  forks: 0,
  repairs: 0,
  repairedBytes: 0,
  abandonedUnits: 0,
  unsignedBytes: 0,
  isSealed: true,
  createdMs: testCreatedMs,
  problems: [],
}

describe('a whole journal', () => {
  it('verifies without a key', () => {
    expect(verifyJournal(testPrimitives, segments)).toEqual(whole)
  })

  it('opens to its events in order, and folds to the text', () => {
    const { events, report } = openJournal(testPrimitives, segments, testOnlyAttemptKey)
    expect(report).toEqual(whole)
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 14 }, (_, seq) => seq))
    expect(foldEvents(events).values).toEqual(['lastatwotailHix\ufeffé 漢 😀', 'b'])
  })

  it('gives each event its wall time from start, monotonic time and skew', () => {
    const { events } = openJournal(testPrimitives, segments, testOnlyAttemptKey)
    expect(events.slice(4, 7).map(({ monoMs, wallMs }) => [monoMs, wallMs - testCreatedMs])).toEqual([
      [2_000, 1_997],
      [2_200, 2_197],
      [2_300, 3_602_300],
    ])
  })

  it('[J23] gives no event with a wrong key', () => {
    const { events, report } = openJournal(testPrimitives, segments, new Uint8Array(32))
    expect(events).toEqual([])
    expect(report.problems.map(({ code, segment, offset }) => [code, segment, offset])).toEqual([
      ['journal/frame-unreadable', 0, 288],
    ])
  })
})
