/** A time of day, or a time since the assessment began, as a person types it. */
export type TypedMoment =
  | { readonly type: 'clock'; readonly hours: number; readonly minutes: number; readonly seconds: number }
  | { readonly type: 'since-start'; readonly ms: number }

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,3})?))?$/
const SINCE = /^\+(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d{1,3})?)$/

/** Reads `12:03`, `12:03:20`, `+14:30` (minutes and seconds) or `+1:14:30`; null for anything else (T14). */
export function parseMoment(typed: string): TypedMoment | null {
  const text = typed.trim()
  const clock = CLOCK.exec(text)
  if (clock !== null) {
    const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), readSeconds(clock[3])]
    return hours < 24 && minutes < 60 && seconds < 60 ? { type: 'clock', hours, minutes, seconds } : null
  }
  const since = SINCE.exec(text)
  if (since === null) return null
  const [hours, minutes, seconds] = [Number(since[1] ?? 0), Number(since[2]), readSeconds(since[3])]
  if (seconds >= 60 || (since[1] !== undefined && minutes >= 60)) return null
  return { type: 'since-start', ms: Math.round(((hours * 60 + minutes) * 60 + seconds) * 1_000) }
}

const readSeconds = (text: string | undefined) => Number((text ?? '0').replace(',', '.'))

/**
 * The moment of an attempt that was meant. A time of day is the first one at or after the attempt's beginning, so an
 * attempt over midnight has one of each. Null where it lies outside of `[fromMs, toMs]`.
 * @param localTime the moment of a local time of day, `days` after the day of a moment; UTC milliseconds
 */
export function placeMoment(
  typed: TypedMoment,
  { fromMs, toMs, startedMs }: { readonly fromMs: number; readonly toMs: number; readonly startedMs: number | null },
  localTime: (dayOfMs: number, days: number, hours: number, minutes: number, ms: number) => number,
): number | null {
  if (typed.type === 'since-start') {
    const atMs = (startedMs ?? fromMs) + typed.ms
    return atMs <= toMs ? atMs : null
  }
  const { hours, minutes, seconds } = typed
  // `12:03` within the first minute of an attempt means that minute, although its beginning is a little earlier.
  const slackMs = 60_000
  for (let days = 0; days < MAX_DAYS; days++) {
    const atMs = localTime(fromMs, days, hours, minutes, Math.round(seconds * 1_000))
    if (atMs > toMs) return null
    if (atMs > fromMs - slackMs) return Math.max(atMs, fromMs)
  }
  return null
}

/** An attempt may be left and come back to; no policy lets it stay open for longer than this. */
const MAX_DAYS = 400
