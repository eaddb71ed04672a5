import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScoringApi, type ScoringApi } from '../../../../electron/main/sync/scoring-api.ts'
import type { IntakePorts } from '../../../../server/intake/ports.ts'
import { AppError } from '../../../../shared/errors.ts'
import { wavOf } from '../../../../shared/intake/sound.ts'
import { intakeRules } from '../../../fixtures/intake-conversation.ts'
import { type DeskServer, startDeskServer } from '../../../server/desk-server.ts'
import { codeOf } from '../code-of.ts'

/** The client's requests of the conversation at the server's own routes, with providers that answer by hand. */
let server: DeskServer
let api: ScoringApi
let place: readonly [attemptId: string, token: string]
let isBroken = false
const asked: unknown[] = []
const by = { kind: 'openai', name: 'peer' } as const
const answer = <Value>(value: Value, ...request: readonly unknown[]): Value => {
  asked.push(request)
  if (isBroken) throw new AppError('intake/provider-failed')
  return value
}
const ports: IntakePorts = {
  chat: null,
  transcription: { by, transcribe: async (wav, language) => answer('six years', wav.length, language) },
  speech: {
    by,
    voices: ['alloy'],
    speak: async ({ text, voice, rate }) =>
      answer({ bytes: new Uint8Array([1, 2, 255]), mimeType: 'audio/mpeg' }, text, voice, rate),
  },
}
beforeAll(async () => {
  server = await startDeskServer({ policy: { intake: intakeRules }, intake: ports })
  const { attemptId, token } = await server.attempt({ events: [] })
  place = [attemptId, token]
  api = createScoringApi(await server.app.listen({ port: 0, host: '127.0.0.1' }), fetch)
}, 60_000)
afterAll(() => server.close())

test('[IN54] sound travels as bytes and comes back as text', async () => {
  const wav = wavOf(new Uint8Array(64_000))
  expect(await api.transcribe(...place, wav, 'es', 5_000)).toEqual({ text: 'six years', by })
  expect(asked.pop()).toEqual([wav.length, 'es'])
})

test('[IN57] words come back as sound of a named type', async () => {
  const request = { text: 'What do you do?', language: 'en', voice: 'alloy', rate: 1.5 }
  const { bytes, mimeType } = await api.speak(...place, request, 5_000)
  expect([[...bytes], mimeType]).toEqual([[1, 2, 255], 'audio/mpeg'])
  expect(asked.pop()).toEqual(['What do you do?', 'alloy', 1.5])
})

test('[IN55] a refusal has its code, for what is asked as bytes as well', async () => {
  isBroken = true
  const request = { text: 'What?', language: 'en', voice: 'alloy', rate: 1 }
  expect(await codeOf(api.speak(...place, request, 5_000))).toBe('intake/provider-failed')
  expect(await codeOf(api.transcribe(...place, wavOf(new Uint8Array(2)), 'en', 5_000))).toBe('intake/provider-failed')
  expect(await codeOf(api.transcribe(...place, new Uint8Array(2), 'en', 5_000))).toBe('server/bad-request')
  expect(await codeOf(api.transcribe(place[0], 'another', wavOf(new Uint8Array(2)), 'en', 5_000))).toMatch(/^sync\//)
})
