import { Invitation, InvitationCode } from '../../shared/api/enrolment.ts'
import type { RetakeReply } from '../../shared/api/retake.ts'
import { toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { issueOf, signPolicyIssue } from '../../shared/policy/issue.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { digestCode } from './code-digest.ts'
import { nextAttempt, refusalOfNext } from './next-attempt.ts'
import { type ReadInvitation, readInvitation } from './read-invitation.ts'

/**
 * Reads what an invitation opens next: the first attempt, or a retake with another form, and signs its policy. Stores nothing. The scorer's key
 * of the form is not read. @throws AppError `invitation/…`, `retake/…` when nothing may begin now.
 */
export async function lookInvitation(
  db: Database,
  code: string,
  { signer, primitives }: { readonly signer: Signer; readonly primitives: JournalPrimitives },
  nowMs: number,
): Promise<Invitation> {
  const invitation = await readInvitation(db, digestCode(code))
  if (invitation === null) throw new AppError('invitation/unknown')
  const next = nextAttempt(invitation, nowMs)
  if (!next.isAllowed) throw refusalOfNext(next.code, next.fromMs, nowMs)
  const row = await readDocuments(db, invitation, next.formId)
  const { policy, accommodation } = invitation
  const { organisation, project, assessment, pack, consent } = row
  const terms = { organisation, project, assessment, pack, consent, accommodation, policy }
  const issue = issueOf(terms, InvitationCode.parse(code), nowMs, primitives.sha256)
  return parseStored(Invitation, {
    ...terms,
    policyIssue: signPolicyIssue(issue, signer.sign),
    candidateName: invitation.candidateName,
    attemptNumber: next.number,
    scoringKey: { id: toBase64Url(row.scoring_key_id), publicKey: toBase64Url(row.scoring_public_key) },
    receiptKey: toBase64Url(signer.publicKey),
  })
}

/** Says whether another attempt may begin. @throws AppError `invitation/unknown`. */
export async function lookRetake(db: Database, code: string, nowMs: number): Promise<RetakeReply> {
  const invitation = await readInvitation(db, digestCode(code))
  if (invitation === null) throw new AppError('invitation/unknown')
  const next = nextAttempt(invitation, nowMs)
  return {
    attemptNumber: invitation.attempts.length,
    attemptsAllowed: Math.min(invitation.retake.attempts, invitation.formIds.length),
    isAllowed: next.isAllowed,
    fromMs: next.isAllowed ? null : next.fromMs,
    code: next.isAllowed ? null : next.code,
  }
}

function readDocuments(db: Database, { organisationId, assessmentId }: ReadInvitation, formId: string) {
  return db
    .selectFrom('form')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.organisation_id', '=', 'form.organisation_id')
        .onRef('assessment.assessment_id', '=', 'form.assessment_id'),
    )
    .innerJoin('project', (join) =>
      join
        .onRef('project.organisation_id', '=', 'assessment.organisation_id')
        .onRef('project.project_id', '=', 'assessment.project_id'),
    )
    .innerJoin('organisation', 'organisation.organisation_id', 'form.organisation_id')
    .select(['organisation.name as organisation', 'project.name as project', 'assessment.title as assessment'])
    .select(['pack', 'consent', 'scoring_key_id', 'scoring_public_key'])
    .where('form.organisation_id', '=', organisationId)
    .where('form.assessment_id', '=', assessmentId)
    .where('form.form_id', '=', formId)
    .executeTakeFirstOrThrow()
}
