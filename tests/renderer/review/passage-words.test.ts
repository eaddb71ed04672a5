import { expect, test } from 'vitest'
import { paragraphAround } from '../../../renderer/review/passage/choose.ts'
import { findQuoted, sayBefore } from '../../../renderer/review/passage/passage-words.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { lookBefore } from '../../../shared/timeline/passage.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

test('a click means the paragraph around it', () => {
  const text = 'One.\nTwo and more.\n\nFour.'
  expect([0, 4, 5, 12, 18, 20, 25].map((at) => text.slice(...Object.values(paragraphAround(text, at))))).toEqual([
    'One.',
    'One.',
    'Two and more.',
    'Two and more.',
    'Two and more.',
    'Four.',
    'Four.',
  ])
})

test('a quotation is shown within its stimulus, across line breaks, its own marks aside', () => {
  expect(findQuoted('“steer by the sun. They were”', 'bees.response', smallPack, 12)).toEqual({
    before: 'Honey bees ',
    quoted: 'steer by the sun. They were',
    after: ' first kept …',
  })
  expect(findQuoted('no such words', 'bees.response', smallPack)).toBeNull()
  expect(findQuoted('quote it', 'bees.instructions', smallPack)?.quoted).toBe('quote it')
})

test('[T20] the minute before is told in words: away, gap, and what nobody can tell', () => {
  const list = createEventList(0).start().open()
  list.add('sensor.covered', { sensor: 'focus', state: 'on', reason: 'Events of this system arrive.' }).wait(70_000)
  list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true }).wait(9_000)
  list.add('focus.regained', { lossSeq: 3, awayMs: 9_000 }).wait(1_000).edit('typed', 0, 0, 'a')
  list.start(20_000).wait(10_000).edit('typed', 1, 0, 'b')
  const timeline = deriveTimeline(list.events, smallPack)
  expect([70_000, 75_000, 80_000, 110_000].map((atMs) => sayBefore(lookBefore(timeline, atMs)))).toEqual([
    'In the 60 s before, Candor was in front all the time.',
    'In the 60 s before: another window was in front for 5.0 s, and still was.',
    'In the 60 s before: another window was in front for 9.0 s, until 1.0 s before.',
    'In the 60 s before: another window was in front for 9.0 s, until 31 s before; the client was not running for 20 s; for 10 s nobody can tell (It has not reported yet).',
  ])
})
