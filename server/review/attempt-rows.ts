import { z } from 'zod'
import type { PersonRating } from '../../shared/api/desk.ts'
import { type AttemptStatus, type AttemptSummary, OriginShares, Verification } from '../../shared/api/review.ts'
import { errors, isErrorCode } from '../../shared/errors.ts'
import { reportScore } from '../../shared/review/reported-score.ts'
import { attemptsWithForm } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'

/** What the scoring worker stores for the list of attempts; derived, never entered. */
export const OpenedSummary = z.strictObject({
  runtime: z.string(),
  /** The engine's. */
  scores: z.array(z.strictObject({ item: z.string(), title: z.string(), score: z.number().nullable() })),
  shares: OriginShares,
  findings: z.strictObject({ found: z.int(), cannotTell: z.int() }),
  /** What each rule answered, and the time from start to submission; attempts that were scored before lack both. */
  rules: z.array(z.strictObject({ rule: z.string(), version: z.int(), answer: z.string() })).optional(),
  workedMs: z.number().nullable().optional(),
})
export type OpenedSummary = Readonly<z.output<typeof OpenedSummary>>

/** The rows of an organisation's attempts, with what was derived where they are scored. */
export function selectAttempts(db: Database, organisationId: string) {
  return attemptsWithForm(db)
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.organisation_id', '=', 'attempt.organisation_id')
        .onRef('invitation.invitation_id', '=', 'attempt.invitation_id'),
    )
    .innerJoin('project', (join) =>
      join
        .onRef('project.organisation_id', '=', 'assessment.organisation_id')
        .onRef('project.project_id', '=', 'assessment.project_id'),
    )
    .innerJoin('organisation', 'organisation.organisation_id', 'attempt.organisation_id')
    .leftJoin('opened', (join) =>
      join
        .onRef('opened.organisation_id', '=', 'attempt.organisation_id')
        .onRef('opened.attempt_id', '=', 'attempt.attempt_id'),
    )
    .select(['attempt.attempt_id', 'candidate_name', 'project.name as project', 'assessment.title as assessment'])
    .select(['enrolled_ms', 'sealed_ms', 'fork_count', 'attention_code', 'summary', 'verification'])
    .select(['number', 'deleted_ms', 'released_ms'])
    .select(['organisation.name as organisation', 'pack', 'policy'])
    .where('attempt.organisation_id', '=', organisationId)
}
export type AttemptRow = Awaited<ReturnType<ReturnType<typeof selectAttempts>['execute']>>[number]

/** Code of what a person should look at; null when nothing is. A fork outranks a scoring failure. */
function attentionOf(row: AttemptRow): string | null {
  return row.fork_count > 0 ? 'scoring/fork-stored' : row.attention_code
}

/** Says where an attempt stands, by what is stored. */
function statusOf(row: AttemptRow, attention: string | null): AttemptStatus {
  if (row.deleted_ms !== null) return 'deleted'
  if (attention !== null) return 'needs-attention'
  if (row.sealed_ms === null) return 'in-progress'
  return row.summary === null ? 'received' : 'scored'
}

/** One line of the list of attempts, with the scores that people's ratings leave. */
export function summarise(row: AttemptRow, personRatings: readonly PersonRating[]): AttemptSummary {
  const attention = attentionOf(row)
  const opened = row.summary === null ? null : parseStored(OpenedSummary, row.summary)
  const verification = row.verification === null ? null : parseStored(Verification, row.verification)
  return {
    attemptId: row.attempt_id,
    candidateName: row.candidate_name,
    isBlind: false,
    project: row.project,
    assessment: row.assessment,
    status: statusOf(row, attention),
    attention: isErrorCode(attention) ? errors[attention].message : attention,
    attemptNumber: row.number,
    enrolledMs: row.enrolled_ms,
    submittedMs: row.sealed_ms,
    runtime: opened?.runtime ?? null,
    scores: (opened?.scores ?? []).map(({ title, ...engine }) => {
      const { item, score, basis } = reportScore(engine, personRatings)
      return { item, title, score, basis }
    }),
    shares: opened?.shares ?? null,
    findings: opened?.findings ?? null,
    isVerified: verification?.isGood ?? null,
    deletedMs: row.deleted_ms,
    releasedMs: row.released_ms,
  }
}

/** The same line for an account that rates the attempt blind (RV9): nothing that would tell who, how or how well. */
export function blindfold(summary: AttemptSummary): AttemptSummary {
  const unknown = { runtime: null, scores: [], shares: null, findings: null, isVerified: null, releasedMs: null }
  return { ...summary, ...unknown, candidateName: '', isBlind: true, attention: null, status: 'scored' }
}
