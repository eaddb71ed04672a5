import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Desk } from '../../shared/api/desk.ts'
import { AttemptSummary } from '../../shared/api/review.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import { samplePack, type TestDevice } from './candidate.ts'
import { at, type DeskServer, type Person, startDeskServer } from './desk-server.ts'

let server: DeskServer
let ana: Person
let ben: Person
let cleo: Person
beforeAll(async () => {
  server = await startDeskServer({ policy: { results: 'scores', deletion: 'always' } })
  ana = await server.person('Ana')
  ben = await server.person('Ben')
  cleo = await server.person('Cleo', 'administrator')
}, 60_000)
afterAll(() => server.close())

const item = 'garden-notice'
const reason = 'The decisive dimension is missing.'
const rate = (person: Person, device: TestDevice, score: number | null, of = item) =>
  person.post(at(device, '/ratings'), { item: of, score, reason })
const reportedOf = (desk: Desk, of = item) => desk.reported.find((one) => one.item === of)
const auditOf = async (device: TestDevice) => {
  const rows = await server.store.db
    .selectFrom('audit')
    .innerJoin('account', 'account.account_id', 'audit.account_id')
    .select(['account.name', 'action', 'detail'])
    .where('attempt_id', '=', device.attemptId)
    .orderBy('at_ms')
    .execute()
  return rows.map(({ name, action, detail }) => [name, action, detail])
}

describe('notes', () => {
  test('[RV1] keep author and time, oldest first, and are written into the audit log', async () => {
    const device = await server.attempt()
    await ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: '  Asked for by the client. ' })
    const { json } = await ben.post(at(device, '/notes'), { item, refSeqs: [4, 3, 3], text: 'See here.' })
    const { notes } = Desk.parse(json)
    expect(notes.map(({ by, item: about, refSeqs, text }) => [by.name, about, refSeqs, text])).toEqual([
      ['Ana', null, [], 'Asked for by the client.'],
      ['Ben', item, [3, 4], 'See here.'],
    ])
    expect(notes[0]?.atMs).toBeLessThan(notes[1]?.atMs ?? 0)
    expect((await ana.review(device.attemptId)).notes).toEqual(notes)
    expect((await auditOf(device)).slice(0, 2)).toEqual([
      ['Ana', 'note-written', null],
      ['Ben', 'note-written', item],
    ])
  })

  test('[RV1] go with the attempt that its candidate deletes, and none comes after', async () => {
    const device = await server.attempt()
    await ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: 'One note.' })
    const url = `/v1/attempts/${device.attemptId}`
    await server.app.inject({ method: 'DELETE', url, headers: { authorization: `Bearer ${device.token}` } })
    expect((await ana.review(device.attemptId)).notes).toEqual([])
    expect((await ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: 'Too late.' })).code).toBe(
      'attempt/deleted',
    )
  })

  test('[RV2] are refused about what the attempt does not have, without words, and of another organisation', async () => {
    const device = await server.attempt()
    const note = (body: object) => ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: 'A note.', ...body })
    expect((await note({ item: 'no-such-item' })).code).toBe('review/no-such-place')
    expect((await note({ refSeqs: [1, 9_999] })).json).toMatchObject({
      code: 'review/no-such-place',
      message: expect.stringContaining('no event 9999'),
    })
    expect([(await note({ text: '   ' })).code, (await note({ text: 'x'.repeat(4_001) })).code]).toEqual([
      'server/bad-request',
      'server/bad-request',
    ])
    const other = { attemptId: '00000000-0000-4000-8000-00000000abcd' }
    expect((await ana.post(at(other, '/notes'), { item: null, refSeqs: [], text: 'A note.' })).code).toBe(
      'attempt/unknown',
    )
    expect((await ana.review(device.attemptId)).notes).toEqual([])
  })
})

describe('ratings by people', () => {
  test('[RV3] confirm or override the engine’s, with a reason, and keep what the engine said', async () => {
    const device = await server.attempt()
    const before = await ana.review(device.attemptId)
    const engine = before.ratings.find((one) => one.item === 'tool-library-note')
    expect(reportedOf(before, 'tool-library-note')).toMatchObject({ score: engine?.score, basis: 'engine' })
    const confirmed = Desk.parse((await rate(ana, device, null, 'tool-library-note')).json)
    expect(confirmed.personRatings).toMatchObject([
      {
        item: 'tool-library-note',
        kind: 'confirmed',
        score: engine?.score,
        reason,
        by: { name: 'Ana' },
        engine: { score: engine?.score, engineVersion: engine?.engineVersion, keyVersion: engine?.keyVersion },
      },
    ])
    expect(reportedOf(confirmed, 'tool-library-note')).toMatchObject({ score: engine?.score, basis: 'person' })
    const review = await ana.review(device.attemptId)
    expect(review.ratings).toEqual(before.ratings)
    expect(await auditOf(device)).toContainEqual(['Ana', 'item-rated', 'tool-library-note'])
  })

  test('[RV3] are refused without a reason, outside 1 to 5, before the engine, and as a confirmation of nothing', async () => {
    const device = await server.attempt()
    const body = { item, score: 4, reason }
    for (const wrong of [{ reason: 'too short' }, { reason: '' }, { score: 6 }, { score: 0 }, { score: 3.5 }])
      expect((await ana.post(at(device, '/ratings'), { ...body, ...wrong })).code).toBe('server/bad-request')
    expect((await rate(ana, device, 4, 'no-such-item')).code).toBe('review/no-such-place')
    const engine = (await ana.review(device.attemptId)).ratings.find((one) => one.item === item)
    expect(engine?.score).toBeNull()
    expect((await rate(ana, device, null)).code).toBe('review/nothing-to-confirm')
    const unscored = await server.attempt({ isScored: false })
    expect((await rate(ana, unscored, 4)).code).toBe('review/not-scored')
    expect((await ana.review(device.attemptId)).personRatings).toEqual([])
  })

  test('[RV4, RV5] the newest of an account counts, several people make a mean, and everything stays', async () => {
    const device = await server.attempt()
    await rate(ana, device, 2)
    expect(reportedOf((await rate(ana, device, 4)).json)).toEqual({
      item,
      score: 4,
      basis: 'person',
      people: 1,
      apart: null,
    })
    const desk = Desk.parse((await rate(ben, device, 5)).json)
    expect(reportedOf(desk)).toEqual({ item, score: 4.5, basis: 'people', people: 2, apart: 1 })
    expect(desk.personRatings.map(({ by, score }) => [by.name, score])).toEqual([
      ['Ana', 2],
      ['Ana', 4],
      ['Ben', 5],
    ])
  })

  test('[RV5] the list, the page and the candidate’s results report the same score and what it rests on', async () => {
    const device = await server.attempt()
    await rate(ana, device, 5)
    const { attempts } = (await ben.get('/v1/review/attempts')).json as { attempts: unknown[] }
    const line = attempts.map((one) => AttemptSummary.parse(one)).find((one) => one.attemptId === device.attemptId)
    expect(line?.scores).toContainEqual(expect.objectContaining({ item, score: 5, basis: 'person' }))
    expect((await ben.review(device.attemptId)).summary.scores).toEqual(line?.scores)
    await ana.post(at(device, '/release'))
    const url = `/v1/attempts/${device.attemptId}/results`
    const headers = { authorization: `Bearer ${device.token}` }
    const results = (await server.app.inject({ method: 'GET', url, headers })).json()
    expect(results.items).toContainEqual(expect.objectContaining({ item, score: 5, band: 'strong', basis: 'person' }))
  })

  test('[RV6] a disagreement of more than 1 reports no score and keeps results from being released', async () => {
    const device = await server.attempt()
    await rate(ana, device, 5)
    expect(reportedOf((await rate(ben, device, 3)).json)).toEqual({
      item,
      score: null,
      basis: 'disputed',
      people: 2,
      apart: 2,
    })
    expect((await ana.post(at(device, '/release'))).code).toBe('results/disputed')
    expect((await ana.review(device.attemptId)).summary.releasedMs).toBeNull()
  })

  test('[RV6] a candidate who was shown results sees a disputed item as not rated', async () => {
    const device = await server.attempt()
    await ana.post(at(device, '/release'))
    await rate(ana, device, 5)
    await rate(ben, device, 2)
    const url = `/v1/attempts/${device.attemptId}/results`
    const headers = { authorization: `Bearer ${device.token}` }
    const results = (await server.app.inject({ method: 'GET', url, headers })).json()
    expect(results.items).toContainEqual(
      expect.objectContaining({ item, score: null, band: 'not rated', basis: 'disputed' }),
    )
  })

  test('[RV7] a third person settles a dispute, nobody else, and only where there is one', async () => {
    const device = await server.attempt()
    const adjudicate = (person: Person, score: number, of = item) =>
      person.post(at(device, '/adjudications'), { item: of, score, reason })
    await rate(ana, device, 5)
    expect((await adjudicate(cleo, 4)).code).toBe('review/not-disputed')
    await rate(ben, device, 2)
    expect([(await adjudicate(ana, 4)).code, (await adjudicate(ben, 4)).code]).toEqual([
      'review/not-third',
      'review/not-third',
    ])
    expect((await cleo.post(at(device, '/adjudications'), { item, score: 4, reason: 'No.' })).code).toBe(
      'server/bad-request',
    )
    expect(reportedOf((await adjudicate(cleo, 4)).json)).toMatchObject({ score: 4, basis: 'adjudicated', people: 2 })
    expect([(await rate(ana, device, 3)).code, (await rate(cleo, device, 3)).code]).toEqual([
      'review/adjudicated',
      'review/adjudicated',
    ])
    const again = Desk.parse((await adjudicate(cleo, 3)).json)
    expect(reportedOf(again)).toMatchObject({ score: 3, basis: 'adjudicated' })
    expect(again.personRatings.map(({ kind, score }) => [kind, score])).toEqual([
      ['overridden', 5],
      ['overridden', 2],
      ['adjudicated', 4],
      ['adjudicated', 3],
    ])
    expect((await ana.post(at(device, '/release'))).status).toBe(200)
    expect((await auditOf(device)).filter(([, action]) => action === 'item-adjudicated')).toEqual([
      ['Cleo', 'item-adjudicated', item],
      ['Cleo', 'item-adjudicated', item],
    ])
  })
})

describe('decisions about findings', () => {
  test('[RV11] are stored about what the rules state, and about nothing else', async () => {
    const device = await server.attempt()
    const review = await ana.review(device.attemptId)
    const findings = deriveFindings(
      review.events as unknown as Parameters<typeof deriveFindings>[0],
      samplePack,
      review.policy,
    )
    const [finding] = findings
    if (finding === undefined) throw new Error('no rule answered')
    const { rule, version, answer, inputs } = finding
    const body = { rule, version, answer, inputs, decision: 'explained', reason }
    const post = (change: object) => ana.post(at(device, '/decisions'), { ...body, ...change })
    const wrong = [
      { version: version + 1 },
      { rule: 'no-such-rule' },
      { inputs: [...inputs, 1] },
      { answer: answer === 'found' ? 'not-found' : 'found' },
    ]
    for (const change of wrong) expect((await post(change)).code).toBe('review/no-such-finding')
    expect((await post({ decision: 'guilty' })).code).toBe('server/bad-request')
    expect((await post({ reason: 'no' })).code).toBe('server/bad-request')
    const desk = Desk.parse((await post({})).json)
    expect(desk.decisions).toMatchObject([{ ...body, by: { name: 'Ana' } }])
    expect(desk.reported).toEqual(review.reported)
    expect((await ana.review(device.attemptId)).summary.findings).toEqual(review.summary.findings)
    expect(await auditOf(device)).toContainEqual(['Ana', 'finding-decided', rule])
  })
})
