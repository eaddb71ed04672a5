import type { LiveAttempt } from '../../../../shared/api/live.ts'

export const nowMs = Date.UTC(2026, 10, 20, 9, 30)

/** An attempt of which client and record were heard of a moment ago, with what is different. */
export function liveAttempt(change: Partial<LiveAttempt> = {}): LiveAttempt {
  return {
    attemptId: '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11',
    candidateName: 'Ines Varga',
    project: 'Annotation guild',
    assessment: 'Annotation fundamentals',
    enrolledMs: nowMs - 3_600_000,
    presence: presence(),
    recordMs: nowMs - 3_000,
    isWatched: true,
    mayWrite: true,
    unanswered: 0,
    ...change,
  }
}

/** A report of a moment ago, with what is different. */
export function presence(change: Partial<NonNullable<LiveAttempt['presence']>> = {}) {
  return { phase: 'answering' as const, coverage: [], receivedMs: nowMs - 12_000, handSinceMs: null, ...change }
}
