import { describe, expect, test } from 'vitest'
import { sayCoverage, sayNotWatching } from '../../../../renderer/review/live/coverage-words.ts'
import { sayAgo, sayHeard, sayPhase, sayQuiet } from '../../../../renderer/review/live/live-words.ts'
import { liveAttempt, nowMs, presence } from './live-attempts.ts'

const quiet = liveAttempt({ presence: presence({ receivedMs: nowMs - 120_000 }), recordMs: nowMs - 150_000 })

describe('the words of the live view', () => {
  test('say how long ago something was without false precision, and never in the future', () => {
    expect([-900, 400, 12_400, 59_400, 61_000, 3_900_000].map(sayAgo)).toEqual([
      '0 s',
      '0 s',
      '12 s',
      '59 s',
      '1 min',
      '1 h 5 min',
    ])
  })
  test('[LV3] say client and record apart', () => {
    expect(sayHeard(liveAttempt(), nowMs)).toEqual(['Client heard of 12 s ago', 'Record stored 3 s ago'])
    expect(sayHeard(liveAttempt({ presence: null, recordMs: null }), nowMs)).toEqual([
      'Client: no report yet',
      'Record: nothing stored yet',
    ])
    expect(sayHeard(liveAttempt({ isWatched: false, presence: null }), nowMs)[0]).toBe(
      'The policy has the client report nothing',
    )
  })
  test('[LV3] call an attempt quiet only when neither is fresh, with innocent causes', () => {
    expect(sayQuiet(liveAttempt(), nowMs)).toBe(null)
    expect(sayQuiet({ ...quiet, recordMs: nowMs - 45_000 }, nowMs)).toBe(null)
    expect(sayQuiet(quiet, nowMs)).toEqual({
      title: 'Quiet for 2 min',
      causes: 'A network that dropped, a closed lid, a restart. Nothing is lost.',
    })
    const left = { ...quiet, presence: presence({ phase: 'left', receivedMs: nowMs - 120_000 }) }
    expect(sayQuiet(left, nowMs)?.causes).toBe(
      'The client said that it closes. The candidate may come back; nothing is lost.',
    )
  })
  test('do not say of a quiet attempt what it does now', () => {
    expect(sayPhase(liveAttempt(), nowMs)).toBe('Answering')
    expect(sayPhase(quiet, nowMs)).toBe('Last known: Answering')
    expect(sayPhase(liveAttempt({ presence: null }), nowMs)).toBe('No report yet')
    expect(sayPhase(liveAttempt({ presence: null, isWatched: false }), nowMs)).toBe('No live view')
  })
  test('say how many sensors watch, and which do not and why', () => {
    const coverage = [
      { sensor: 'focus' as const, state: 'on' as const },
      { sensor: 'displays' as const, state: 'waived' as const },
      { sensor: 'lock' as const, state: 'unsupported' as const },
      { sensor: 'network' as const, state: 'off' as const },
      { sensor: 'idle' as const, state: 'waived' as const },
    ]
    expect(sayCoverage(coverage)).toBe('1 sensor watches, 4 do not')
    expect(sayNotWatching(coverage)).toEqual([
      'Cannot see now: Network',
      'Not available on this system: Screen lock',
      'Waived for this attempt: Displays, Idle time',
    ])
    expect(sayCoverage([])).toBe('0 sensors watch')
    expect(sayNotWatching(coverage.slice(0, 1))).toEqual([])
  })
})
