/** `1 frame`, `2,000 frames`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

/** `2025-10-09 08:54:30 UTC`; a time beyond all calendars is given in milliseconds. */
export function instant(ms: number): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return `${ms} ms`
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const steps = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const

/** A duration to two significant units at most: `3 days 4 hours`, `12 minutes`, `2.5 seconds`. Its sign is left out. */
export function span(ms: number): string {
  const size = Math.abs(ms)
  for (const [index, [unitMs, unit]] of steps.entries()) {
    if (size < unitMs) continue
    const whole = Math.floor(size / unitMs)
    const next = steps[index + 1]
    const rest = next === undefined ? 0 : Math.floor((size - whole * unitMs) / next[0])
    return next === undefined || rest === 0 ? count(whole, unit) : `${count(whole, unit)} ${count(rest, next[1])}`
  }
  return size < 10_000 ? count(Math.round(size / 100) / 10, 'second') : count(Math.round(size / 1_000), 'second')
}

/** `segment 0`, `segments 0 to 2`, `segments 0 and 3`. */
export function segmentsWords(numbers: readonly number[]): string {
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
  if (numbers.length < 2) return `segment ${first}`
  if (numbers.length > 2 && last - first === numbers.length - 1) return `segments ${first} to ${last}`
  return `segments ${numbers.slice(0, -1).join(', ')} and ${last}`
}
