import { expect, test } from 'vitest'
import { listFields } from '../../../shared/pack/pack.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { everyKindPack } from '../../fixtures/every-kind.ts'

const START = Date.UTC(2026, 2, 3, 9, 0, 0)
const begin = () => createEventList(START).start().open()
const derive = (list: ReturnType<typeof begin>) => deriveTimeline(list.events, smallPack)
const seconds = (atMs: number) => (atMs - START) / 1_000

test('[T1] a wall clock that is set back moves nothing on the axis', () => {
  const list = begin().wait(10_000).skew(-3_600_000).add('clock.jumped', { deltaMs: -3_600_000 })
  const timeline = derive(list.wait(5_000).edit('typed', 0, 0, 'a'))
  expect([...timeline.atMs].map(seconds)).toEqual([0, 0, 10, 15])
})

test('[T1] a gap behind a clock that was set is as long as it was', () => {
  for (const moved of [-3_600_000, 3_600_000]) {
    const list = begin().wait(10_000).skew(moved).add('clock.jumped', { deltaMs: moved }).wait(5_000)
    const timeline = derive(list.edit('typed', 0, 0, 'a').start(30_000).wait(1_000).edit('typed', 1, 0, 'b'))
    expect([...timeline.atMs].map(seconds)).toEqual([0, 0, 10, 15, 45, 46])
  }
})

test('[T2] sleep that the monotonic clock leaves out is put back, and no more than it', () => {
  const list = begin().wait(10_000).add('power.suspended', {}).skew(60_000)
  list.add('power.resumed', { gapMs: 60_000, isInferred: false }).wait(1_000).edit('typed', 0, 0, 'a')
  expect([...derive(list).atMs].map(seconds)).toEqual([0, 0, 10, 70, 71])
})

test('[T2] a second segment with an earlier clock begins where the first one ended', () => {
  const list = begin().wait(10_000).edit('typed', 0, 0, 'a').start(-7_200_000).wait(2_000).edit('typed', 1, 0, 'b')
  expect([...derive(list).atMs].map(seconds)).toEqual([0, 0, 10, 10, 12])
})

test('[T3] in a segment that the same process goes on in, sensors see on and what lasts lasts on', () => {
  const begin = () => createEventList().start().add('sensor.covered', { sensor: 'focus', state: 'on', reason: '' })
  const leave = (list: ReturnType<typeof begin>) =>
    list.wait(1_000).add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true }).wait(1_000)
  const rotated = leave(begin()).add('session.ended', { reason: 'rotated' }).start()
  const failed = leave(begin()).start().add('storage.failed', { code: 'journal/storage-full' })
  for (const list of [rotated, failed]) {
    list.wait(3_000).add('focus.regained', { lossSeq: 2, awayMs: 4_000 })
    const timeline = deriveTimeline(list.events, smallPack)
    const end = list.last()
    expect(timeline.gaps).toEqual([])
    expect(timeline.segments).toHaveLength(2)
    expect(timeline.intervals).toMatchObject([{ kind: 'away', seq: 2, endSeq: end }])
    expect(timeline.coverage.filter(({ sensor }) => sensor === 'focus')).toMatchObject([
      { state: 'on', fromMs: timeline.fromMs, toMs: timeline.toMs },
    ])
  }
})

test('[T3] gaps say whether the client ended properly, and a rotated record leaves none', () => {
  const list = begin().wait(1_000).edit('typed', 0, 0, 'a').start(61_000)
  list.add('session.ended', { reason: 'quit' }).start(5_000).add('session.ended', { reason: 'rotated' }).start(40)
  const { gaps, segments } = derive(list)
  expect(gaps).toEqual([
    { fromMs: START + 1_000, toMs: START + 62_000, cause: 'stopped', beforeSeq: 2, afterSeq: 3 },
    { fromMs: START + 62_000, toMs: START + 67_000, cause: 'quit', beforeSeq: 4, afterSeq: 5 },
  ])
  expect(segments.map(({ segment }) => segment)).toEqual([0, 1, 2, 3])
})

test('[T4] pairs become intervals, and what stays open ends with its segment', () => {
  const list = begin().add('item.viewed', { item: 'bees' }).wait(5_000)
  list.add('focus.lost', { cause: 'other-window', isFullscreen: true, isVisible: true }).wait(41_000)
  list.add('focus.regained', { lossSeq: 3, awayMs: 41_000 }).wait(1_000)
  list
    .add('network.changed', { isReachable: false, detail: 'No route.' })
    .wait(2_000)
    .edit('typed', 0, 0, 'a')
    .start(9_000)
  list.add('power.resumed', { gapMs: 4_000, isInferred: true })
  const told = derive(list).intervals.map(({ kind, fromMs, toMs, seq, endSeq }) => [
    kind,
    seconds(fromMs),
    seconds(toMs),
    seq,
    endSeq,
  ])
  expect(told).toEqual([
    ['item', 0, 49, 2, null],
    ['away', 5, 46, 3, 4],
    ['offline', 47, 49, 5, null],
    ['suspended', 54, 58, 8, 8],
  ])
})

test('[T4] an edit opens the item of its field', () => {
  const { intervals } = derive(begin().wait(1_000).edit('typed', 0, 0, 'a', 1).wait(500).edit('typed', 1, 0, 'b', 1))
  expect(intervals).toEqual([
    { lane: 'items', kind: 'item', item: 'bees', fromMs: START + 1_000, toMs: START + 1_500, seq: 2, endSeq: null },
  ])
})

test('[T5] the writing lane holds every edit with the origin of what it brought', () => {
  const list = begin().edit('typed', 0, 0, 'a').edit('pasted', 1, 0, 'from elsewhere').edit('unexplained', 0, 0, '?')
  const { writing } = derive(list.edit('undone', 0, 1, ''))
  expect([[...writing.origin], [...writing.inserted], [...writing.removed]]).toEqual([
    [0, 5, 10, 0],
    [1, 14, 1, 0],
    [0, 0, 0, 1],
  ])
})

test('[T6, T7] keys are told as bursts, pastes and all else by themselves', () => {
  const list = begin()
  for (let at = 0; at < 5; at++) list.wait(1_000).edit('typed', at, 0, 'a')
  list
    .wait(11_000)
    .edit('typed', 5, 0, 'b')
    .edit('pasted', 6, 0, 'x')
    .edit('deleted', 6, 1, '')
    .edit('typed', 0, 0, 'c', 1)
  const { rows } = derive(list)
  expect(rows.map(({ seq, endSeq, burst }) => [seq, endSeq, burst?.edits ?? null])).toEqual([
    [0, 0, null],
    [1, 1, null],
    [2, 6, 5],
    [7, 7, 1],
    [8, 8, null],
    [9, 9, 1],
    [10, 10, 1],
  ])
})

test('[T8, T9] coverage runs between reports, is off before the first, and stops with the client', () => {
  const list = begin().wait(2_000).add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Window events.' })
  list.wait(8_000).add('sensor.covered', { sensor: 'focus', state: 'off', reason: 'The window failed.' }).wait(1_000)
  list.edit('typed', 0, 0, 'a').start(4_000).wait(7_000)
  list
    .add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Window events.' })
    .wait(3_000)
    .edit('typed', 0, 0, 'b')
  const spans = derive(list).coverage.filter(({ sensor }) => sensor === 'focus')
  expect(spans.map(({ state, fromMs, toMs }) => [state, seconds(fromMs), seconds(toMs)])).toEqual([
    ['on', 0, 10],
    ['off', 10, 11],
    ['not-running', 11, 15],
    ['off', 15, 22],
    ['on', 22, 25],
  ])
})

test('an empty journal gives an empty timeline', () => {
  expect(deriveTimeline([], smallPack)).toMatchObject({ fromMs: 0, toMs: 0, rows: [], gaps: [] })
})

test('[T4] writing a comment or a criterion is work on the item that it belongs to', () => {
  const keys = listFields(everyKindPack).map(({ key }) => key)
  const list = createEventList(START).start().open(keys).wait(1_000).add('item.viewed', { item: 'late-bus' })
  list.wait(500).edit('typed', 0, 0, 'a', keys.indexOf('late-bus.problems.3'))
  const items = deriveTimeline(list.events, everyKindPack).intervals.filter(({ lane }) => lane === 'items')
  expect(items.map((interval) => interval.kind === 'item' && interval.item)).toEqual(['late-bus'])
})
