import type { AttemptContextReply } from '../../shared/api/context.ts'
import { AppError } from '../../shared/errors.ts'
import { type CohortMember, placeInCohort } from '../../shared/review/cohort.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { OpenedSummary } from './attempt-rows.ts'

/** An attempt among the scored ones of its assessment (RV14). @throws AppError `attempt/unknown`. */
export async function readContext(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<AttemptContextReply> {
  const attempt = await attemptsWithAssessment(db)
    .innerJoin('project', (join) =>
      join
        .onRef('project.organisation_id', '=', 'assessment.organisation_id')
        .onRef('project.project_id', '=', 'assessment.project_id'),
    )
    .select(['attempt.assessment_id', 'title', 'project.name as project'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (attempt === undefined) throw new AppError('attempt/unknown')
  const members = await readCohort(db, organisationId, attempt.assessment_id)
  const place = placeInCohort(members.get(attemptId) ?? null, [...members.values()])
  return { project: attempt.project, assessment: attempt.title, ...place }
}

/** Scored attempts by id. One whose record could not be replayed has no text to tell anything about and is left out. */
async function readCohort(
  db: Database,
  organisationId: string,
  assessmentId: string,
): Promise<ReadonlyMap<string, CohortMember>> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('opened', (join) =>
      join
        .onRef('opened.organisation_id', '=', 'attempt.organisation_id')
        .onRef('opened.attempt_id', '=', 'attempt.attempt_id'),
    )
    .select(['attempt.attempt_id', 'summary'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('assessment_id', '=', assessmentId)
    .where('deleted_ms', 'is', null)
    .where('sealed_ms', 'is not', null)
    .execute()
  const members = rows.map((row) => [row.attempt_id, parseStored(OpenedSummary, row.summary)] as const)
  return new Map(members.filter(([, { shares }]) => Object.values(shares).some((share) => share > 0)))
}
