import { afterAll, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { intakeRules } from '../fixtures/intake-conversation.ts'
import { startDeskServer } from './desk-server.ts'

const servers: { close: () => Promise<void> }[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
})
async function start(policy: Parameters<typeof startDeskServer>[0]) {
  const server = await startDeskServer(policy)
  servers.push(server)
  return server
}

const bodies: Readonly<Record<string, object>> = {
  'intake/phrase': { language: 'en', slot: 'role', question: 'What do you do?', purpose: '', history: [] },
  'intake/extract': { language: 'en', turnId: '1', slot: 'role', question: 'What do you do?', answer: 'Nurse' },
  'intake/speak': { text: 'Hello', language: 'en', voice: '', rate: 1 },
}

test('[IN30, IN31] the routes answer to the attempt’s token, and say that nothing is set up', async () => {
  for (const [policy, code] of [
    [{ intake: intakeRules }, 'intake/provider-unset'],
    [{}, 'intake/none'],
  ] as const) {
    const server = await start({ policy })
    const device = await server.attempt({ events: [] })
    const ask = (name: keyof typeof contract, token: string) =>
      server.app.inject({
        method: contract[name].method,
        url: contract[name].path.replace(':attemptId', device.attemptId),
        headers: { authorization: `Bearer ${token}` },
        ...(name in bodies ? { payload: bodies[name] ?? {} } : {}),
      })
    const looked = await ask('intake/providers', device.token)
    if (code === 'intake/none') expect(looked.json().code).toBe(code)
    else expect(looked.json()).toEqual({ chat: null, transcription: null, speech: null })
    for (const name of ['intake/phrase', 'intake/extract', 'intake/speak'] as const) {
      expect((await ask(name, device.token)).json().code).toBe(code)
      expect((await ask(name, 'A'.repeat(43))).statusCode).toBe(401)
    }
  }
})
