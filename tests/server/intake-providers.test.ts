import { afterAll, expect, test } from 'vitest'
import { type IntakePorts, noPorts } from '../../server/intake/ports.ts'
import { contract } from '../../shared/api/contract.ts'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { intakeRules } from '../fixtures/intake-conversation.ts'
import { startDeskServer } from './desk-server.ts'
import { wav } from './intake/peer.ts'

const servers: { close: () => Promise<void> }[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
})

const bodies: Readonly<Record<string, object>> = {
  'intake/phrase': { language: 'en', slot: 'role', question: 'What do you do?', purpose: '', history: [] },
  'intake/extract': { language: 'en', turnId: '1', slot: 'role', question: 'What do you do?', answer: 'Nurse' },
  'intake/speak': { text: 'Hello', language: 'en', voice: 'other', rate: 1 },
}
type Name = 'intake/providers' | 'intake/phrase' | 'intake/extract' | 'intake/transcribe' | 'intake/speak'
const names: readonly Name[] = ['intake/phrase', 'intake/extract', 'intake/transcribe', 'intake/speak']

async function start(intake: IntakeRules | undefined, ports: IntakePorts) {
  const server = await startDeskServer({ policy: { intake }, intake: ports })
  servers.push(server)
  const device = await server.attempt({ events: [] })
  return (name: Name, token = device.token, sound: Uint8Array = wav(0.5)) =>
    server.app.inject({
      method: contract[name].method,
      url: `${contract[name].path.replace(':attemptId', device.attemptId)}${name === 'intake/transcribe' ? '?language=en' : ''}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(name === 'intake/transcribe' ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(name === 'intake/transcribe' ? { payload: Buffer.from(sound) } : {}),
      ...(name in bodies ? { payload: bodies[name] ?? {} } : {}),
    })
}

const by = { kind: 'openai', name: 'm' } as const
const spoken: string[] = []
const ports: IntakePorts = {
  chat: { by, complete: async ({ schema }) => (schema === null ? 'What do you do there?' : '{"conclusions":[]}') },
  transcription: { by, transcribe: async (sound) => `${sound.length} bytes` },
  speech: {
    by,
    voices: ['ava'],
    speak: async ({ voice }) => {
      spoken.push(voice)
      return { bytes: Buffer.from('sound'), mimeType: 'audio/mpeg' }
    },
  },
}

test('[IN30] the routes answer to the attempt’s token and say where nothing is set up or no conversation is held', async () => {
  for (const [rules, code] of [
    [intakeRules, 'intake/provider-unset'],
    [undefined, 'intake/none'],
  ] as const) {
    const ask = await start(rules, noPorts)
    const looked = await ask('intake/providers')
    if (rules === undefined) expect(looked.json().code).toBe(code)
    else expect(looked.json()).toEqual({ chat: null, transcription: null, speech: null })
    for (const name of names) {
      expect((await ask(name)).json().code).toBe(code)
      expect((await ask(name, 'A'.repeat(43))).statusCode).toBe(401)
    }
  }
})

test('[IN30] what is set up helps, and voice only where the policy offers it', async () => {
  const ask = await start({ ...intakeRules, voice: 'offered' }, ports)
  expect((await ask('intake/providers')).json()).toEqual({
    chat: by,
    transcription: by,
    speech: { by, voices: ['ava'] },
  })
  expect((await ask('intake/phrase')).json()).toEqual({ text: 'What do you do there?', by })
  expect((await ask('intake/extract')).json()).toEqual({ conclusions: [], by })
  expect((await ask('intake/transcribe')).json()).toEqual({ text: '16044 bytes', by })
  const sound = await ask('intake/speak')
  expect([sound.headers['content-type'], sound.body, spoken]).toEqual(['audio/mpeg', 'sound', ['ava']])
  expect((await ask('intake/transcribe', undefined, wav(61))).json().code).toBe('intake/too-long')
  expect((await ask('intake/transcribe', undefined, Buffer.from('no sound'))).json().code).toBe('server/bad-request')

  const silent = await start({ ...intakeRules, voice: 'never' }, ports)
  expect((await silent('intake/providers')).json()).toEqual({ chat: by, transcription: null, speech: null })
  for (const name of ['intake/transcribe', 'intake/speak'] as const)
    expect((await silent(name)).json().code).toBe('intake/provider-unset')
})
