import { expect, test } from 'vitest'
import { createPlayback } from '../../../shared/playback/playback.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { describePassage, lookBefore } from '../../../shared/timeline/passage.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const list = createEventList(0).start().open()
list.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Events of this system arrive.' }).wait(1_000)
list.edit('typed', 0, 0, 'My own words. ').wait(2_000)
list.copyAnswer(0, 13).wait(1_000)
list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true }).wait(41_000)
list.add('focus.regained', { lossSeq: 5, awayMs: 41_000 }).wait(1_000)
list.edit('pasted', 14, 0, 'From some other place. ').wait(3_000)
list.edit('pasted', 37, 0, 'My own words.').wait(80_000).edit('typed', 50, 0, ' End')
const timeline = deriveTimeline(list.events, smallPack)
const tagged = createPlayback(list.events, smallPack).taggedAt(0, list.last())

test('[T20] a passage is told in parts, each with what brought it', () => {
  const parts = describePassage(tagged, 3, 52, timeline, list.events)
  const told = parts.map(({ from, to, origin, firstSeq, lastSeq, transfer, copy }) => ({
    text: tagged.text.slice(from, to),
    origin,
    seqs: [firstSeq, lastSeq],
    chars: transfer?.chars ?? null,
    copy,
  }))
  expect(told).toEqual([
    { text: 'own words. ', origin: 'typed', seqs: [3, 3], chars: null, copy: null },
    { text: 'From some other place. ', origin: 'pasted:external', seqs: [7, 7], chars: 23, copy: null },
    {
      text: 'My own words.',
      origin: 'pasted:own',
      seqs: [8, 8],
      chars: 13,
      copy: { seq: 4, atMs: 3_000, field: 0 },
    },
    { text: ' E', origin: 'typed', seqs: [9, 9], chars: null, copy: null },
  ])
})

test('[T20] what was in front in the minute before is told, and nothing of the time before that', () => {
  const before = lookBefore(timeline, timeline.atMs[7] ?? 0)
  expect([before.fromMs, before.aways.map(({ seq }) => seq), before.blindMs]).toEqual([0, [5], 0])
  expect(lookBefore(timeline, timeline.atMs[9] ?? 0).aways).toEqual([])
})

test('[T20] a focus sensor that could not see is told with its reason', () => {
  const blind = createEventList(0).start().open().wait(5_000)
  blind.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'It works now.' }).wait(10_000)
  const before = lookBefore(deriveTimeline(blind.edit('typed', 0, 0, 'a').events, smallPack), 15_000)
  expect([before.blindMs, before.reasons]).toEqual([0, []]) // within 5 s of the start (T8)
  const late = createEventList(0).start().open().wait(6_000)
  late.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'It works now.' }).wait(10_000)
  const told = lookBefore(deriveTimeline(late.edit('typed', 0, 0, 'a').events, smallPack), 16_000)
  expect([told.blindMs, told.reasons]).toEqual([6_000, ['It has not reported yet.']])
})
