/** Times on the review pages: local, to the second where the second matters, with the zone in the long form. */

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const second = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' })

/** Date, time and zone, for hover. */
export function fullTime(wallMs: number): string {
  return full.format(wallMs)
}

/** "20 Nov 2026" by the local calendar. */
export function calendarDay(wallMs: number): string {
  return day.format(wallMs)
}

/** "09:02:11" by the local clock. */
export function clockSecond(wallMs: number): string {
  return second.format(wallMs)
}

/** "20 Nov" by the local calendar. */
export function dayOfMonth(wallMs: number): string {
  return dayAndMonth.format(wallMs)
}

/** "GMT+1", or what the local zone is called at that moment. */
export function zoneName(wallMs: number): string {
  return zone.formatToParts(wallMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** "09:02:11 UTC". */
export function utcSecond(wallMs: number): string {
  return `${new Date(wallMs).toISOString().slice(11, 19)} UTC`
}

/** The moment of a local time of day, `days` after the day of `dayOfMs`; UTC milliseconds. */
export function localTime(dayOfMs: number, days: number, hours: number, minutes: number, ms: number): number {
  const day = new Date(dayOfMs)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hours, minutes, 0, ms).getTime()
}
