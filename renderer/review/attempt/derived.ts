import type { AttemptReview } from '../../../shared/api/review.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { type AttemptState, foldEvents } from '../../../shared/attempt/state.ts'
import { deriveFindings } from '../../../shared/findings/derive.ts'
import type { Finding } from '../../../shared/findings/model.ts'
import { createPlayback, type Playback } from '../../../shared/playback/playback.ts'
import { deriveProvenance, type Provenance } from '../../../shared/provenance/derive.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createDescribeContext, type DescribeContext } from '../../../shared/timeline/describe.ts'
import type { Timeline } from '../../../shared/timeline/model.ts'
import { createMoments, type Moment } from '../../../shared/timeline/moment.ts'
import { type LaterReply, listReplies, type Reply } from '../../../shared/timeline/replies.ts'
import { onDemand } from './on-demand.ts'

/** Everything that the page shows beyond what the server sent; derived here, with the functions that everyone uses. */
export interface Derived {
  readonly events: readonly JournalEvent[]
  readonly state: AttemptState
  readonly provenance: Provenance
  readonly timeline: Timeline
  readonly findings: readonly Finding[]
  readonly words: DescribeContext
  /** Titles of the findings that found something, by each event that they rest on. */
  readonly usedBy: ReadonlyMap<number, readonly string[]>
  /** What the candidate says, by the event that it is about. */
  readonly replies: ReadonlyMap<number, readonly Reply[]>
  readonly momentAt: (atMs: number) => Moment
  /** The writing at any moment; made when it is first asked for. */
  readonly playback: () => Playback
  /** What ran the client, by every segment; more than one when it changed. */
  readonly runtimes: readonly string[]
}

/** Derives an attempt's page from its events. Throws when the events contradict each other. */
export function deriveAttempt(review: AttemptReview): Derived {
  const events = review.events as unknown as readonly JournalEvent[] // safe: checked where they were decoded (contract)
  const provenance = deriveProvenance(events, review.pack)
  const timeline = deriveTimeline(events, review.pack, provenance)
  const findings = deriveFindings(events, review.pack, review.policy, { provenance, timeline })
  return {
    events,
    state: foldEvents(events),
    provenance,
    timeline,
    findings,
    usedBy: listUses(findings),
    words: createDescribeContext(events, review.pack, timeline),
    replies: listReplies(events, timeline.atMs, laterReplies(review)),
    momentAt: createMoments(timeline),
    playback: onDemand(() => createPlayback(events, review.pack)),
    runtimes: [...new Set(timeline.segments.map(({ runtime }) => runtime))],
  }
}

/** What was said after the submission; what no worker has opened yet is told as that, or there would seem to be no reply. */
function laterReplies({ replies }: AttemptReview): readonly LaterReply[] {
  return replies.map(({ about, wallMs, text }) => ({ about, atMs: wallMs, text }))
}

function listUses(findings: readonly Finding[]): ReadonlyMap<number, readonly string[]> {
  const uses = new Map<number, string[]>()
  for (const { answer, title, inputs } of findings) {
    if (answer !== 'found') continue
    for (const seq of inputs) uses.set(seq, [...(uses.get(seq) ?? []), title])
  }
  return uses
}
