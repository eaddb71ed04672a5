import { countUpTo } from '../sorted.ts'

/** Longest stretch without anything to see that is played at its own length when idle time is skipped (T18). */
export const IDLE_MS = 5_000
/** What is left of a skipped stretch before the next thing happens, so that it does not come out of nowhere. */
export const LEAD_MS = 1_000

export const speeds = [1, 2, 4, 8, 16, 32, 64] as const
export type Speed = (typeof speeds)[number]

export interface Pace {
  readonly speed: number
  readonly isSkippingIdle: boolean
}

/**
 * Where playback stands after `elapsedMs` of the viewer's time. `busyMs`, ascending, are the moments at which something
 * happens; with idle time skipped a longer wait for the next one is jumped over up to a second before it.
 */
export function playOn(
  atMs: number,
  elapsedMs: number,
  { speed, isSkippingIdle }: Pace,
  busyMs: ArrayLike<number>,
  endMs: number,
): number {
  const moved = Math.min(atMs + elapsedMs * speed, endMs)
  if (!isSkippingIdle) return moved
  const nextMs = Math.min(busyMs[countUpTo(busyMs, moved)] ?? endMs, endMs)
  return nextMs - moved > IDLE_MS ? nextMs - LEAD_MS : moved
}
