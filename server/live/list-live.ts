import { z } from 'zod'
import { type LiveAttempt, LivePhase, Presence } from '../../shared/api/live.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

/** Attempts of which nothing was heard for longer are not in progress any more; the list of attempts has them. */
const FORGOTTEN_MS = 24 * 3_600_000
const MAX_LISTED = 1_000

/** The attempts in progress of one organisation (LV3, LV10): not sealed, not deleted, and heard of within a day. */
export async function listLive(db: Database, organisationId: string, nowMs: number): Promise<LiveAttempt[]> {
  const rows = await attemptsWithAssessment(db)
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
    .leftJoin('presence', (join) =>
      join
        .onRef('presence.organisation_id', '=', 'attempt.organisation_id')
        .onRef('presence.attempt_id', '=', 'attempt.attempt_id'),
    )
    // The last unit alone: one step down the index for each attempt.
    .leftJoinLateral(
      (unit) =>
        unit
          .selectFrom('unit')
          .select('unit.received_ms as record_ms')
          .whereRef('unit.organisation_id', '=', 'attempt.organisation_id')
          .whereRef('unit.attempt_id', '=', 'attempt.attempt_id')
          .orderBy('segment', 'desc')
          .orderBy('start_offset', 'desc')
          .limit(1)
          .as('last_unit'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (thread) =>
        thread
          .selectFrom('message')
          .select(({ fn }) => fn.countAll<number>().as('unanswered'))
          .whereRef('message.organisation_id', '=', 'attempt.organisation_id')
          .whereRef('message.attempt_id', '=', 'attempt.attempt_id')
          .where('message.account_id', 'is', null)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('message as answer')
                  .select('answer.entry')
                  .whereRef('answer.organisation_id', '=', 'message.organisation_id')
                  .whereRef('answer.attempt_id', '=', 'message.attempt_id')
                  .where('answer.account_id', 'is not', null)
                  .whereRef('answer.entry', '>', 'message.entry'),
              ),
            ),
          )
          .as('open_thread'),
      (join) => join.onTrue(),
    )
    .select(['attempt.attempt_id', 'candidate_name', 'project.name as project', 'assessment.title', 'enrolled_ms'])
    .select(['policy', 'phase', 'coverage', 'presence.received_ms', 'hand_since_ms', 'record_ms', 'unanswered'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('sealed_ms', 'is', null)
    .where('deleted_ms', 'is', null)
    .where(
      ({ fn }) => fn<number>('greatest', ['enrolled_ms', 'presence.received_ms', 'record_ms']),
      '>',
      nowMs - FORGOTTEN_MS,
    )
    .orderBy('enrolled_ms', 'desc')
    .orderBy('attempt.attempt_id')
    .limit(MAX_LISTED)
    .execute()
  return rows.map((row): LiveAttempt => {
    const { isWatched, mayWrite } = storedPolicy(row.policy).integrity.live
    return {
      attemptId: row.attempt_id,
      candidateName: row.candidate_name,
      project: row.project,
      assessment: row.title,
      enrolledMs: row.enrolled_ms,
      presence:
        row.received_ms === null
          ? null
          : {
              ...parseStored(Report, { phase: row.phase, coverage: row.coverage }),
              receivedMs: row.received_ms,
              handSinceMs: row.hand_since_ms,
            },
      recordMs: row.record_ms,
      isWatched,
      mayWrite,
      unanswered: Number(row.unanswered ?? 0),
    }
  })
}

const Report = z.strictObject({ phase: LivePhase, coverage: Presence.shape.coverage })
