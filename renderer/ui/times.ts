/** Times as people read them; the zone is in the long form, which pages show on hover. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' })

/** "14:02" by the local clock. `wallMs` is UTC. */
export function clockTime(wallMs: number): string {
  return clock.format(wallMs)
}

/** Date, time and zone, for hover and for receipts. */
export function fullTime(wallMs: number): string {
  return full.format(wallMs)
}

/** "2 s", "4 min", "1 h 5 min": how long `ms` is, in the largest units that matter. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** "12:04" or "1:02:04", for a running time. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** "3 kB", "1.2 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
