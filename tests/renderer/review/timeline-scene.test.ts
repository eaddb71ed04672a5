import { describe, expect, test } from 'vitest'
import { binWriting, inks } from '../../../renderer/review/timeline/bins.ts'
import { createCoverageRows } from '../../../renderer/review/timeline/coverage-rows.ts'
import { bandAt, bandOf, coverageRowAt, createLayout } from '../../../renderer/review/timeline/layout.ts'
import { createScene, endOf, findRow, pickReport, pickRow } from '../../../renderer/review/timeline/scene.ts'
import { stepRow } from '../../../renderer/review/timeline/step.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { buildAttempt } from '../../fixtures/attempt-builder.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const begin = () => createEventList(0).start().open()
const derive = (list: ReturnType<typeof begin>) => deriveTimeline(list.events, smallPack)

describe('bins', () => {
  test('columns sum what was written, by ink, and leave out what is not in view', () => {
    const list = begin().edit('typed', 0, 0, 'abc').wait(1_000).edit('pasted', 0, 2, 'from elsewhere').wait(8_000)
    const timeline = derive(list.edit('typed', 0, 0, 'd'))
    const { amounts, most } = binWriting(timeline.writing, { fromMs: 0, toMs: 4_000 }, 4)
    const columns = Array.from({ length: 4 }, (_, column) => [
      ...amounts.slice(column * inks.length, (column + 1) * inks.length),
    ])
    expect([columns, most]).toEqual([
      [
        [3, 0, 0, 0, 0, 0],
        [0, 0, 0, 16, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
      ],
      16,
    ])
  })

  test('no column is lost at the right edge', () => {
    const { events, pack } = buildAttempt()
    const { writing, fromMs, toMs } = deriveTimeline(events, pack)
    const { amounts } = binWriting(writing, { fromMs, toMs: toMs + 1 }, 397)
    const written =
      [...writing.inserted].reduce((sum, count) => sum + count, 0) +
      [...writing.removed].reduce((sum, count) => sum + count, 0)
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(written)
  })
})

describe('pointing', () => {
  const list = begin().wait(1_000).add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true })
  list.wait(5_000).add('focus.regained', { lossSeq: 2, awayMs: 5_000 }).wait(2_000)
  list.edit('typed', 0, 0, 'a').wait(2_000).edit('typed', 1, 0, 'b').edit('pasted', 2, 0, 'x').wait(1_000)
  list.add('sensor.covered', { sensor: 'lock', state: 'unsupported', reason: 'Not here.' })
  const timeline = derive(list)
  const scene = createScene(timeline)
  const seqOf = (place: number) => timeline.rows[place]?.seq ?? null

  test('a lasting event is found anywhere along it, a moment only near it', () => {
    expect([3_500, 6_050, 8_000].map((atMs) => seqOf(pickRow(scene, 'focus', atMs, 100)))).toEqual([2, 3, null])
  })

  test('a departure is as long as the client measured it, not as long as its two events are apart', () => {
    const [away] = scene.intervals.focus
    if (away === undefined) throw new Error('there is a departure')
    expect(scene.lengthMs(away)).toBe(5_000)
    expect(createScene(timeline, undefined, (seq) => (seq === 2 ? 5_150 : null)).lengthMs(away)).toBe(5_150)
  })

  test('a paste is found before the burst beside it', () => {
    expect([9_000, 10_000].map((atMs) => seqOf(pickRow(scene, 'writing', atMs, 50)))).toEqual([4, 6])
  })

  test('every edit of a burst leads to its row', () => {
    expect([4, 5, 6, 99].map((seq) => seqOf(findRow(timeline.rows, seq)))).toEqual([4, 4, 6, null])
  })

  test('a row lasts as long as what it tells', () => {
    expect(timeline.rows.map((row) => endOf(timeline, row))).toEqual([0, 0, 6_000, 6_000, 10_000, 10_000, 11_000])
  })

  test('a sensor’s thread leads to its report', () => {
    const place = pickReport(scene, list.events, 'lock', 4_000)
    expect([seqOf(place), pickReport(scene, list.events, 'edits', 4_000)]).toEqual([7, -1])
  })

  test('heights lead to bands and lines of the coverage band; a band that is not needed has no room', () => {
    const coverageRows = createCoverageRows(timeline, true)
    const layout = createLayout({ findingRows: 1, hasMarks: false, coverageRows })
    const focus = bandOf(layout, 'focus')
    const coverage = bandOf(layout, 'coverage')
    expect([
      bandAt(layout, 2),
      bandAt(layout, (focus?.top ?? 0) + 3)?.name,
      coverageRowAt(layout, coverage?.top ?? 0)?.label,
      coverageRowAt(layout, layout.height + 40),
      bandOf(layout, 'marks'),
    ]).toEqual([null, 'focus', coverageRows[0]?.label, null, null])
  })

  test('steps go from row to row, stop at the ends and enter in view', () => {
    const step = (pinned: number, direction: 1 | -1) => stepRow(timeline, pinned, direction, false, 500, 9_000)
    expect([step(-1, 1), step(-1, -1), step(2, 1), step(0, -1), step(6, 1)]).toEqual([2, 4, 3, 0, 6])
  })

  test('reports of sensors are stepped over', () => {
    const many = begin().wait(1_000).edit('typed', 0, 0, 'a').wait(1_000)
    for (const sensor of ['focus', 'lock'] as const)
      many.add('sensor.covered', { sensor, state: 'on', reason: 'Events arrive.' })
    const stepped = derive(many.wait(1_000).add('attempt.submitted', {}))
    const from = (place: number, direction: 1 | -1) =>
      stepped.rows[stepRow(stepped, place, direction, false, 0, 1)]?.seq
    expect([from(2, 1), from(5, -1)]).toEqual([5, 2])
  })

  test('steps by item go to what opened it', () => {
    expect(seqOf(stepRow(timeline, -1, 1, true, 0, 9_000))).toBe(4)
  })
})
