/** Amounts in words, the same in the timeline, the findings and the pages. */

const numbers = new Intl.NumberFormat('en-GB')

/** A duration in milliseconds, as short as it can be said: `0.4 s`, `41 s`, `2 min 5 s`, `1 h 4 min`. */
export function sayDuration(durationMs: number): string {
  const ms = Math.abs(durationMs)
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** `2,400 characters`, `1 line`; `plural` where an added s is not enough. */
export function sayCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${numbers.format(count)} ${count === 1 ? noun : plural}`
}

/** A share of 0 to 1 in per cent, without decimals; a little of something is never 0 %. */
export function sayShare(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %'
  if (share > 0.99 && share < 1) return 'over 99 %'
  return `${Math.round(share * 100)} %`
}
