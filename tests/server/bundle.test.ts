import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../server/auth/accounts.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import { storedPolicy } from '../../server/store/stored-policy.ts'
import { readEvidence } from '../../shared/bundle/bundle.ts'
import { documentDigest } from '../../shared/bundle/check-documents.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import {
  attemptOpened,
  digestOf,
  readSample,
  sealOf,
  sessionStarted,
  type TestDevice,
  testPrimitives,
} from './candidate.ts'
import { postUnit, putHeader, startTestServer, type TestServer, taken } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  for (const role of ['recruiter', 'administrator'] as const)
    await createAccount(
      server.store.db,
      { organisationId: server.organisationId, email: `${role}@example.com`, name: role, role, password },
      server.clock.nowMs,
    )
})
afterAll(() => server.close())

if (attemptOpened.type !== 'attempt.opened') throw new Error('a test event')
const opened = attemptOpened.data
const password = 'a long enough password'

async function bundleOf(device: TestDevice, email = 'recruiter@example.com') {
  const signedIn = await server.app.inject({ method: 'POST', url: '/v1/sign-in', payload: { email, password } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const url = `/v1/review/attempts/${device.attemptId}/bundle`
  return server.app.inject({ method: 'GET', url, headers: { cookie } })
}

async function evidenceOf(device: TestDevice, email?: string) {
  const evidence = readEvidence((await bundleOf(device, email)).rawPayload)
  if (!evidence.ok) throw new Error(evidence.failure)
  return evidence.value
}

/** A sealed attempt of one unit, stored. */
async function submitted(policyDigest = opened.policyDigest): Promise<TestDevice> {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  const begun = { type: 'attempt.opened', data: { ...opened, policyDigest } } as const
  const seal = sealOf(writer, 10, [sessionStarted, begun, { type: 'attempt.submitted', data: {} }])
  taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, seal))
  return device
}

test('a bundle holds the journal, every receipt and what the candidate was given, and holds by the server’s key', async () => {
  const device = await submitted()
  const response = await bundleOf(device)
  expect([response.statusCode, response.headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="${device.attemptId}.candor-bundle"`,
  ])
  const evidence = await evidenceOf(device)
  expect(evidence).toMatchObject({ bundle: { attemptId: device.attemptId, madeBy: 'Candor server' }, replies: [] })
  expect(checkEvidence(testPrimitives, evidence, { serverPublicKey: server.receiptKey })).toMatchObject({
    ok: true,
    export: { serverKeyOrigin: 'given', journal: { isSealed: true }, receipts: { confirmed: 1, confirmedNextSeq: 3 } },
  })
  const digests = (['pack', 'policy', 'consent'] as const).map((name) =>
    documentDigest(testPrimitives, evidence.documents[name] ?? ''),
  )
  const { packDigest, policyDigest, consentDigest } = opened
  expect(digests).toEqual([packDigest, policyDigest, consentDigest])
})

test('a bundle carries neither the attempt key nor the scorer’s key of the pack, whoever asks', async () => {
  const device = await submitted()
  for (const email of ['recruiter@example.com', 'administrator@example.com']) {
    const { journal, documents } = await evidenceOf(device, email)
    expect(journal.attemptKey).toBeUndefined()
    expect(JSON.stringify(documents)).not.toMatch(/"goldErrors"|"decoys"|"goldOrder"/i)
  }
})

test('a bundle is for who is signed in to its organisation, and is written down', async () => {
  const device = await submitted()
  const stranger = await server.app.inject({ method: 'GET', url: `/v1/review/attempts/${device.attemptId}/bundle` })
  expect(stranger.statusCode).toBe(401)
  await bundleOf(device)
  const rows = await server.store.db
    .selectFrom('audit')
    .select('action')
    .where('attempt_id', '=', device.attemptId)
    .execute()
  expect(rows).toEqual([{ action: 'bundle-exported' }])
})

test('a bundle holds the other version of a fork, which does not pass for one record', async () => {
  const device = await submitted()
  const other = device.begin(null, { salt: 9 })
  await putHeader(server.app, device, 0, other.header)
  const evidence = await evidenceOf(device)
  expect(evidence.journal.segments.map(({ segment, bytes }) => [segment, bytes.length > 288])).toEqual([
    [0, true],
    [0, false],
  ])
  const report = checkEvidence(testPrimitives, evidence, { serverPublicKey: server.receiptKey })
  expect(report).toMatchObject({ ok: false, export: { journal: { forks: 1 }, receipts: { confirmed: 1 } } })
})

test('a policy that an older version stored is the spelling that the journal names, and is left out until that is known', async () => {
  const { db } = server.store
  const { results: _results, ...older } = readSample('policy') as Readonly<Record<string, unknown>> // a file of the tests
  await db
    .updateTable('assessment')
    .set({ policy: JSON.stringify(older) })
    .execute()
  const spellings = [older, storedPolicy(older)]
  const devices = [await submitted(digestOf(spellings[0])), await submitted(digestOf(spellings[1]))]
  const policies = async () => {
    const found = []
    for (const device of devices) found.push((await evidenceOf(device)).documents.policy)
    return found
  }
  expect(await policies()).toEqual([undefined, undefined])
  const deps = { db, primitives: testPrimitives, scoringKey: server.scoringKey, rater: engine, now: () => 0 }
  for (const { attemptId } of devices) await scoreAttempt(deps, { organisationId: server.organisationId, attemptId })
  expect((await policies()).map((text) => documentDigest(testPrimitives, text ?? ''))).toEqual(spellings.map(digestOf))
})
