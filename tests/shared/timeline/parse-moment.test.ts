import { expect, test } from 'vitest'
import { parseMoment, placeMoment } from '../../../shared/timeline/parse-moment.ts'

const DAY_MS = 86_400_000
const utc = (dayOfMs: number, days: number, hours: number, minutes: number, ms: number) =>
  Math.floor(dayOfMs / DAY_MS) * DAY_MS + days * DAY_MS + (hours * 60 + minutes) * 60_000 + ms
const at = (text: string) => Date.parse(`2026-11-20T${text}Z`)
const morning: Parameters<typeof placeMoment>[1] = {
  fromMs: at('09:02:11'),
  toMs: at('09:48:00'),
  startedMs: at('09:03:00'),
}
const place = (typed: string, within = morning) => {
  const parsed = parseMoment(typed)
  const placed = parsed === null ? null : placeMoment(parsed, within, utc)
  return placed === null ? null : new Date(placed).toISOString().slice(11, 19)
}

test('[T14] a time of day and a time since the beginning lead to their moment', () => {
  expect(['09:03', ' 9:30:20 ', '09:30:20,5', '+14:30', '+0:44:59', '+00:00'].map((typed) => place(typed))).toEqual([
    '09:03:00',
    '09:30:20',
    '09:30:20',
    '09:17:30',
    '09:47:59',
    '09:03:00',
  ])
})

test('[T14] the minute in which the attempt began means its beginning, and times outside lead nowhere', () => {
  expect(['09:02', '09:01', '12:03', '+45:30', '09:48', '09:48:01'].map((typed) => place(typed))).toEqual([
    '09:02:11',
    null,
    null,
    null,
    '09:48:00',
    null,
  ])
})

test('[T14] an attempt over midnight has the hours of both days', () => {
  const night = { fromMs: at('23:50:00'), toMs: at('23:50:00') + 20 * 60_000, startedMs: null }
  expect(['23:55', '00:05', '00:15'].map((typed) => place(typed, night))).toEqual(['23:55:00', '00:05:00', null])
})

test('[T14] anything else is no time', () => {
  for (const typed of ['', 'noon', '12', '24:00', '12:60', '12:03:60', '+5', '+1:60:00', '-1:00', '12:3'])
    expect([typed, parseMoment(typed)]).toEqual([typed, null])
})
