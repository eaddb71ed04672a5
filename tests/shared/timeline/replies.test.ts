import { expect, test } from 'vitest'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { listReplies, repliesWithin } from '../../../shared/timeline/replies.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

test('[T21] a reply, a reason and a reply after submission stand beside their event', () => {
  const list = createEventList(0).start().open().wait(1_000)
  list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true }).wait(9_000)
  list.add('reason.asked', { about: 2, kind: 'focus-lost', isLocked: false }).wait(5_000)
  list.add('reason.given', { askedSeq: 3, text: 'A call of my bank.' }).wait(1_000)
  list.add('candidate.noted', { about: 2, text: 'I took it in the corridor.' })
  const { atMs } = deriveTimeline(list.events, smallPack)
  const replies = listReplies(list.events, atMs, [{ about: 2, atMs: 90_000, text: 'It took 40 s.' }])
  expect([...replies]).toEqual([
    [
      2,
      [
        { kind: 'reason', about: 2, seq: 4, atMs: 15_000, text: 'A call of my bank.' },
        { kind: 'reply', about: 2, seq: 5, atMs: 16_000, text: 'I took it in the corridor.' },
        { kind: 'reply', about: 2, seq: null, atMs: 90_000, text: 'It took 40 s.' },
      ],
    ],
  ])
  expect([
    repliesWithin(replies, 1, 2).length,
    repliesWithin(replies, 2, 2).length,
    repliesWithin(replies, 3, 9),
  ]).toEqual([3, 3, []])
})
