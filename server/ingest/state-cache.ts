import type { SegmentHead } from '../../shared/journal/segment-head.ts'

/**
 * Remembers where each attempt's head was when this process last stored something, so that the next unit is verified
 * without reading first. A hint, never believed: the statement that stores compares with the database (S15).
 */
export interface StateCache {
  readonly get: (attemptId: string) => SegmentHead | undefined
  readonly set: (attemptId: string, state: SegmentHead) => void
  readonly forget: (attemptId: string) => void
}

/** Keeps the `maxEntries` that were used last; an entry takes about half a kilobyte. */
export function createStateCache(maxEntries: number): StateCache {
  const entries = new Map<string, SegmentHead>()
  return {
    get: (attemptId) => entries.get(attemptId),
    set: (attemptId, state) => {
      entries.delete(attemptId)
      entries.set(attemptId, state)
      const oldest = entries.size > maxEntries ? entries.keys().next() : { done: true as const, value: undefined }
      if (oldest.done !== true) entries.delete(oldest.value)
    },
    forget: (attemptId) => {
      entries.delete(attemptId)
    },
  }
}
