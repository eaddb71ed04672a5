import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Pack } from '../../shared/pack/pack.ts'
import { createAccount } from '../auth/accounts.ts'
import { hashPassword } from '../auth/password.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { invite } from './invite.ts'
import { provisionAssessment, provisionOrganisation } from './provision.ts'
import { readAssessment } from './read-assessment.ts'

/** What `--sample` made: enough to enrol once and to sign in. */
export interface Sample {
  readonly invitationCode: string
  readonly account: { readonly email: string; readonly password: string }
}

const ORGANISATION_ID = '5a3b1e00-0000-4000-8000-000000000001'
/** Forms of the sample's assessment, under resources/packs. */
const shippedForms = ['ai-trainer-core/form-a', 'ai-trainer-core/form-b'] as const
const EMAIL = 'recruiter@example.com'

/** Files of the sample's assessment: one pack folder for each form. */
export interface SampleFiles {
  readonly packFolders: readonly string[]
  readonly policyFile: string
  readonly consentFile: string
}

/**
 * The files under `packs` (resources/packs). Policy and consent document lie beside the first pack, or one folder up where
 * a family of packs shares them, or are those of the small sample.
 */
export function sampleFiles(packs: string, packFolders: readonly string[] | null): SampleFiles {
  const folders = packFolders ?? shippedForms.map((form) => join(packs, form))
  const [first = ''] = folders
  const find = (name: string) =>
    [first, dirname(first), join(packs, 'sample')].map((folder) => join(folder, name)).find((file) => existsSync(file))
  return {
    packFolders: folders,
    policyFile: find('policy.json') ?? 'policy.json',
    consentFile: find('consent.json') ?? 'consent.json',
  }
}

/** The sample's assessment: the stored one with the same packs, or a new one. */
async function findOrMakeAssessment(db: Database, files: SampleFiles, nowMs: number): Promise<string> {
  const { forms, policy, consent } = await readAssessment(files.packFolders, files.policyFile, files.consentFile)
  const ids = forms.map((form) => `${form.pack.id} ${form.pack.packVersion}`)
  const stored = await db
    .selectFrom('form')
    .select(['assessment_id', 'pack'])
    .where('organisation_id', '=', ORGANISATION_ID)
    .orderBy('position')
    .execute()
  for (const [assessmentId, rows] of Map.groupBy(stored, (row) => row.assessment_id)) {
    const own = rows.map((row) => parseStored(Pack, row.pack)).map((pack) => `${pack.id} ${pack.packVersion}`)
    if (own.join() === ids.join()) return assessmentId
  }
  const title = forms[0]?.pack.title ?? 'Sample'
  const assessment = { organisationId: ORGANISATION_ID, project: 'Sample project', title, forms, policy, consent }
  return provisionAssessment(db, assessment, nowMs)
}

/**
 * Makes a sample organisation, project, assessment and account out of files, or finds them, and one fresh invitation.
 * @throws UnusableAssessment when a pack, the policy or the consent document has mistakes.
 * The account gets a new password each time, because the old one cannot be read.
 */
export async function provisionSample(
  db: Database,
  files: SampleFiles,
  scoringPublicKey: Uint8Array,
  nowMs: number,
): Promise<Sample> {
  const organisationId = ORGANISATION_ID
  await provisionOrganisation(db, { organisationId, name: 'Example Marketplace', scoringPublicKey }, nowMs)
  const assessmentId = await findOrMakeAssessment(db, files, nowMs)
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
