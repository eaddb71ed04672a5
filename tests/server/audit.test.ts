import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuditPage } from '../../shared/api/audit.ts'
import type { TestDevice } from './candidate.ts'
import { at, type DeskServer, type Person, startDeskServer } from './desk-server.ts'

let server: DeskServer
let ana: Person
let admin: Person
let device: TestDevice
beforeAll(async () => {
  server = await startDeskServer()
  ana = await server.person('Ana')
  admin = await server.person('Per_cent', 'administrator')
  device = await server.attempt()
}, 60_000)
afterAll(() => server.close())

const search = async (query = '') => AuditPage.parse((await admin.get(`/v1/audit${query}`)).json)

test('[RV12] holds who opened, exported, added, released and read what', async () => {
  await ana.get('/v1/review/attempts')
  await ana.review(device.attemptId)
  await ana.get(at(device, '/journal'))
  await ana.post(at(device, '/notes'), { item: null, refSeqs: [], text: 'A note.' })
  await ana.post(at(device, '/ratings'), { item: 'garden-notice', score: 3, reason: 'It is only half right.' })
  await ana.post(at(device, '/release'))
  await ana.get(at(device, '/audit'))
  const { entries } = await search(`?attempt=${device.attemptId}`)
  expect(entries.map(({ by, action, detail }) => [by?.name, action, detail])).toEqual([
    ['Ana', 'looked-opened', null],
    ['Ana', 'results-released', null],
    ['Ana', 'item-rated', 'garden-notice'],
    ['Ana', 'note-written', null],
    ['Ana', 'journal-exported', null],
    ['Ana', 'attempt-opened', null],
  ])
  expect(entries.every(({ candidateName }) => candidateName === 'Casey')).toBe(true)
})

test('[RV12] holds nothing of an addition that was refused', async () => {
  const { total } = await search(`?attempt=${device.attemptId}&action=note-written`)
  await ana.post(at(device, '/notes'), { item: 'no-such-item', refSeqs: [], text: 'A note.' })
  expect((await search(`?attempt=${device.attemptId}&action=note-written`)).total).toBe(total)
})

test('[RV13] is searched by administrators alone, by person, attempt and action, page by page', async () => {
  expect((await ana.get('/v1/audit')).code).toBe('auth/forbidden')
  expect((await admin.get('/v1/audit?action=no-such-action')).code).toBe('server/bad-request')
  const own = await search('?person=per_c&action=audit-opened')
  expect(own.entries[0]).toMatchObject({ by: { name: 'Per_cent' }, detail: 'person: per_c, action: audit-opened' })
  expect((await search('?person=per%25c')).total).toBe(0)
  const all = await search()
  expect(all.entries).toHaveLength(Math.min(100, all.total))
  for (let time = 0; time < 101; time++) await ana.get(at(device, '/audit'))
  const [first, second] = [await search('?person=ana'), await search('?person=ana&page=1')]
  expect(first.entries).toHaveLength(100)
  expect(second.entries.length).toBeGreaterThan(0)
  const ids = new Set([...first.entries, ...second.entries].map(({ auditId }) => auditId))
  expect(ids.size).toBe(first.entries.length + second.entries.length)
})

test('[RV13] shows any account who looked at an attempt, and writes that down', async () => {
  const { entries } = AuditPage.parse((await ana.get(at(device, '/audit'))).json)
  expect(entries[0]).toMatchObject({ by: { name: 'Ana' }, action: 'looked-opened', attemptId: device.attemptId })
  expect(entries.every(({ attemptId }) => attemptId === device.attemptId)).toBe(true)
  expect((await ana.get(at({ attemptId: '00000000-0000-4000-8000-00000000abcd' }, '/audit'))).code).toBe(
    'attempt/unknown',
  )
})
