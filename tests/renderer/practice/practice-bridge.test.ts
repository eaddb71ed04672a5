import { expect, it } from 'vitest'
import { createPracticeBridge } from '../../../renderer/practice/practice-bridge.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { samplePack } from '../../shared/scoring/sample.ts'

const bridge = createPracticeBridge(samplePack)

it('keeps what is written in memory, in step with the editors', async () => {
  const field = 'tool-library-note.verdict'
  const splices = [
    { kind: 'typed' as const, from: 0, removed: 0, inserted: 'No way' },
    { kind: 'typed' as const, from: 2, removed: 4, inserted: '!' },
  ]
  await bridge.ask('attempt/edit', { field, baseLength: 0, splices })
  await bridge.ask('attempt/set', { field: 'tool-library-note.accuracy', value: 2 })
  const reply = await bridge.ask('attempt/open', { attemptId: '00000000-0000-4000-8000-000000000000' })
  expect(reply.ok && [reply.value.values[field], reply.value.values['tool-library-note.accuracy']]).toEqual(['No!', 2])
})

it('gives a view that the contract accepts', async () => {
  const reply = await bridge.ask('attempt/open', { attemptId: '00000000-0000-4000-8000-000000000000' })
  expect(reply.ok && contract['attempt/open'].value.safeParse(reply.value).success).toBe(true)
})

it('refuses everything that would begin, send or end a record', async () => {
  const refused = await Promise.all([
    bridge.ask('attempt/begin', null),
    bridge.ask('attempt/submit', null),
    bridge.ask('sync/now', null),
    bridge.ask('attempt/delete', null),
  ])
  expect(refused.map((reply) => reply.ok || reply.code)).toEqual(refused.map(() => 'ipc/refused'))
})
