import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { AttemptReview } from '../../shared/api/review.ts'
import { ReviewExport } from '../../shared/api/review-export.ts'
import type { NewEvent } from '../../shared/attempt/events.ts'
import { readEvidence } from '../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import type { IntakeChoices } from '../../shared/intake/model.ts'
import { intakeConversation, intakeRules, said } from '../fixtures/intake-conversation.ts'
import { type TestDevice, testPrimitives, typed } from './candidate.ts'
import { answerText, at, type DeskServer, type Person, startDeskServer } from './desk-server.ts'

let server: DeskServer
let ana: Person
beforeAll(async () => {
  server = await startDeskServer({ policy: { intake: intakeRules } })
  ana = await server.person('Ana', 'administrator')
}, 60_000)
afterAll(() => server.close())

const held = (choices: Partial<IntakeChoices>, after: readonly NewEvent[] = []) =>
  server.attempt({ events: [...intakeConversation(choices), ...after, typed(0, answerText)] })
const shownIn = (text: string) => Object.values(said).filter((one) => text.includes(one))

/** Every answer of the review API about an attempt, by route; what is added to the contract later is asked for too. */
async function everyAnswer(device: TestDevice): Promise<ReadonlyMap<string, string>> {
  const routes = Object.entries(contract).filter(
    ([name, { path }]) => path.startsWith('/v1/review/') && !['review/export', 'review/bundle'].includes(name),
  )
  const answers = new Map<string, string>()
  for (const [name, { method, path }] of routes) {
    const url = path.replace(':attemptId', device.attemptId)
    if (method === 'GET') answers.set(name, (await ana.get(url)).text)
    if (method === 'POST') answers.set(name, (await ana.post(url, {})).text)
  }
  return answers
}

test('[IN73] no answer of the review API holds what is not shared, and the page, the export and the table have the rest', async () => {
  const answers = await everyAnswer(await held({}))
  expect([...answers.keys()]).toEqual(
    expect.arrayContaining(['review/get', 'review/report', 'review/context', 'live/list']),
  )
  const shown_ = [...answers]
    .map(([name, text]) => [name, shownIn(text)] as const)
    .filter(([, shown]) => shown.length > 0)
  expect(shown_.every(([, shown]) => shown.join() === said.reworded)).toBe(true)
  expect(shown_.map(([name]) => name)).toEqual(expect.arrayContaining(['review/get', 'review/report']))
})

test('[IN74] where the transcript is shared, the page and the exports hold it, and nothing that was rejected', async () => {
  const device = await held({ shareTranscript: true })
  const json = (await ana.get(at(device, '/review.json'))).json
  const { intake } = ReviewExport.parse(json)
  expect(intake.transcript?.map(({ answer }) => answer?.text)).toEqual([
    said.domain,
    said.language,
    said.hours,
    undefined,
  ])
  expect(intake.insights[0]).toMatchObject({ value: 'Contract law, 6 years', quote: 'supply contracts for six years' })
  expect(intake.requirements.map(({ answer }) => answer)).toEqual(['met', 'not-shown', 'not-shown', 'below'])
  for (const secret of [said.misheard, said.rejected, said.undecided, said.firstWording])
    for (const [, text] of await everyAnswer(device)) expect(text).not.toContain(secret)
})

test('[IN75] after a deletion nothing of it is in any answer', async () => {
  const device = await held({ shareTranscript: true }, [{ type: 'intake.deleted', data: {} }])
  for (const [name, text] of await everyAnswer(device)) {
    expect([name, shownIn(text)]).toEqual([name, []])
    expect(text).not.toContain('Contract law, 6 years')
  }
  expect(ReviewExport.parse((await ana.get(at(device, '/review.json'))).json).intake.state).toBe('deleted')
})

test('[IN73] the scoring worker stores no more than that, so that nothing else can give it out', async () => {
  const device = await held({})
  const row = await server.store.db
    .selectFrom('opened')
    .selectAll()
    .where('attempt_id', '=', device.attemptId)
    .executeTakeFirstOrThrow()
  expect(shownIn(gunzipSync(row.events).toString())).toEqual([said.reworded])
  expect(shownIn(JSON.stringify([row.summary, row.verification]))).toEqual([])
})

test('[IN76] the sealed bundle holds whole and tells it all to who has the reading key', async () => {
  const device = await held({})
  const { events } = AttemptReview.parse((await ana.get(at(device))).json)
  const url = at(device, '/bundle')
  const signedIn = await server.app.inject({
    method: 'POST',
    url: '/v1/sign-in',
    payload: { email: 'ana@example.com', password: 'a long enough password' },
  })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const bundle = await server.app.inject({ method: 'GET', url, headers: { cookie } })
  const evidence = readEvidence(bundle.rawPayload)
  if (!evidence.ok) throw new Error(evidence.failure)
  expect(shownIn(bundle.rawPayload.toString('latin1'))).toEqual([])
  const report = checkEvidence(testPrimitives, evidence.value, { attemptKey: device.attemptKey })
  expect(report.export.journal.problems).toEqual([])
  const opened = report.export.events ?? []
  expect(shownIn(JSON.stringify(opened))).toEqual(Object.values(said))
  expect(events.map(({ type, seq, wallMs }) => [type, seq, wallMs])).toEqual(
    opened.map(({ type, seq, wallMs }) => [type, seq, wallMs]),
  )
})

test('[IN79] whoever rates blind is shown nothing of the conversation', async () => {
  const device = await held({ shareTranscript: true })
  const ben = await server.person('Ben')
  for (const { status, text } of [await ben.put(at(device, '/blind')), await ben.get(at(device, '/blind'))]) {
    expect(status).toBe(200)
    expect(shownIn(text)).toEqual([])
    expect(text).not.toContain('intake.')
    expect(text).not.toContain('Contract law, 6 years')
  }
  for (const path of ['', '/review.json', '/events.csv', '/report'])
    expect((await ben.get(at(device, path))).status).not.toBe(200)
})
