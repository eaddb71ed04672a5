import { describe, expect, test } from 'vitest'
import { newsBetween, sayNews } from '../../../../renderer/review/live/news.ts'
import { liveAttempt, nowMs, presence } from './live-attempts.ts'

const up = (sinceMs: number) => liveAttempt({ presence: presence({ handSinceMs: sinceMs }) })
const kinds = (...lists: Parameters<typeof newsBetween>) => newsBetween(...lists).map(({ kind }) => kind)

describe('what is new between two lists', () => {
  test('a hand that was raised, also again, and not one that stays up or goes down', () => {
    expect(kinds([liveAttempt()], [up(nowMs)])).toEqual(['hand'])
    expect(kinds([up(nowMs - 60_000)], [up(nowMs)])).toEqual(['hand'])
    expect(kinds([up(nowMs)], [up(nowMs)])).toEqual([])
    expect(kinds([up(nowMs)], [liveAttempt()])).toEqual([])
  })
  test('a message more, and not one that was answered', () => {
    expect(kinds([liveAttempt({ unanswered: 1 })], [liveAttempt({ unanswered: 2 })])).toEqual(['message'])
    expect(kinds([liveAttempt({ unanswered: 2 })], [liveAttempt()])).toEqual([])
  })
  test('what an attempt brings that was not in the list', () => {
    expect(kinds([], [{ ...up(nowMs), unanswered: 1 }])).toEqual(['hand', 'message'])
  })
  test('is said by name, and counted when it is much', () => {
    const [hand, message] = newsBetween([], [{ ...up(nowMs), unanswered: 1 }])
    if (hand === undefined || message === undefined) throw new Error('there was no news')
    expect(sayNews([hand, message])).toBe('Ines Varga raised a hand. Ines Varga wrote a message.')
    expect(sayNews([hand, hand, hand, message])).toBe('4 new hands and messages.')
  })
})
