import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Pack } from '../../shared/pack/pack.ts'
import { ConsentDocument, Policy } from '../../shared/policy/policy.ts'
import { createAccount } from '../auth/accounts.ts'
import { hashPassword } from '../auth/password.ts'
import type { Database } from '../store/store.ts'
import { invite } from './invite.ts'
import { provisionAssessment, provisionOrganisation } from './provision.ts'

/** What `--sample` made: enough to enrol once and to sign in. */
export interface Sample {
  readonly invitationCode: string
  readonly account: { readonly email: string; readonly password: string }
}

const ORGANISATION_ID = '5a3b1e00-0000-4000-8000-000000000001'
const EMAIL = 'recruiter@example.com'

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

/** The sample's assessment: the stored one, or a new one from `folder`. */
async function findOrMakeAssessment(db: Database, folder: string, nowMs: number): Promise<string> {
  const stored = await db
    .selectFrom('assessment')
    .select('assessment_id')
    .where('organisation_id', '=', ORGANISATION_ID)
    .executeTakeFirst()
  if (stored !== undefined) return stored.assessment_id
  const pack = Pack.parse(readJson(folder, 'pack.json'))
  const assessment = {
    organisationId: ORGANISATION_ID,
    project: 'Sample project',
    title: pack.title,
    pack,
    key: readJson(folder, 'key.json'),
    policy: Policy.parse(readJson(folder, 'policy.json')),
    consent: ConsentDocument.parse(readJson(folder, 'consent.json')),
  }
  return provisionAssessment(db, assessment, nowMs)
}

/**
 * Makes a sample organisation, project, assessment and account out of the files in `folder`, or finds them, and one
 * fresh invitation. The account gets a new password each time, because the old one cannot be read.
 */
export async function provisionSample(
  db: Database,
  folder: string,
  scoringPublicKey: Uint8Array,
  nowMs: number,
): Promise<Sample> {
  const organisationId = ORGANISATION_ID
  await provisionOrganisation(db, { organisationId, name: 'Example Marketplace', scoringPublicKey }, nowMs)
  const assessmentId = await findOrMakeAssessment(db, folder, nowMs)
  const password = randomBytes(12).toString('base64url')
  const known = await db.selectFrom('account').select('account_id').where('email', '=', EMAIL).executeTakeFirst()
  if (known === undefined) {
    const name = 'Robin Recruiter'
    await createAccount(db, { organisationId, email: EMAIL, name, role: 'recruiter', password }, nowMs)
  } else {
    const password_hash = await hashPassword(password)
    await db.updateTable('account').set({ password_hash }).where('email', '=', EMAIL).execute()
  }
  const invitationCode = await invite(db, { organisationId, assessmentId, candidateName: 'Casey Candidate' }, nowMs)
  return { invitationCode, account: { email: EMAIL, password } }
}
