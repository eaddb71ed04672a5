import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { generateScoringKeyPair } from '../../node/crypto/hpke.ts'
import { createAccount } from '../../server/auth/accounts.ts'
import { invite } from '../../server/provision/invite.ts'
import { provisionAssessment, provisionOrganisation } from '../../server/provision/provision.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import { AttemptReview, AttemptSummary } from '../../shared/api/review.ts'
import { decodeExport } from '../../shared/journal/export.ts'
import { verifyReceipt } from '../../shared/journal/receipt.ts'
import { verifyJournal } from '../../shared/journal/verify.ts'
import {
  attemptOpened,
  createDevice,
  readSample,
  samplePack,
  sealOf,
  sessionStarted,
  type TestDevice,
  testPrimitives,
  typed,
  unitOf,
} from './candidate.ts'
import { enrol, postUnit, putHeader, startTestServer, type TestServer, taken } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const { organisationId } = server
  const account = { organisationId, email: 'Rae@Example.com', name: 'Rae', role: 'recruiter', password } as const
  await createAccount(server.store.db, account, server.clock.nowMs)
})
afterAll(() => server.close())
/** Time passes between tests, so that the sign-ins of one do not count against the next. */
beforeEach(() => {
  server.clock.nowMs += 600_000
})

const password = 'a long enough password'
const answer = 'The response says the fee is capped at $15, but the fact sheet says never more than $10 for one tool.'

async function signIn(email = 'rae@example.com', secret = password): Promise<{ status: number; cookie: string }> {
  const response = await server.app.inject({ method: 'POST', url: '/v1/sign-in', payload: { email, password: secret } })
  const set = response.headers['set-cookie']
  return { status: response.statusCode, cookie: typeof set === 'string' ? (set.split(';')[0] ?? '') : '' }
}

function get(url: string, cookie: string) {
  return server.app.inject({ method: 'GET', url, headers: { cookie } })
}

/** A whole attempt, sealed and stored. */
async function submitted(): Promise<TestDevice> {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  let offset = writer.mark().offset
  const post = async (bytes: Uint8Array) => {
    taken(await postUnit(server.app, device, { segment: 0, offset }, bytes))
    offset += bytes.length
  }
  await post(unitOf(writer, 10, [sessionStarted, attemptOpened, { type: 'assessment.started', data: {} }]))
  await post(
    unitOf(
      writer,
      2_000,
      [...answer].map((letter, index) => typed(index, letter)),
    ),
  )
  await post(unitOf(writer, 3_000, [{ type: 'field.set', data: { field: 0, value: 2 } }]))
  await post(sealOf(writer, 4_000, [{ type: 'attempt.submitted', data: {} }]))
  return device
}

function score(device: TestDevice, scoringKey = server.scoringKey) {
  const deps = {
    db: server.store.db,
    primitives: testPrimitives,
    scoringKey,
    rater: engine,
    now: () => server.clock.nowMs,
  }
  return scoreAttempt(deps, { organisationId: server.organisationId, attemptId: device.attemptId })
}

async function summaryOf(device: TestDevice, cookie: string): Promise<AttemptSummary> {
  const review = AttemptReview.parse((await get(`/v1/review/attempts/${device.attemptId}`, cookie)).json())
  return review.summary
}

describe('sign-in', () => {
  test('shows nothing to who is not signed in', async () => {
    const urls = ['/v1/account', '/v1/review/attempts', `/v1/review/attempts/${server.assessmentId}`]
    const answers = await Promise.all([...urls, `${urls[2]}/journal`].map((url) => get(url, '')))
    expect(answers.map((response) => [response.statusCode, response.json().code])).toEqual(
      answers.map(() => [401, 'auth/required']),
    )
  })

  test('takes the right password whatever the case of the address, and no other', async () => {
    const [right, wrong, unknown] = [await signIn(), await signIn(undefined, 'wrong'), await signIn('no@example.com')]
    expect([right.status, wrong.status, unknown.status]).toEqual([200, 401, 401])
    expect((await get('/v1/account', right.cookie)).json()).toEqual({
      accountId: expect.any(String),
      email: 'rae@example.com',
      name: 'Rae',
      organisation: 'Example',
      role: 'recruiter',
    })
  })

  test('sets a cookie that no script and no other site can use', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/v1/sign-in',
      payload: { email: 'rae@example.com', password },
    })
    expect(response.headers['set-cookie']).toMatch(/^candor=[^;]+; .*HttpOnly; .*SameSite=Strict/)
  })

  test('forgets the session on sign-out', async () => {
    const { cookie } = await signIn()
    const out = await server.app.inject({ method: 'POST', url: '/v1/sign-out', headers: { cookie } })
    expect([out.statusCode, (await get('/v1/account', cookie)).statusCode]).toEqual([200, 401])
  })

  test('stores neither passwords nor session ids', async () => {
    const { cookie } = await signIn()
    const sessions = await server.store.db.selectFrom('session').selectAll().execute()
    const accounts = await server.store.db.selectFrom('account').selectAll().execute()
    const id = decodeURIComponent(cookie.replace('candor=', '')).split('.')[0] ?? ''
    expect(id.length).toBeGreaterThan(20)
    expect(JSON.stringify([sessions, accounts])).not.toContain(id)
    expect(accounts[0]?.password_hash).toMatch(/^scrypt\$32768\$8\$3\$/)
  })

  test('asks for patience after ten tries, and takes the right password again later', async () => {
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn('someone@example.com')))
    expect(tries.filter((one) => one.status === 429).length).toBeGreaterThan(0)
    server.clock.nowMs += 3_600_000
    expect((await signIn()).status).toBe(200)
  })

  test('refuses a weak password and a second account of an address', async () => {
    const { db } = server.store
    const account = {
      organisationId: server.organisationId,
      email: 'rae@example.com',
      name: 'Rae',
      role: 'recruiter',
    } as const
    await expect(createAccount(db, { ...account, password: 'short' }, 0)).rejects.toMatchObject({
      code: 'account/weak-password',
    })
    await expect(createAccount(db, { ...account, password }, 0)).rejects.toMatchObject({ code: 'account/exists' })
  })
})

describe('an attempt on its way', () => {
  test('is in progress, then received, then scored', async () => {
    const { cookie } = await signIn()
    const open = await server.enrolled()
    expect(await summaryOf(open, cookie)).toMatchObject({ status: 'in-progress', submittedMs: null, scores: [] })
    const device = await submitted()
    expect(await summaryOf(device, cookie)).toMatchObject({ status: 'received', isVerified: null })
    await score(device)
    expect(await summaryOf(device, cookie)).toMatchObject({
      status: 'scored',
      attention: null,
      runtime: 'test writer',
      isVerified: true,
      shares: { typed: 1 },
    })
  })

  test('shows events, ratings, checks in words and receipts once it is scored', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    await score(device)
    const review = AttemptReview.parse((await get(`/v1/review/attempts/${device.attemptId}`, cookie)).json())
    expect(review.events.length).toBe(answer.length + 5)
    expect(review.ratings.map((rating) => rating.item)).toEqual(['garden-notice', 'tool-library-note'])
    expect(review.verification).toMatchObject({ isGood: true, gaps: 0, forks: 0, segments: 1 })
    expect(review.verification?.checks.map((check) => check.name)).toContain('policy')
    expect(review.receipts.length).toBe(4)
  })

  test('lists attempts newest first, of the own organisation alone', async () => {
    const { db } = server.store
    const other = { organisationId: '00000000-0000-4000-8000-000000000099', email: 'oz@example.com', name: 'Oz' }
    const { organisationId } = other
    const scoringPublicKey = server.scoringKey.publicKey
    await provisionOrganisation(db, { organisationId, name: 'Other', scoringPublicKey }, server.clock.nowMs)
    await createAccount(db, { ...other, role: 'recruiter', password }, server.clock.nowMs)
    server.clock.nowMs += 1
    const device = await submitted()
    const [own, stranger] = [await signIn(), await signIn('oz@example.com')]
    const list = (await get('/v1/review/attempts', own.cookie))
      .json()
      .attempts.map((one: unknown) => AttemptSummary.parse(one))
    expect(list[0].attemptId).toBe(device.attemptId)
    expect((await get('/v1/review/attempts', stranger.cookie)).json()).toEqual({ attempts: [] })
    const foreign = await get(`/v1/review/attempts/${device.attemptId}`, stranger.cookie)
    const exported = await get(`/v1/review/attempts/${device.attemptId}/journal`, stranger.cookie)
    expect([foreign.statusCode, exported.statusCode]).toEqual([404, 404])
  })

  test('is scored once, however often it is ordered', async () => {
    const device = await submitted()
    await score(device)
    await score(device)
    const rows = await server.store.db
      .selectFrom('rating')
      .select('item')
      .where('attempt_id', '=', device.attemptId)
      .execute()
    expect(rows.map((row) => row.item).toSorted()).toEqual(['garden-notice', 'tool-library-note'])
  })

  test('needs attention, in words, when the scoring key does not open it, until it is scored with the right one', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    await expect(score(device, generateScoringKeyPair())).rejects.toMatchObject({ code: 'scoring/key-mismatch' })
    expect(await summaryOf(device, cookie)).toMatchObject({
      status: 'needs-attention',
      attention: expect.stringContaining('scoring key'),
    })
    await score(device)
    expect(await summaryOf(device, cookie)).toMatchObject({ status: 'scored', attention: null })
  })

  test('needs attention when the stored bytes were changed in the database, and is not rated', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    const { db } = server.store
    const unit = await db
      .selectFrom('unit')
      .selectAll()
      .where('attempt_id', '=', device.attemptId)
      .orderBy('start_offset')
      .execute()
    const bytes = Uint8Array.from(unit[1]?.bytes ?? [])
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await db
      .updateTable('unit')
      .set({ bytes })
      .where('attempt_id', '=', device.attemptId)
      .where('start_offset', '=', unit[1]?.start_offset ?? 0)
      .execute()
    await score(device)
    const summary = await summaryOf(device, cookie)
    expect(summary).toMatchObject({ status: 'needs-attention', isVerified: false })
    expect(summary.scores.map((one) => one.score)).toEqual([null, null])
  })

  test('needs attention when a fork is stored, and says what to do', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    await putHeader(server.app, device, 0, device.begin(null).header)
    await score(device)
    const review = AttemptReview.parse((await get(`/v1/review/attempts/${device.attemptId}`, cookie)).json())
    expect(review.summary).toMatchObject({
      status: 'needs-attention',
      attention: expect.stringContaining('compare both'),
    })
    expect(review.verification).toMatchObject({ isGood: false, forks: 1 })
  })

  test('says when the candidate was shown another pack than the one stored', async () => {
    const { db } = server.store
    const stored = await db.selectFrom('assessment').selectAll().executeTakeFirstOrThrow()
    const form = { pack: { ...samplePack, title: 'Another title' }, key: readSample('key') }
    const changed = {
      organisationId: server.organisationId,
      project: 'Changed',
      title: 'Changed',
      forms: [form],
      policy: stored.policy as Parameters<typeof provisionAssessment>[1]['policy'],
      consent: stored.consent as Parameters<typeof provisionAssessment>[1]['consent'],
    }
    const assessmentId = await provisionAssessment(db, changed, 0)
    const code = await invite(
      db,
      { organisationId: server.organisationId, assessmentId, candidateName: 'C' },
      server.clock.nowMs,
    )
    const device = await createDevice(server.scoringKey.publicKey)
    taken(await enrol(server.app, device, code))
    const writer = device.begin(null)
    taken(await putHeader(server.app, device, 0, writer.header))
    const seal = sealOf(writer, 10, [sessionStarted, attemptOpened, { type: 'attempt.submitted', data: {} }])
    taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, seal))
    await score(device)
    const { cookie } = await signIn()
    expect(await summaryOf(device, cookie)).toMatchObject({
      status: 'needs-attention',
      attention: expect.stringContaining('item pack'),
    })
  })

  test('writes down who opened what, before it is shown', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    await get(`/v1/review/attempts/${device.attemptId}`, cookie)
    await get(`/v1/review/attempts/${device.attemptId}/journal`, cookie)
    const rows = await server.store.db
      .selectFrom('audit')
      .innerJoin('account', 'account.account_id', 'audit.account_id')
      .select(['email', 'action'])
      .where('attempt_id', '=', device.attemptId)
      .orderBy('action')
      .execute()
    expect(rows).toEqual([
      { email: 'rae@example.com', action: 'attempt-opened' },
      { email: 'rae@example.com', action: 'journal-exported' },
    ])
  })
})

describe('what is given out', () => {
  test('is, for an export, the stored journal with every receipt, verifiable by anyone', async () => {
    const { cookie } = await signIn()
    const device = await submitted()
    const response = await get(`/v1/review/attempts/${device.attemptId}/journal`, cookie)
    expect(response.statusCode).toBe(200)
    const file = decodeExport(response.rawPayload)
    if (!file.ok) throw new Error(file.failure)
    expect(verifyJournal(testPrimitives, file.value.segments)).toMatchObject({ ok: true, isSealed: true })
    const verify = testPrimitives.importVerifier(server.receiptKey)
    expect(file.value.receipts.map((receipt) => verifyReceipt(receipt, verify).ok)).toEqual([true, true, true, true])
    expect(response.headers['content-disposition']).toContain(`${device.attemptId}.candor`)
  })

  test('never holds the scorer’s key of a pack', async () => {
    const device = await submitted()
    await score(device)
    const { cookie } = await signIn()
    const looked = await server.app.inject({ method: 'GET', url: `/v1/invitations/${await server.invite()}` })
    const review = await get(`/v1/review/attempts/${device.attemptId}`, cookie)
    expect(looked.statusCode).toBe(200)
    for (const body of [looked.body, review.body]) expect(body).not.toMatch(/"goldErrors"|"decoys"|"goldOrder"/i)
    expect(JSON.stringify(await server.store.db.selectFrom('form').select('key').execute())).toMatch(/decoys/i)
  })

  test('carries strict headers, with no inline script or style', async () => {
    const { headers } = await get('/review/', '')
    expect(headers['content-security-policy']).toContain("default-src 'none';script-src 'self';style-src 'self'")
    expect(JSON.stringify(headers)).not.toContain('unsafe-inline')
    expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer'])
  })

  test('says so, in a text page, when the review pages are not built', async () => {
    const page = await get('/review/attempts/x', '')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(page.body).toContain('npm run build')
  })

  test('is a coded problem for an unknown address', async () => {
    const response = await get('/v1/nothing', '')
    expect([response.statusCode, response.json()]).toEqual([
      404,
      { code: 'server/not-found', message: 'The server does not know this address.' },
    ])
  })
})
