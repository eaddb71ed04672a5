import type { AttemptReview } from '../../../shared/api/review.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { type AttemptState, foldEvents } from '../../../shared/attempt/state.ts'
import { deriveFindings } from '../../../shared/findings/derive.ts'
import type { Finding } from '../../../shared/findings/model.ts'
import { deriveProvenance, type Provenance } from '../../../shared/provenance/derive.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createDescribeContext, type DescribeContext } from '../../../shared/timeline/describe.ts'
import type { Timeline } from '../../../shared/timeline/model.ts'

/** Everything that the page shows beyond what the server sent; derived here, with the functions that everyone uses. */
export interface Derived {
  readonly events: readonly JournalEvent[]
  readonly state: AttemptState
  readonly provenance: Provenance
  readonly timeline: Timeline
  readonly findings: readonly Finding[]
  readonly words: DescribeContext
  /** What ran the client, by every segment; more than one when it changed. */
  readonly runtimes: readonly string[]
}

/** Derives an attempt's page from its events. Throws when the events contradict each other. */
export function deriveAttempt(review: AttemptReview): Derived {
  const events = review.events as unknown as readonly JournalEvent[] // safe: checked where they were decoded (contract)
  const provenance = deriveProvenance(events, review.pack)
  const timeline = deriveTimeline(events, review.pack, provenance)
  return {
    events,
    state: foldEvents(events),
    provenance,
    timeline,
    findings: deriveFindings(events, review.pack, review.policy, { provenance, timeline }),
    words: createDescribeContext(events, review.pack, timeline),
    runtimes: [...new Set(timeline.segments.map(({ runtime }) => runtime))],
  }
}
