import { randomUUID } from 'node:crypto'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { scoringKeyId } from '../../shared/journal/keys.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import type { ConsentDocument, Policy } from '../../shared/policy/policy.ts'
import type { Database } from '../store/store.ts'

/** One form of an assessment. */
export interface NewForm {
  readonly pack: Pack
  /** The scorer's part of the pack. */
  readonly key: unknown
}

export interface NewAssessment {
  readonly organisationId: string
  readonly project: string
  readonly title: string
  /** In the order in which they are given out: the first attempt gets the first. */
  readonly forms: readonly NewForm[]
  readonly policy: Policy
  readonly consent: ConsentDocument
}

/** Stores an organisation under `organisationId`, or finds it there. */
export async function provisionOrganisation(
  db: Database,
  organisation: { readonly organisationId: string; readonly name: string; readonly scoringPublicKey: Uint8Array },
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      organisation_id: organisation.organisationId,
      name: organisation.name,
      scoring_key_id: scoringKeyId(createJournalPrimitives(), organisation.scoringPublicKey),
      scoring_public_key: organisation.scoringPublicKey,
      created_ms: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Stores an assessment with a project of its own. @returns its id. */
export async function provisionAssessment(db: Database, assessment: NewAssessment, nowMs: number): Promise<string> {
  const organisation_id = assessment.organisationId
  const [project_id, assessment_id] = [randomUUID(), randomUUID()]
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('project')
      .values({ organisation_id, project_id, name: assessment.project, created_ms: nowMs })
      .execute()
    await tx
      .insertInto('assessment')
      .values({
        organisation_id,
        assessment_id,
        project_id,
        title: assessment.title,
        policy: JSON.stringify(assessment.policy),
        consent: JSON.stringify(assessment.consent),
        created_ms: nowMs,
      })
      .execute()
    for (const [index, { pack, key }] of assessment.forms.entries())
      await tx
        .insertInto('form')
        .values({
          organisation_id,
          assessment_id,
          form_id: randomUUID(),
          position: index + 1,
          pack: JSON.stringify(pack),
          key: JSON.stringify(key),
          created_ms: nowMs,
        })
        .execute()
  })
  return assessment_id
}
