import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createHearing, type HearingDeps } from '../../../../electron/main/intake/hearing.ts'
import type { Transcribed } from '../../../../shared/api/intake.ts'
import { AppError } from '../../../../shared/errors.ts'
import { isWav } from '../../../../shared/intake/sound.ts'
import type { HearingView, IntakeView } from '../../../../shared/ipc/intake-views.ts'
import { quiet, vowel } from '../../../fixtures/vowel.ts'
import { codeOf } from '../code-of.ts'
import { testVoiceActivity } from './test-voice.ts'

const recogniser = { kind: 'openai', name: 'recogniser' } as const
const conversation = { state: 'asking' } as IntakeView // handed through as it is
const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const take = { turnId: '1', isHandsFree: false }
const handsFree = { turnId: '1', isHandsFree: true }

/** Hearing over a session that notes what it is told. */
function desk({ isKept = false } = {}) {
  const sent: Uint8Array[] = []
  const shown: HearingView[] = []
  const deps = {
    session: {
      demandHearing: vi.fn(async (_turnId: string) => ({ language: 'en', transcriber: recogniser, isKept })),
      answerSpoken: vi.fn<HearingDeps['session']['answerSpoken']>(async () => conversation),
      noteFailure: vi.fn<HearingDeps['session']['noteFailure']>(async () => undefined),
    },
    transcribe: vi.fn(async (wav: Uint8Array, _language: string): Promise<Transcribed> => {
      sent.push(wav.slice()) // main overwrites it afterwards
      return { text: ' six years ', by: recogniser }
    }),
    voiceActivity: testVoiceActivity,
    sounds: { keep: vi.fn(async (_digest: string, _wav: Uint8Array) => undefined) },
    sha256Hex,
    changed: (view: HearingView) => shown.push(view),
    conversationChanged: vi.fn(),
  }
  const hearing = createHearing(deps)
  const pieces: Uint8Array[] = []
  return {
    hearing,
    deps,
    sent,
    pieces,
    states: () => shown.map(({ state }) => state),
    /** Sends sound in pieces of 200 ms. */
    hear: (...sounds: readonly Int16Array[]) => {
      const bytes = new Uint8Array(Int16Array.from(sounds.flatMap((sound) => [...sound])).buffer)
      let view: HearingView = { state: 'idle', code: null }
      for (let at = 0; at < bytes.length; at += 6_400) {
        const piece = bytes.slice(at, at + 6_400)
        pieces.push(piece)
        view = hearing.sound(piece)
      }
      return view
    },
  }
}

test('[IN54] what was said becomes a WAV file, its text the answer, and nothing of the sound is left', async () => {
  const { hearing, deps, sent, pieces, hear, states } = desk()
  expect(await hearing.start(take)).toEqual({ state: 'listening', code: null })
  expect(hear(quiet(400), vowel(800)).state).toBe('speech')
  expect(hear(quiet(2_000)).state).toBe('listening') // push to talk ends when the candidate says so
  expect(await hearing.end()).toBe(conversation)
  const [wav = new Uint8Array()] = sent
  expect([isWav(wav), wav.length, deps.transcribe.mock.lastCall?.[1]]).toEqual([true, 44 + 3_200 * 32, 'en'])
  const audio = { digest: sha256Hex(wav), durationMs: 3_200, isKept: false }
  expect(deps.session.answerSpoken).toHaveBeenCalledExactlyOnceWith({
    turnId: '1',
    text: 'six years',
    transcriber: recogniser,
    audio,
  })
  expect(states()).toEqual(['listening', 'speech', 'listening', 'transcribing', 'idle'])
  expect(deps.sounds.keep).not.toHaveBeenCalled()
  const left = [...pieces, deps.transcribe.mock.lastCall?.[0] ?? new Uint8Array([1])]
  expect(left.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  expect(await codeOf(hearing.end())).toBe('intake/nothing-heard')
})

test('[IN53] hands-free, the end of speech ends the answer, and the conversation is announced', async () => {
  const { hearing, deps, hear, states } = desk()
  await hearing.start(handsFree)
  expect(hear(vowel(900), quiet(1_200)).state).toBe('transcribing')
  hear(vowel(400)) // comes late, and is not part of it
  await vi.waitFor(() => expect(deps.conversationChanged).toHaveBeenCalledExactlyOnceWith(conversation))
  expect(deps.session.answerSpoken.mock.lastCall?.[0].audio?.durationMs).toBeLessThanOrEqual(2_100)
  expect(states()).toEqual(['listening', 'speech', 'listening', 'transcribing', 'idle'])
})

test('[IN54] without speech nothing leaves the device', async () => {
  const { hearing, deps, hear, pieces } = desk()
  await hearing.start(take)
  hear(quiet(3_000))
  expect(await codeOf(hearing.end())).toBe('intake/nothing-heard')
  await hearing.start(handsFree)
  expect(hear(quiet(9_000))).toEqual({ state: 'failed', code: 'intake/nothing-heard' })
  expect(deps.transcribe).not.toHaveBeenCalled()
  expect(pieces.every((piece) => piece.every((byte) => byte === 0))).toBe(true)
})

test('[IN54] a text without words is no answer', async () => {
  const { hearing, deps, hear } = desk()
  deps.transcribe.mockResolvedValueOnce({ text: ' \n', by: recogniser })
  await hearing.start(take)
  hear(vowel(900))
  expect(await codeOf(hearing.end())).toBe('intake/nothing-heard')
  expect(deps.session.answerSpoken).not.toHaveBeenCalled()
})

test('[IN55] what failed is recorded and told, and the same sound is tried again', async () => {
  const { hearing, deps, hear, states, sent } = desk()
  deps.transcribe.mockRejectedValueOnce(new AppError('intake/provider-slow'))
  deps.transcribe.mockRejectedValueOnce(new AppError('server/unreachable'))
  await hearing.start(take)
  hear(vowel(900))
  expect(await codeOf(hearing.end())).toBe('intake/provider-slow')
  expect(await codeOf(hearing.end())).toBe('intake/not-transcribed')
  expect(await hearing.end()).toBe(conversation)
  expect(sent[0]?.length).toBe(44 + 900 * 32)
  const failed = { stage: 'transcribe', by: recogniser, instead: null }
  expect(deps.session.noteFailure.mock.calls.flat()).toEqual([
    { ...failed, code: 'intake/provider-slow' },
    { ...failed, code: 'server/unreachable' },
  ])
  expect(states().slice(2)).toEqual(['transcribing', 'failed', 'transcribing', 'failed', 'transcribing', 'idle'])
})

test('[IN55] hands-free a failure is announced with its code', async () => {
  const { hearing, deps, hear } = desk()
  deps.transcribe.mockRejectedValueOnce(new AppError('intake/provider-failed'))
  await hearing.start(handsFree)
  hear(vowel(900), quiet(1_200))
  await vi.waitFor(() => expect(hear(quiet(200))).toEqual({ state: 'failed', code: 'intake/provider-failed' }))
  expect(await hearing.end()).toBe(conversation)
})

test('[IN55] an answer that the record does not take is not lost', async () => {
  const { hearing, deps, hear } = desk()
  deps.session.answerSpoken.mockRejectedValueOnce(new AppError('journal/storage-full'))
  await hearing.start(take)
  hear(vowel(900))
  expect(await codeOf(hearing.end())).toBe('journal/storage-full')
  expect(await hearing.end()).toBe(conversation)
  expect(deps.session.answerSpoken).toHaveBeenCalledTimes(2)
})

test('[IN52] a cancelled answer, and one that was given by hand meanwhile, come to nothing', async () => {
  const { hearing, deps, hear, pieces } = desk()
  await hearing.start(take)
  hear(vowel(900))
  const ending = codeOf(hearing.end())
  expect(hearing.cancel()).toEqual({ state: 'idle', code: null })
  expect(await ending).toBe('intake/wrong-turn')
  expect(deps.session.answerSpoken).not.toHaveBeenCalled()
  expect(pieces.every((piece) => piece.every((byte) => byte === 0))).toBe(true)
  deps.session.answerSpoken.mockRejectedValueOnce(new AppError('intake/wrong-turn'))
  await hearing.start(take)
  hear(vowel(900))
  expect(await codeOf(hearing.end())).toBe('intake/wrong-turn')
  expect(await codeOf(hearing.end())).toBe('intake/nothing-heard')
})

test('[IN52] where the session does not let it be heard nothing is heard', async () => {
  const { hearing, deps, hear } = desk()
  deps.session.demandHearing.mockRejectedValueOnce(new AppError('intake/voice-off'))
  expect(await codeOf(hearing.start(take))).toBe('intake/voice-off')
  expect(hear(vowel(900))).toEqual({ state: 'idle', code: null })
})

test('[IN54] more than a minute is not taken; hands-free it ends the answer', async () => {
  const { hearing, deps, hear } = desk()
  await hearing.start(take)
  const minute = Array.from({ length: 60 }, () => vowel(1_000))
  hear(...minute)
  expect(() => hear(vowel(200))).toThrow(AppError)
  expect(await hearing.end()).toBe(conversation)
  await hearing.start(handsFree)
  expect(hear(...minute, vowel(200)).state).toBe('transcribing')
  await vi.waitFor(() => expect(deps.conversationChanged).toHaveBeenCalled())
  expect(deps.session.answerSpoken.mock.calls.map(([answer]) => answer.audio?.durationMs)).toEqual([60_000, 60_000])
})

test('[IN56] kept sound is durable before the answer says so; a disk that refuses it costs no answer', async () => {
  const { hearing, deps, hear, sent } = desk({ isKept: true })
  await hearing.start(take)
  hear(vowel(900))
  await hearing.end()
  const digest = sha256Hex(sent[0] ?? new Uint8Array())
  expect(deps.sounds.keep.mock.lastCall?.[0]).toBe(digest)
  expect(deps.sounds.keep.mock.invocationCallOrder[0]).toBeLessThan(
    deps.session.answerSpoken.mock.invocationCallOrder[0] ?? 0,
  )
  deps.sounds.keep.mockRejectedValueOnce(new Error('the disk is full'))
  await hearing.start(take)
  hear(vowel(900))
  await hearing.end()
  const kept = deps.session.answerSpoken.mock.calls.map(([answer]) => answer.audio?.isKept)
  expect(kept).toEqual([true, false])
})
