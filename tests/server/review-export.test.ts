import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReviewExport } from '../../shared/api/review-export.ts'
import { typed } from './candidate.ts'
import { at, type DeskServer, type Person, startDeskServer } from './desk-server.ts'

let server: DeskServer
let ana: Person
beforeAll(async () => {
  server = await startDeskServer()
  ana = await server.person('Ana')
}, 60_000)
afterAll(() => server.close())

const item = 'garden-notice'

test('[RV16] holds what is derived, the reported scores with their basis, and everything that people added', async () => {
  const device = await server.attempt()
  await ana.post(at(device, '/ratings'), { item, score: 4, reason: 'It is better than that.' })
  await ana.post(at(device, '/notes'), { item, refSeqs: [2], text: 'A note.' })
  const answer = await ana.get(at(device, '/review.json'))
  const exported = ReviewExport.parse(answer.json)
  const review = await ana.review(device.attemptId)
  expect(exported).toMatchObject({
    format: 'candor-review',
    version: 1,
    exportedBy: 'Ana',
    attempt: { attemptId: device.attemptId, candidateName: 'Casey', organisation: 'Example' },
    personRatings: review.personRatings,
    notes: review.notes,
    decisions: [],
    replies: [],
    ratings: review.ratings,
    verification: review.verification,
    derived: {
      format: 'candor-derived',
      contradiction: null,
      notDerived: [],
      attempt: { events: review.events.length },
    },
  })
  expect(exported.scores).toContainEqual({
    item,
    title: expect.any(String),
    score: 4,
    basis: 'person',
    people: 1,
    apart: null,
  })
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="${device.attemptId}-review.json"`)
})

test('[RV15] gives a table that a spreadsheet opens, and computes nothing of it', async () => {
  const device = await server.attempt({ events: [typed(0, '=1+1')] })
  const { text, headers, status } = await ana.get(at(device, '/events.csv'))
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(text.startsWith('\uFEFFseq,end_seq,time_utc,')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(
    text
      .split('\r\n')
      .slice(1, -1)
      .every((row) => /^\d+,\d+,\d{4}-/.test(row)),
  ).toBe(true)
})

test('[RV16, RV12] neither exists before the record was opened, and each is written down', async () => {
  const device = await server.attempt({ isScored: false })
  expect([(await ana.get(at(device, '/events.csv'))).code, (await ana.get(at(device, '/review.json'))).code]).toEqual([
    'review/not-scored',
    'review/not-scored',
  ])
  const scored = await server.attempt()
  for (const path of ['/events.csv', '/review.json', '/report']) await ana.get(at(scored, path))
  const rows = await server.store.db
    .selectFrom('audit')
    .select(['attempt_id', 'action'])
    .where('attempt_id', 'in', [device.attemptId, scored.attemptId])
    .orderBy('at_ms')
    .execute()
  expect(rows).toEqual(
    ['events-exported', 'derived-exported', 'report-opened'].map((action) => ({
      attempt_id: scored.attemptId,
      action,
    })),
  )
})
