import { describe, expect, test } from 'vitest'
import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { createDecider, type DecideRules } from '../../../shared/react/decide.ts'

const strict: DecideRules = {
  tolerated: { count: 0, awayMs: 0 },
  fillsScreen: true,
  asksOneDisplay: true,
  isExternal: () => true,
}
const display = { width: 1280, height: 800, scale: 1, isInternal: false }
const lost = (cause: 'other-window' | 'own-dialog' | 'screen-locked' | 'suspend' | 'minimised'): NewEvent => ({
  type: 'focus.lost',
  data: { cause, isFullscreen: true, isVisible: true },
})
const regained = (lossSeq: number, awayMs: number): NewEvent => ({ type: 'focus.regained', data: { lossSeq, awayMs } })
const breakStarted: NewEvent = { type: 'break.started', data: {} }
const breakEnded: NewEvent = { type: 'break.ended', data: { cause: 'returned' } }
const pasted: NewEvent = {
  type: 'edit.made',
  data: { kind: 'pasted', field: 0, from: 0, removed: 0, inserted: 'text' },
}

/** Kinds of the occasions that a series of events gives, by the place of the event. */
function decide(events: readonly NewEvent[], rules: Partial<DecideRules> = {}) {
  const decider = createDecider({ ...strict, ...rules })
  return events.flatMap((event, seq) => {
    const stamped = { ...event, seq, segment: 0, monoMs: seq * 1_000, wallMs: 1_000 + seq } as JournalEvent
    const found = decider(stamped)
    return found === null ? [] : [`${found.about} ${found.noticed.kind}`]
  })
}

describe('occasions', () => {
  test('[L20] a departure is one when it ends, with its length and its start', () => {
    const decider = createDecider(strict)
    const stamp = (event: NewEvent, seq: number) =>
      ({ ...event, seq, segment: 0, monoMs: 0, wallMs: 1_000 * seq }) as JournalEvent
    expect(decider(stamp(lost('other-window'), 3))).toBe(null)
    expect(decider(stamp(regained(3, 41_000), 7))).toEqual({
      about: 7,
      noticed: { kind: 'focus-lost', wallMs: 3_000, awayMs: 41_000, shortcut: null, chars: null, displays: null },
    })
  })

  test('[L20] own dialogs, a locked screen and sleep are none', () => {
    for (const cause of ['own-dialog', 'screen-locked', 'suspend'] as const)
      expect(decide([lost(cause), regained(0, 60_000)])).toEqual([])
    expect(decide([lost('minimised'), regained(0, 60_000)])).toEqual(['1 focus-lost'])
  })

  test('[L20] neither is what happens in a break, or across one', () => {
    expect(decide([breakStarted, lost('other-window'), regained(1, 9_000), breakEnded])).toEqual([])
    expect(decide([breakStarted, lost('other-window'), breakEnded, regained(1, 9_000)])).toEqual([])
    expect(decide([lost('other-window'), breakStarted, breakEnded, regained(0, 9_000)])).toEqual([])
    expect(decide([breakStarted, breakEnded, lost('other-window'), regained(2, 9_000)])).toEqual(['3 focus-lost'])
  })

  test('[L20] neither are departures that the policy tolerates: so many, each so long', () => {
    const away = (seq: number, ms: number) => [lost('other-window'), regained(seq, ms)]
    const tolerated = { tolerated: { count: 2, awayMs: 5_000 } }
    expect(decide([...away(0, 4_000), ...away(2, 6_000), ...away(4, 5_000), ...away(6, 1_000)], tolerated)).toEqual([
      '3 focus-lost',
      '7 focus-lost',
    ])
  })

  test('[L20] neither is a departure that a stop of the client ended', () => {
    const started = { type: 'session.started' } as NewEvent
    expect(decide([lost('other-window'), started, regained(0, 9_000)])).toEqual([])
  })

  test('[L21] full screen that the client itself left is none, nor where it is not asked for', () => {
    const left = (isRequested: boolean): NewEvent => ({ type: 'fullscreen.left', data: { isRequested } })
    expect(decide([left(true), left(false)])).toEqual(['1 fullscreen-left'])
    expect(decide([left(false)], { fillsScreen: false })).toEqual([])
  })

  test('[L22] a display that came is one; one that goes or changes is none', () => {
    const change = (what: 'added' | 'removed' | 'changed'): NewEvent => ({
      type: 'displays.changed',
      data: { change: what, displays: [display, display] },
    })
    expect(decide([change('added'), change('removed'), change('changed')])).toEqual(['0 displays-changed'])
  })

  test('[L22] more than one at the start is one where one is asked for', () => {
    const held = (isHeld: boolean, reason: string): NewEvent => ({
      type: 'hold.changed',
      data: { parts: [{ part: 'one-display', isHeld, reason }] },
    })
    const two = held(false, '2 displays are connected.')
    expect(decide([two, two, held(true, ''), held(false, 'A break is on.'), two])).toEqual([
      '0 displays-changed',
      '4 displays-changed',
    ])
    expect(decide([two], { asksOneDisplay: false })).toEqual([])
  })

  test('[L23] a paste is one where its text came from outside', () => {
    expect(decide([pasted])).toEqual(['0 external-paste'])
    expect(decide([pasted], { isExternal: () => false })).toEqual([])
  })
})
