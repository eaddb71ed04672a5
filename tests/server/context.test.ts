import { afterAll, beforeAll, expect, test } from 'vitest'
import { AttemptContextReply } from '../../shared/api/context.ts'
import { at, type DeskServer, startDeskServer } from './desk-server.ts'

let server: DeskServer
beforeAll(async () => {
  server = await startDeskServer({ policy: { deletion: 'always' } })
}, 60_000)
afterAll(() => server.close())

test('[RV14] counts scored attempts with text, leaves out deleted ones, reads what an earlier version stored', async () => {
  const ana = await server.person('Ana')
  const devices = []
  for (let made = 0; made < 6; made++) devices.push(await server.attempt())
  await server.attempt({ events: [] }) // nothing was written in it
  await server.attempt({ isScored: false })
  const [first, second] = devices
  if (first === undefined || second === undefined) throw new Error('no attempt was made')
  const look = async () => {
    const { json, text } = await ana.get(at(first, '/context'))
    expect(text).not.toContain('Casey')
    return AttemptContextReply.parse(json)
  }
  expect(await look()).toMatchObject({
    project: 'Sample',
    count: 6,
    minutes: { values: [1, 1, 1, 1, 1, 1], own: 1, unknown: 0 },
    shares: { external: { values: [0, 0, 0, 0, 0, 0], own: 0 } },
  })
  const { summary } = await server.store.db
    .selectFrom('opened')
    .select('summary')
    .where('attempt_id', '=', second.attemptId)
    .executeTakeFirstOrThrow()
  const { rules: _rules, workedMs: _workedMs, ...older } = summary as Record<string, unknown> // an object, as it was stored
  await server.store.db
    .updateTable('opened')
    .set({ summary: JSON.stringify(older) })
    .where('attempt_id', '=', second.attemptId)
    .execute()
  expect((await look()).minutes).toEqual({ values: [1, 1, 1, 1, 1], own: 1, unknown: 1 })
  for (const { attemptId, token } of devices.slice(2, 4))
    await server.app.inject({
      method: 'DELETE',
      url: `/v1/attempts/${attemptId}`,
      headers: { authorization: `Bearer ${token}` },
    })
  expect(await look()).toMatchObject({ count: 4, rules: [], minutes: { values: [] } })
})
