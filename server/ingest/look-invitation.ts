import { Invitation } from '../../shared/api/enrolment.ts'
import { toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { digestCode } from './enrol.ts'

/**
 * Reads what an invitation opens; stores nothing. The scorer's key of the assessment is not read.
 * @throws AppError `invitation/…` when it cannot be used any more.
 */
export async function lookInvitation(
  db: Database,
  code: string,
  receiptKey: Uint8Array,
  nowMs: number,
): Promise<Invitation> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.organisation_id', '=', 'invitation.organisation_id')
        .onRef('assessment.assessment_id', '=', 'invitation.assessment_id'),
    )
    .innerJoin('project', (join) =>
      join
        .onRef('project.organisation_id', '=', 'assessment.organisation_id')
        .onRef('project.project_id', '=', 'assessment.project_id'),
    )
    .innerJoin('organisation', 'organisation.organisation_id', 'invitation.organisation_id')
    .select(['organisation.name as organisation', 'project.name as project', 'assessment.title as assessment'])
    .select(['candidate_name', 'expires_ms', 'attempt_id', 'pack', 'policy', 'consent'])
    .select(['scoring_key_id', 'scoring_public_key'])
    .where('code_digest', '=', digestCode(code))
    .executeTakeFirst()
  if (row === undefined) throw new AppError('invitation/unknown')
  if (row.attempt_id !== null) throw new AppError('invitation/used')
  if (row.expires_ms <= nowMs) throw new AppError('invitation/expired')
  return parseStored(Invitation, {
    organisation: row.organisation,
    project: row.project,
    assessment: row.assessment,
    candidateName: row.candidate_name,
    pack: row.pack,
    policy: row.policy,
    consent: row.consent,
    scoringKey: { id: toBase64Url(row.scoring_key_id), publicKey: toBase64Url(row.scoring_public_key) },
    receiptKey: toBase64Url(receiptKey),
  })
}
