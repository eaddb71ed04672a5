/** Times on the review pages: local, to the second where the second matters, with the zone in the long form. */

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const second = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

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
