import type { NewEvent } from '../attempt/events.ts'

/** When to write, and when to sign (docs/formats/journal-v1.md, J53 and J54). Decides only; times are milliseconds. */

export const FLUSH_WINDOW_MS = 250
export const SLOW_FLUSH_WINDOW_MS = 1_000
export const CHECKPOINT_INTERVAL_MS = 5_000
export const CHECKPOINT_UNIT_BYTES = 4_096
const SLOW_SYNC_MS = 20
const REMEMBERED_SYNCS = 21

/** What a candidate does at writing speed; every other event is written at once. */
const unhurried: ReadonlySet<NewEvent['type']> = new Set(['edit.made', 'field.set', 'item.viewed', 'sync.receipted'])

export function isUrgentByType(type: NewEvent['type']): boolean {
  return !unhurried.has(type)
}

/** Says whether an event alone is reason to sign and ship. A receipt is not, else each would cause the next one. */
export function isNews(type: NewEvent['type']): boolean {
  return type !== 'sync.receipted'
}

/** Remembers how long the last syncs took and widens the window on a slow disk. */
export function createSyncMeter() {
  const recentMs: number[] = []
  let windowMs = FLUSH_WINDOW_MS
  return {
    record(durationMs: number): void {
      recentMs.push(durationMs)
      if (recentMs.length > REMEMBERED_SYNCS) recentMs.shift()
      const slow = recentMs.filter((one) => one > SLOW_SYNC_MS).length // the median is slow when most are
      windowMs = slow * 2 > recentMs.length ? SLOW_FLUSH_WINDOW_MS : FLUSH_WINDOW_MS
    },
    /** How long edits may wait for the next flush. */
    windowMs: () => windowMs,
  }
}
