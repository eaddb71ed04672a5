import { describe, expect, it } from 'vitest'
import { speaking } from './spoken.ts'

const minuteMs = 60_000
const english = (await speaking('en')).formats
const spanish = (await speaking('es')).formats

describe('formats', () => {
  it('say durations in the largest units that matter', () => {
    expect([-5, 499, 59_400, 60_000, 59 * minuteMs, 60 * minuteMs, 65 * minuteMs].map(english.duration)).toEqual([
      '0 s',
      '0 s',
      '59 s',
      '1 min',
      '59 min',
      '1 h',
      '1 h 5 min',
    ])
  })
  it('say running times and amounts of bytes', () => {
    expect([english.stopwatch(724_000), english.stopwatch(3_724_000), english.bytes(12_400)]).toEqual([
      '12:04',
      '1:02:04',
      '12 kB',
    ])
  })
  it('write numbers, shares and lists as the locale does', () => {
    expect(
      [english, spanish].map(({ number, percent, bytes, list }) => [
        number(12_345.6),
        percent(1.15),
        bytes(1_250_000),
        list(['A', 'B', 'C']),
      ]),
    ).toEqual([
      ['12,345.6', '115%', '1.3 MB', 'A, B and C'],
      ['12.345,6', '115\u00a0%', '1,3 MB', 'A, B y C'],
    ])
  })
  it('write the date in the language and the hour from 0 to 23', () => {
    const wallMs = Date.UTC(2026, 10, 27, 12, 5)
    expect([english.fullTime(wallMs), spanish.fullTime(wallMs), english.clockTime(wallMs)]).toEqual([
      expect.stringMatching(/^2[78] November 2026 at \d{2}:\d{2}:00 \S+$/),
      expect.stringMatching(/^2[78] de noviembre de 2026 a las \d{1,2}:\d{2}:00 \S+$/),
      expect.stringMatching(/^\d{2}:\d{2}$/),
    ])
  })
})
