import { describe, expect, test } from 'vitest'
import { countBracketRows, type Found, listFound, placeBrackets } from '../../../renderer/review/timeline/brackets.ts'
import { createCoverageRows } from '../../../renderer/review/timeline/coverage-rows.ts'
import { listMarks } from '../../../renderer/review/timeline/marks.ts'
import type { CoverageState } from '../../../shared/attempt/events.ts'
import { sensorNames } from '../../../shared/attempt/events.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

describe('the band of coverage', () => {
  const never: Partial<Record<string, CoverageState>> = { lock: 'unsupported', thermal: 'unsupported', idle: 'off' }
  const list = createEventList(0).start().open()
  for (const sensor of sensorNames) list.add('sensor.covered', { sensor, state: never[sensor] ?? 'on', reason: 'So.' })
  list.wait(60_000).add('sensor.covered', { sensor: 'focus', state: 'off', reason: 'It failed.' }).wait(20_000)
  list.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'It works again.' }).wait(20_000)
  list.start(30_000)
  for (const sensor of sensorNames) list.add('sensor.covered', { sensor, state: never[sensor] ?? 'on', reason: 'So.' })
  const timeline = deriveTimeline(list.wait(5_000).edit('typed', 0, 0, 'a').events, smallPack)

  test('[T23] sensors that saw all the time share a line, holes have one each, those that never saw share by reason', () => {
    const rows = createCoverageRows(timeline, false).map(({ label, kind, sensors }) => [label, kind, sensors.length])
    expect(rows).toEqual([
      [`${sensorNames.length - 4} watching throughout`, 'calm', sensorNames.length - 4],
      ['Focus', 'holes', 1],
      ['2 not on this system', 'never', 2],
      ['Idle time', 'never', 1],
    ])
  })

  test('[T8, T23] sensors that begin with the assessment and end with its submission have no holes', () => {
    const attempt = createEventList(0).start().open().wait(30_000).add('assessment.started', {}).wait(300)
    for (const sensor of sensorNames) attempt.add('sensor.covered', { sensor, state: 'on', reason: 'So.' })
    attempt.wait(20_000).add('attempt.submitted', {}).wait(20)
    for (const sensor of sensorNames)
      attempt.add('sensor.covered', { sensor, state: 'off', reason: 'It is submitted.' })
    const { events } = attempt.wait(20).add('session.ended', { reason: 'rotated' })
    const whole = deriveTimeline(events, smallPack)
    expect(createCoverageRows(whole, false).map(({ label }) => label)).toEqual([
      `${sensorNames.length} watching throughout`,
    ])
    expect(
      whole.coverage.filter(({ sensor }) => sensor === 'focus').map(({ state, reason }) => [state, reason]),
    ).toEqual([
      ['off', 'The assessment had not begun.'],
      ['on', 'So.'],
      ['off', 'It is submitted.'],
    ])
  })

  test('[T23] opened, each sensor has a line, and none is left out or named twice', () => {
    const rows = createCoverageRows(timeline, true)
    expect(rows.map(({ sensors }) => sensors.length)).toEqual(sensorNames.map(() => 1))
    expect(rows.flatMap(({ sensors }) => sensors).toSorted()).toEqual(sensorNames.toSorted())
  })
})

describe('brackets', () => {
  const found = (rule: string, fromMs: number, toMs: number): Found => ({ rule, title: rule, fromMs, toMs, seqs: [] })
  const view = { fromMs: 0, toMs: 1_000 }
  const widthOf = () => 60

  test('lie in rows, so that neither they nor their titles cover each other', () => {
    const brackets = placeBrackets(
      [found('a', 100, 500), found('b', 300, 350), found('c', 320, 340)],
      view,
      1_000,
      3,
      widthOf,
    )
    expect(brackets.map(({ row, titleAt }) => [row, titleAt])).toEqual([
      [0, 104],
      [1, 360],
      [2, 350],
    ])
  })

  test('share the last row without a title where there is none left, and are not drawn out of view', () => {
    const same = [found('a', 100, 120), found('b', 100, 120), found('c', 5_000, 6_000)]
    expect(placeBrackets(same, view, 1_000, 1, widthOf).map(({ row, titleAt }) => [row, titleAt === null])).toEqual([
      [0, false],
      [0, true],
    ])
    expect(countBracketRows(same, view, 1_000, 3)).toBe(2)
  })

  test('stand over the events of what was found, and of nothing else', () => {
    const base = {
      version: 1,
      words: '',
      measures: [],
      explainedBy: [],
      coverage: [],
      innocentCauses: [],
      wouldDiffer: '',
    }
    const listed = listFound(
      [
        { ...base, rule: 'a', title: 'A', answer: 'found', inputs: [2, 0] },
        { ...base, rule: 'b', title: 'B', answer: 'cannot-tell', inputs: [1] },
      ],
      [10, 20, 30],
    )
    expect(listed).toEqual([{ rule: 'a', title: 'A', fromMs: 10, toMs: 30, seqs: [2, 0] }])
  })
})

test('[T21] marks stand at the events that people said something about', () => {
  const reply = { kind: 'reply' as const, about: 2, seq: 4, atMs: 40, text: 'A call.' }
  const marks = listMarks(new Map([[2, [reply]]]), [{ refSeqs: [1, 2] }, { refSeqs: [1, 99] }], [0, 10, 20, 30])
  expect(marks).toEqual([
    { kind: 'note', seq: 1, axisMs: 10 },
    { kind: 'reply', seq: 2, axisMs: 20 },
    { kind: 'note', seq: 2, axisMs: 20 },
  ])
})
