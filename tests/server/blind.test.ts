import { afterAll, beforeAll, expect, test } from 'vitest'
import { BlindReview } from '../../shared/api/blind.ts'
import { contract } from '../../shared/api/contract.ts'
import { AttemptSummary } from '../../shared/api/review.ts'
import type { TestDevice } from './candidate.ts'
import { answerText, at, type DeskServer, type Person, startDeskServer } from './desk-server.ts'

let server: DeskServer
let ana: Person
let ben: Person
beforeAll(async () => {
  server = await startDeskServer()
  ana = await server.person('Ana')
  ben = await server.person('Ben')
}, 60_000)
afterAll(() => server.close())

const items = ['garden-notice', 'tool-library-note'] as const
const reason = 'Every problem is named and quoted.'
const rateBlind = (person: Person, device: TestDevice, item: string, score: number) =>
  person.post(at(device, '/blind/ratings'), { item, score, reason })
const lineOf = async (person: Person, device: TestDevice) => {
  const { attempts } = (await person.get('/v1/review/attempts')).json as { attempts: unknown[] }
  const line = attempts.map((one) => AttemptSummary.parse(one)).find((one) => one.attemptId === device.attemptId)
  if (line === undefined) throw new Error('the attempt is not in the list')
  return line
}

test('[RV8] begins once, and not for who has seen the attempt or before it is scored', async () => {
  const device = await server.attempt()
  await ana.review(device.attemptId)
  expect((await ana.put(at(device, '/blind'))).code).toBe('review/not-blind')
  const first = BlindReview.parse((await ben.put(at(device, '/blind'))).json)
  expect(BlindReview.parse((await ben.put(at(device, '/blind'))).json)).toEqual(first)
  expect((await ben.put(at({ attemptId: '00000000-0000-4000-8000-00000000abcd' }, '/blind'))).code).toBe(
    'attempt/unknown',
  )
  const unscored = await server.attempt({ isScored: false })
  expect((await ben.put(at(unscored, '/blind'))).code).toBe('review/not-scored')
})

test('[RV9] gives the pack, the responses and nothing that tells who, how or how well', async () => {
  const device = await server.attempt()
  await ana.post(at(device, '/ratings'), { item: items[0], score: 5, reason: 'A reason of Ana’s own.' })
  await ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: 'A note of Ana’s.' })
  const started = await ben.put(at(device, '/blind'))
  const got = await ben.get(at(device, '/blind'))
  for (const { json, text } of [started, got]) {
    expect(Object.keys(BlindReview.parse(json)).toSorted()).toEqual(
      ['attemptId', 'endedMs', 'own', 'pack', 'responses', 'startedMs'].toSorted(),
    )
    for (const secret of ['Casey', 'Ana', 'edit.made', 'wallMs', 'confidence', 'origin'])
      expect(text).not.toContain(secret)
  }
  const { responses, own } = BlindReview.parse(got.json)
  expect([Object.values(responses).filter((value) => value !== null), own]).toEqual([[answerText], []])
})

test('[RV9] refuses everything else about the attempt, also what is added to the contract later', async () => {
  const device = await server.attempt()
  await ben.put(at(device, '/blind'))
  const others = Object.entries(contract).filter(
    ([name, { path }]) => name.startsWith('review/') && path.includes(':attemptId') && !name.includes('blind'),
  )
  expect(others.length).toBeGreaterThan(6)
  for (const [name, { method, path }] of others) {
    const url = path.replace(':attemptId', device.attemptId)
    const answer = method === 'GET' ? await ben.get(url) : await ben.post(url, {})
    expect([name, answer.code]).toEqual([name, 'review/blind'])
  }
  const line = await lineOf(ben, device)
  expect(line).toMatchObject({
    candidateName: '',
    isBlind: true,
    scores: [],
    shares: null,
    findings: null,
    isVerified: null,
    runtime: null,
  })
  expect((await lineOf(ana, device)).candidateName).toBe('Casey')
})

test('[RV10] counts and is shown to others only once it has ended, and is fixed then', async () => {
  const device = await server.attempt()
  await ana.post(at(device, '/ratings'), { item: items[0], score: 5, reason })
  await ben.put(at(device, '/blind'))
  await rateBlind(ben, device, items[0], 1)
  const own = BlindReview.parse((await rateBlind(ben, device, items[0], 4)).json).own
  expect(own.map(({ item, score }) => [item, score])).toEqual([[items[0], 4]])
  expect((await ana.review(device.attemptId)).personRatings.map(({ by }) => by.name)).toEqual(['Ana'])
  expect((await ana.review(device.attemptId)).reported[1]).toMatchObject({ score: 5, basis: 'person' })
  const last = BlindReview.parse((await rateBlind(ben, device, items[1], 3)).json)
  expect(last.endedMs).not.toBeNull()
  const review = await ben.review(device.attemptId)
  expect(review.personRatings.map(({ by, kind, score }) => [by.name, kind, score])).toEqual([
    ['Ana', 'overridden', 5],
    ['Ben', 'blind', 1],
    ['Ben', 'blind', 4],
    ['Ben', 'blind', 3],
  ])
  expect(review.reported.find(({ item }) => item === items[0])).toMatchObject({ score: 4.5, basis: 'people', apart: 1 })
  expect((await ben.post(at(device, '/ratings'), { item: items[0], score: 2, reason })).code).toBe('review/rated-blind')
  expect([(await rateBlind(ben, device, items[0], 2)).code, (await ben.post(at(device, '/blind/end'))).code]).toEqual([
    'review/no-blind',
    'review/no-blind',
  ])
  expect((await lineOf(ben, device)).isBlind).toBe(false)
})

test('[RV10] can be ended early; what was rated counts, and it does not begin again', async () => {
  const device = await server.attempt()
  expect((await ben.get(at(device, '/blind'))).code).toBe('review/no-blind')
  await ben.put(at(device, '/blind'))
  await rateBlind(ben, device, items[0], 2)
  expect((await rateBlind(ben, device, 'no-such-item', 2)).code).toBe('review/no-such-place')
  const ended = BlindReview.parse((await ben.post(at(device, '/blind/end'))).json)
  expect(BlindReview.parse((await ben.put(at(device, '/blind'))).json)).toEqual(ended)
  const { reported } = await ben.review(device.attemptId)
  expect(reported.map(({ item, score, basis }) => [item, score, basis])).toContainEqual([items[0], 2, 'person'])
  const rows = await server.store.db
    .selectFrom('audit')
    .select(['action', 'detail'])
    .where('attempt_id', '=', device.attemptId)
    .where('action', 'like', 'blind%')
    .orderBy('at_ms')
    .execute()
  expect(rows).toEqual([
    { action: 'blind-started', detail: null },
    { action: 'blind-rated', detail: items[0] },
    { action: 'blind-ended', detail: null },
  ])
})
