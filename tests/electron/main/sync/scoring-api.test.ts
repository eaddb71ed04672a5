import { expect, test } from 'vitest'
import { createScoringApi, Refusal } from '../../../../electron/main/sync/scoring-api.ts'
import { codeOf } from '../code-of.ts'
import { headAt } from './fake-api.ts'

const head = headAt(0, 288)
const attempt = '00000000-0000-4000-8000-000000000000'

/** A scoring API whose answers a test writes; notes the requests. */
function scripted(answers: (() => Response)[]) {
  const requests: Request[] = []
  const api = createScoringApi('https://score.test', async (input, init) => {
    requests.push(new Request(input, init))
    const next = answers.shift()
    if (next === undefined) throw new TypeError('no network')
    return next()
  })
  return { api, requests }
}
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** What a request for the head is refused with. */
async function refusalOf(answer: () => Response) {
  const cause = await scripted([answer])
    .api.head(attempt, 'token')
    .catch((error: unknown) => error)
  if (!(cause instanceof Refusal)) throw new Error('expected a refusal', { cause })
  return { code: cause.code, status: cause.status, head: cause.head, retryAfterMs: cause.retryAfterMs }
}

test('each request names the protocol, and all but the enrolment carry the token', async () => {
  const { api, requests } = scripted([json({ head: null, hasFork: false }), json({ head, receipt: 'r' })])
  await api.enrol(attempt, { code: 'CODE', deviceKey: 'key', token: 'token' })
  await api.postUnit(attempt, 'token', { segment: 2, offset: 288 }, new Uint8Array([1, 2]))
  const seen = requests.map(({ method, url, headers }) => [
    method,
    url,
    ...['candor-protocol', 'authorization'].map((name) => headers.get(name)),
  ])
  const base = `https://score.test/v1/attempts/${attempt}`
  expect(seen).toEqual([
    ['PUT', base, '1', null],
    ['POST', `${base}/segments/2/units?offset=288`, '1', 'Bearer token'],
  ])
  expect([requests[1]?.headers.get('content-type'), await requests[1]?.bytes()]).toEqual([
    'application/octet-stream',
    new Uint8Array([1, 2]),
  ])
})

test('a refusal keeps its code, its head and its pause', async () => {
  const problem = { code: 'sync/gap', message: 'words', head }
  expect([
    await refusalOf(json(problem, 409)),
    await refusalOf(json({ code: 'server/busy', message: '', retryAfterMs: 1_500 }, 429, { 'retry-after': '9' })),
    await refusalOf(() => new Response('<html>', { status: 503, headers: { 'retry-after': '7' } })),
    await refusalOf(() => new Response('', { status: 404 })),
    await refusalOf(json({ code: 'sync/unheard-of', message: '' }, 500, { 'retry-after': 'Wed, 21 Oct' })),
  ]).toEqual([
    { code: 'sync/gap', status: 409, head, retryAfterMs: null },
    { code: 'server/busy', status: 429, head: null, retryAfterMs: 1_500 },
    { code: 'server/busy', status: 503, head: null, retryAfterMs: 7_000 },
    { code: 'server/not-found', status: 404, head: null, retryAfterMs: null },
    { code: 'server/unexpected', status: 500, head: null, retryAfterMs: null },
  ])
})

test('no answer is a server that cannot be reached, and another answer no scoring API', async () => {
  const page = () => new Response('<html>sign in to this network</html>', { headers: { 'content-type': 'text/html' } })
  expect([
    await codeOf(scripted([]).api.head(attempt, 'token')),
    await codeOf(scripted([page]).api.head(attempt, 'token')),
    await codeOf(scripted([json({ head })]).api.lookUpInvitation('CODE')),
  ]).toEqual(['server/unreachable', 'server/unexpected', 'server/unexpected'])
})

test('[S25] the interval is what the last answer asked for, within a minute', async () => {
  const reply = { head, hasFork: false }
  const asks = ['2500', '999999999', 'soon', '-1', null]
  const { api } = scripted(asks.map((ask) => json(reply, 200, ask === null ? {} : { 'candor-ship-interval-ms': ask })))
  const intervals = [api.shipIntervalMs()]
  for (const _ of asks) {
    await api.head(attempt, 'token')
    intervals.push(api.shipIntervalMs())
  }
  expect(intervals).toEqual([0, 2_500, 60_000, 0, 0, 0])
})
