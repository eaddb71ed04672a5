import { describe, expect, test } from 'vitest'
import { FieldHistory } from '../../../shared/playback/field-history.ts'
import { playOn } from '../../../shared/playback/play-on.ts'
import { createPlayback } from '../../../shared/playback/playback.ts'
import { busyMoments, stepFrom, stepMoments } from '../../../shared/playback/steps.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

describe('a history', () => {
  test('[T17] of 200,000 changes keeps at most 512 checkpoints and still gives every state', () => {
    const history = new FieldHistory()
    const count = 200_000
    let text = ''
    const states = new Map<number, string>()
    for (let change = 1; change <= count; change++) {
      const from = change % (text.length + 1)
      const removed = text.length > 40 ? 3 : 0
      const start = Math.min(from, text.length - removed)
      text = text.slice(0, start) + String(change % 10) + text.slice(start + removed)
      const standing = text
      history.add({ seq: change, from: start, removed, inserted: String(change % 10), tags: change }, () => ({
        text: standing,
        tags: new Uint32Array(standing.length),
      }))
      if (change % 7_919 === 0) states.set(change, text)
    }
    // The list of checkpoints is private: what a person would notice is that it neither grows nor gets anything wrong.
    expect(Reflect.get(history, 'checkpoints').length).toBeLessThanOrEqual(512)
    const wanted = [...states].toReversed()
    expect(wanted.map(([change]) => history.after(change).text)).toEqual(wanted.map(([, state]) => state))
  })
})

describe('a playback', () => {
  const list = createEventList(0).start().open().wait(1_000)
  list.edit('typed', 0, 0, 'ab').wait(1_000).edit('typed', 1, 0, 'x').wait(1_000).edit('deleted', 0, 1, '')
  list.add('field.set', { field: 2, value: 4 })
  const playback = createPlayback(list.events, smallPack)

  test('tells the caret and the event of the last change', () => {
    expect([1, 2, 3, 4, 9].map((seq) => playback.textAt(0, seq)).map(({ caret, seq }) => [caret, seq])).toEqual([
      [null, null],
      [2, 2],
      [2, 3],
      [0, 4],
      [0, 4],
    ])
  })

  test('two moments with the same last change look alike, values included', () => {
    expect([
      playback.changedAt(0, 4),
      playback.changedAt(0, 5),
      playback.changedAt(2, 4),
      playback.changedAt(2, 5),
    ]).toEqual([4, 4, null, 5])
    expect([playback.valueAt(2, 4), playback.valueAt(2, 5), playback.valueAt(1, 5)]).toEqual([null, 4, null])
  })
})

describe('playing on', () => {
  const busy = [0, 1_000, 3_000, 60_000]
  const on = (atMs: number, elapsedMs: number, speed = 1, isSkippingIdle = true) =>
    playOn(atMs, elapsedMs, { speed, isSkippingIdle }, busy, 70_000)

  test('moves by the viewer’s time times the speed and stops at the end', () => {
    expect([on(0, 16), on(0, 16, 64), on(69_990, 100), on(4_000, 1_000, 1, false)]).toEqual([16, 1_024, 70_000, 5_000])
  })

  test('[T18] a long wait is played as its last second, a short one whole', () => {
    expect([on(3_000, 16), on(1_000, 500), on(59_000, 500), on(60_000, 16)]).toEqual([59_000, 1_500, 59_500, 69_000])
  })

  test('[T18] events count as something to see, reports of sensors and receipts do not', () => {
    const list = createEventList(0).start().open().wait(9_000)
    list.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Events of this system arrive.' }).wait(9_000)
    list.add('sync.receipted', { segment: 0, endOffset: 1, serverTimeMs: 1, receipt: 'r' }).wait(9_000)
    list.add('displays.changed', { change: 'added', displays: [] }).wait(1_000).edit('typed', 0, 0, 'a')
    expect([...new Set(busyMoments(deriveTimeline(list.events, smallPack)))]).toEqual([0, 27_000, 28_000])
  })
})

test('[T19] steps lead to edits, to the beginnings of bursts and pastes, and to the ends of pauses', () => {
  const list = createEventList(0).start().open().wait(1_000).edit('typed', 0, 0, 'a').wait(400).edit('typed', 1, 0, 'b')
  list.wait(6_000).edit('typed', 2, 0, 'c').wait(400).edit('pasted', 3, 0, 'from elsewhere').wait(400)
  list.edit('typed', 17, 0, 'd')
  const steps = stepMoments(deriveTimeline(list.events, smallPack))
  const all = Object.fromEntries(Object.entries(steps).map(([unit, moments]) => [unit, [...moments]]))
  expect(all).toEqual({
    edit: [1_000, 1_400, 7_400, 7_800, 8_200],
    burst: [1_000, 7_800, 8_200],
    pause: [7_400],
  })
  expect([stepFrom(steps.edit, 1_400, 1), stepFrom(steps.edit, 1_400, -1), stepFrom(steps.pause, 7_400, 1)]).toEqual([
    7_400,
    1_000,
    null,
  ])
})
