import type { Words } from './words.ts'

/** Dates, times, amounts and lists as the reader's locale writes them. Every time is UTC milliseconds, shown in local time. */
export interface Formats {
  /** "14:02" by the local clock. */
  readonly clockTime: (wallMs: number) => string
  /** Date, time and zone, for hover and for receipts. */
  readonly fullTime: (wallMs: number) => string
  /** "2 s", "4 min", "1 h 5 min": how long `ms` is, in the largest units that matter. */
  readonly duration: (ms: number) => string
  /** "12:04" or "1:02:04", for a running time. */
  readonly stopwatch: (ms: number) => string
  /** "3 kB", "1.2 MB". */
  readonly bytes: (bytes: number) => string
  readonly number: (value: number) => string
  /** "115%" of 1.15. */
  readonly percent: (share: number) => string
  /** "A, B, and C". */
  readonly list: (items: readonly string[]) => string
}

/** Makes the formats of one locale; `words` gives the symbols of the units. Each formatter is made when it is first asked for. */
export function createFormats(locale: string, words: Words<'ui'>): Formats {
  const clock = once(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
  const full = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' }))
  const plain = once(() => new Intl.NumberFormat(locale))
  const share = once(() => new Intl.NumberFormat(locale, { style: 'percent' }))
  const twoDigits = once(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false }))
  const decimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const oneDecimal = once(() => new Intl.NumberFormat(locale, decimal))
  const conjunction = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))

  return {
    clockTime: (wallMs) => clock().format(wallMs),
    fullTime: (wallMs) => full().format(wallMs),
    number: (value) => plain().format(value),
    percent: (value) => share().format(value),
    list: (items) => conjunction().format(items),
    duration(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000))
      if (seconds < 60) return words('unit.seconds', { amount: plain().format(seconds) })
      const minutes = Math.floor(seconds / 60) % 60
      const hours = Math.floor(seconds / 3600)
      if (hours === 0) return words('unit.minutes', { amount: plain().format(minutes) })
      if (minutes === 0) return words('unit.hours', { amount: plain().format(hours) })
      return words('unit.hoursMinutes', { hours: plain().format(hours), minutes: plain().format(minutes) })
    },
    stopwatch(ms) {
      const seconds = Math.max(0, Math.floor(ms / 1000))
      const hours = Math.floor(seconds / 3600)
      const rest = `${twoDigits().format(Math.floor(seconds / 60) % 60)}:${twoDigits().format(seconds % 60)}`
      return hours > 0 ? `${plain().format(hours)}:${rest}` : rest
    },
    bytes(bytes) {
      if (bytes < 1_000) return words('unit.bytes', { count: bytes })
      if (bytes < 1_000_000) return words('unit.kilobytes', { amount: plain().format(Math.round(bytes / 1_000)) })
      return words('unit.megabytes', { amount: oneDecimal().format(bytes / 1_000_000) })
    },
  }
}

/** What `make` gives, made at the first call and kept. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
