import type { AttemptReview, AttemptSummary, Verification } from '../../../shared/api/review.ts'
import { countFindings, deriveFindings } from '../../../shared/findings/derive.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { reportScore } from '../../../shared/review/reported-score.ts'
import { type BuiltAttempt, buildAttempt, rateAttempt } from '../../fixtures/attempt-builder.ts'
import { buildEveryKindAttempt, everyKindRating } from '../../fixtures/every-kind-attempt.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 10, 20, 9, 1, 40)

function verificationOf({ events }: BuiltAttempt): Verification {
  const segments = new Set(events.map(({ segment }) => segment)).size
  const check = (name: string, words: string) => ({ name, isGood: true, words })
  return {
    isGood: true,
    frames: Math.ceil(events.length / 3),
    events: events.length,
    segments,
    gaps: 0,
    forks: 0,
    checks: [
      check('Chain', 'Every frame follows from the one before it; none is missing.'),
      check('Signatures', 'Every checkpoint was signed by the device that enrolled.'),
      check('Receipts', 'The server’s receipts agree with what it stores.'),
      check('Seal', 'The attempt was sealed and nothing follows.'),
    ],
  }
}

export function summaryOf(
  built: BuiltAttempt,
  attemptId: string,
  candidateName: string,
  ageDays: number,
): AttemptSummary {
  const ratings = rateAttempt(built)
  const started = built.events[0]
  const submitted = built.events.find(({ type }) => type === 'attempt.submitted')
  return {
    attemptId,
    candidateName,
    isBlind: false,
    project: 'Evaluation pool',
    assessment: built.pack.title,
    status: 'scored',
    attention: null,
    attemptNumber: 1,
    deletedMs: null,
    releasedMs: null,
    enrolledMs: START - ageDays * DAY_MS,
    submittedMs: (submitted?.wallMs ?? START) - ageDays * DAY_MS,
    runtime: started?.type === 'session.started' ? started.data.runtime : null,
    scores: listItems(built.pack).map(({ id, title }) => ({
      item: id,
      title,
      score: ratings.find(({ item }) => item === id)?.score ?? null,
      basis: 'engine' as const,
    })),
    shares: deriveProvenance(built.events, built.pack).shares,
    findings: countFindings(deriveFindings(built.events, built.pack, built.policy)),
    isVerified: true,
  }
}

export function reviewOf(built: BuiltAttempt, summary: AttemptSummary): AttemptReview {
  return {
    summary,
    organisation: 'Meridian Data',
    pack: built.pack,
    policy: built.policy,
    events: built.events.map((event) => ({ ...event })),
    ratings: [...rateAttempt(built)],
    notes: [],
    personRatings: [],
    decisions: [],
    reported: listItems(built.pack).map(({ id }) =>
      reportScore({ item: id, score: rateAttempt(built).find(({ item }) => item === id)?.score ?? null }, []),
    ),
    verification: verificationOf(built),
    replies: [],
    receipts: built.events.flatMap((event) =>
      event.type === 'sync.receipted'
        ? [
            {
              segment: event.segment,
              endOffset: event.data.endOffset,
              nextSeq: event.seq,
              serverTimeMs: event.data.serverTimeMs,
            },
          ]
        : [],
    ),
  }
}

export const mainAttemptId = '7d1f4a52-0c39-4c5e-9b1e-6a3f0d2e8c11'
/** An attempt at the pack of every kind; not in the list, so that the list stays as it is. */
export const everyKindAttemptId = '5a0c3d71-9e42-4b6f-a1d8-2f7b6c4e9d30'
export const standInAttemptId = '2b7c9e10-5a44-4f0e-8f3c-91d6b0a7e422'

/** Attempts as a server would tell them: scored ones of both runtimes, and one in each other state. */
export function createReviewFixtures(): {
  readonly summaries: AttemptSummary[]
  readonly reviews: Map<string, AttemptReview>
} {
  const main = buildAttempt({ seed: 1 })
  const standIn = buildAttempt({ seed: 2, runtime: 'candor-standin 1 (chromium 156)' })
  const mainSummary = summaryOf(main, mainAttemptId, 'Ines Okonkwo-Lindqvist', 0)
  const standInSummary = summaryOf(standIn, standInAttemptId, 'Tomasz Wieczorek', 1)
  const everyKind = buildEveryKindAttempt()
  const everyKindSummary = { ...summaryOf(everyKind, everyKindAttemptId, 'Samira Haddad', 3), scores: [] }
  const bare = (
    attemptId: string,
    candidateName: string,
    status: AttemptSummary['status'],
    ageDays: number,
  ): AttemptSummary => ({
    ...mainSummary,
    attemptId,
    candidateName,
    status,
    enrolledMs: START - ageDays * DAY_MS,
    submittedMs: status === 'in-progress' ? null : START - ageDays * DAY_MS + 2_400_000,
    runtime: null,
    scores: [],
    shares: null,
    findings: null,
    isVerified: null,
  })
  const damaged: AttemptSummary = {
    ...bare('9e0c51d3-77a2-4d3b-8a90-3c1f6b5d2e07', 'Daniel Mbeki', 'needs-attention', 2),
    attention: 'Two different records arrived for one place; both are kept.',
    isVerified: false,
  }
  return {
    summaries: [
      bare('4f6a2c88-1b0d-4e7e-b6a1-08d9c3e5f133', 'Aroha Tīpene', 'in-progress', 0),
      mainSummary,
      bare('c3d8e7f1-62b9-4a05-9c4d-7e1a0b8f5d64', 'Priya Raghunathan', 'received', 0),
      standInSummary,
      damaged,
    ],
    reviews: new Map([
      [mainAttemptId, reviewOf(main, mainSummary)],
      [standInAttemptId, reviewOf(standIn, standInSummary)],
      [everyKindAttemptId, { ...reviewOf(everyKind, everyKindSummary), ratings: [everyKindRating] }],
    ]),
  }
}
