import { describe, expect, test } from 'vitest'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createMoments, heldSince, rowsWithin } from '../../../shared/timeline/moment.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const list = createEventList(0).start().open()
list.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Events of this system arrive.' })
list.add('sensor.covered', { sensor: 'lock', state: 'unsupported', reason: 'This system does not tell.' })
list.add('item.viewed', { item: 'bees' }).wait(10_000)
list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true }).wait(40_000)
list.add('focus.regained', { lossSeq: 5, awayMs: 40_000 }).wait(5_000)
list.add('sensor.covered', { sensor: 'focus', state: 'off', reason: 'It failed.' }).wait(5_000).edit('typed', 0, 0, 'a')
list.start(60_000).wait(1_000).edit('typed', 1, 0, 'b')
const timeline = deriveTimeline(list.events, smallPack)
const momentAt = createMoments(timeline)

describe('one moment', () => {
  test('[T11] each sensor is watching or blind, with the reason of its report', () => {
    const { watching, blind } = momentAt(20_000)
    expect([watching, blind.filter(({ sensor }) => sensor === 'lock' || sensor === 'edits')]).toEqual([
      ['focus'],
      [
        { sensor: 'edits', state: 'off', reason: 'It has not reported yet.' },
        { sensor: 'lock', state: 'unsupported', reason: 'This system does not tell.' },
      ],
    ])
  })

  test('[T11] in a gap no sensor is watching, and none is called blind', () => {
    const { watching, blind, gap, item } = momentAt(80_000)
    expect([watching, blind, gap?.cause, item]).toEqual([[], [], 'stopped', null])
  })

  test('[T12] in front is Candor, something else, nothing, or nobody can tell', () => {
    const told = [5_000, 30_000, 57_000, 80_000].map((atMs) => momentAt(atMs).inFront)
    expect(told).toEqual([
      { type: 'candor' },
      { type: 'away', away: expect.objectContaining({ fromMs: 10_000, toMs: 50_000, seq: 5, endSeq: 6 }) },
      { type: 'cannot-tell', reason: 'It failed.' },
      { type: 'not-running', gap: expect.objectContaining({ fromMs: 60_000, toMs: 120_000 }) },
    ])
  })

  test('tells the item, the last event up to it and what came before and after, reports aside', () => {
    const { item, seq, before, after } = momentAt(56_000)
    expect([item, seq, before?.seq, after?.seq]).toEqual(['bees', 7, 6, 8])
    const first = momentAt(-1)
    expect([first.item, first.seq, first.before, first.after?.seq]).toEqual([null, -1, null, 0])
  })

  test('[T13] it is held since the first receipt that reaches beyond its last event', () => {
    const receipts = [
      { nextSeq: 5, serverTimeMs: 11_000 },
      { nextSeq: 8, serverTimeMs: 52_000 },
      { nextSeq: 9, serverTimeMs: 61_000 },
    ]
    expect([4, 5, 7, 9].map((seq) => heldSince(receipts, seq))).toEqual([11_000, 52_000, 52_000, null])
  })

  test('rows within a stretch leave out reports and receipts', () => {
    expect(rowsWithin(timeline.rows, 10_000, 56_000).map(({ seq }) => seq)).toEqual([5, 6])
  })
})
