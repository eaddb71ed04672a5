import { describe, expect, it } from 'vitest'
import { openJournal } from '../../../shared/journal/open.ts'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import { verifyJournal } from '../../../shared/journal/verify.ts'
import { buildJournal, testOnlyAttemptKey, testPrimitives } from './build-journal.ts'

const { segments } = buildJournal()
const truth = openJournal(testPrimitives, segments, testOnlyAttemptKey).events

function replaced(index: number, bytes: Uint8Array): readonly SegmentBytes[] {
  return segments.map((segment, at) => (at === index ? { ...segment, bytes } : segment))
}

/**
 * What must hold of any damaged journal: a verifier never calls it whole and finished, and what opens is a beginning of
 * what was written. Returns what broke the rule, or null.
 */
function misread(damaged: readonly SegmentBytes[]): string | null {
  const keyless = verifyJournal(testPrimitives, damaged)
  const { events, report } = openJournal(testPrimitives, damaged, testOnlyAttemptKey)
  if (keyless.ok && keyless.isSealed) return 'verified as whole'
  if (report.ok && report.isSealed) return 'opened as whole'
  if (keyless.events > truth.length) return 'counts events that are not there'
  const isPrefix = events.every((event, index) => JSON.stringify(event) === JSON.stringify(truth[index]))
  return isPrefix ? null : 'opened to other events'
}

describe('a damaged journal', () => {
  it('is never misread when any one byte is changed', () => {
    const faults: string[] = []
    for (const [index, { bytes }] of segments.entries())
      for (let at = 0; at < bytes.length; at++)
        for (const mask of [0x01, 0x80]) {
          const fault = misread(replaced(index, bytes.with(at, (bytes[at] ?? 0) ^ mask)))
          if (fault !== null) faults.push(`segment ${index}, byte ${at}, mask ${mask}: ${fault}`)
        }
    expect(faults).toEqual([])
  })

  it('is never misread when it is cut at any length', () => {
    const faults: string[] = []
    for (const [index, { bytes }] of segments.entries())
      for (let length = 0; length < bytes.length; length++) {
        const fault = misread(replaced(index, bytes.subarray(0, length)))
        if (fault !== null) faults.push(`segment ${index}, length ${length}: ${fault}`)
      }
    expect(faults).toEqual([])
  })

  it('is never misread when its end is zeros from any place on', () => {
    const faults: string[] = []
    for (const [index, { bytes }] of segments.entries())
      for (let from = 0; from < bytes.length; from += 3) {
        const fault = misread(replaced(index, bytes.slice().fill(0, from)))
        if (fault !== null) faults.push(`segment ${index}, zeros from ${from}: ${fault}`)
      }
    expect(faults).toEqual([])
  })

  it('[J10] is refused when anything is added after the seal', () => {
    const last = segments[1]?.bytes ?? new Uint8Array()
    for (const extra of [new Uint8Array(1), new Uint8Array(100), last.subarray(288)]) {
      const longer = new Uint8Array([...last, ...extra])
      expect(verifyJournal(testPrimitives, replaced(1, longer)).problems[0]?.code).toBe('journal/after-seal')
    }
  })

  it('counts bytes after a committed end as repaired, not as a problem', () => {
    const first = segments[0]?.bytes ?? new Uint8Array()
    const torn = replaced(0, new Uint8Array([...first, 1, 2, 3]))
    expect(verifyJournal(testPrimitives, torn)).toMatchObject({
      ok: true,
      repairs: 1,
      repairedBytes: 3,
      isSealed: true,
    })
  })
})

describe('reading with the last signature of each segment only', () => {
  it('opens the same events, and is never misled by a changed byte outside of the signatures between', () => {
    const { events, report } = openJournal(testPrimitives, segments, testOnlyAttemptKey, 'last')
    expect([events, report.ok]).toEqual([truth, true])
    const faults: string[] = []
    for (const [index, { bytes }] of segments.entries())
      for (let at = 0; at < bytes.length; at++) {
        const damaged = replaced(index, bytes.with(at, (bytes[at] ?? 0) ^ 0x20))
        const opened = openJournal(testPrimitives, damaged, testOnlyAttemptKey, 'last')
        const isWhole = opened.report.ok && opened.report.isSealed
        if (isWhole && JSON.stringify(opened.events) !== JSON.stringify(truth))
          faults.push(`segment ${index}, byte ${at}`)
      }
    expect(faults).toEqual([])
  })
})
