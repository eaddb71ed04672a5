import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock, systemTimers } from '../../electron/main/clock.ts'
import { createHearing, type HearingDeps } from '../../electron/main/intake/hearing.ts'
import type { IntakeSession } from '../../electron/main/intake/intake-session.ts'
import { createInterviewer } from '../../electron/main/intake/interviewer.ts'
import { createScoringApi } from '../../electron/main/sync/scoring-api.ts'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { speak } from '../e2e/audio.ts'
import { testVoiceActivity } from '../electron/main/intake/test-voice.ts'
import { startDeskServer } from '../server/desk-server.ts'
import { converse, note, openSession, rules, type Stages } from './intake-journal.ts'
import { type PeerDelays, startPeers } from './intake-peers.ts'
import { sentences } from './word-errors.ts'

/** A sentence that flite says: 16 kHz, silence after it. */
interface Sound {
  readonly samples: Int16Array
  /** Samples up to the last one that is louder than a hundredth of the loudest. */
  readonly speechEnd: number
}

const samplesPerMs = 16
/** What the page sends at once: 200 ms. */
const pieceSamples = 3_200
/** The sound before this, counted back from its last speech, is handed over at once: main counts time in the sound. */
const livelySamples = 1_000 * samplesPerMs

function sounds(): readonly Sound[] {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-sounds-'))
  const made = sentences.map((sentence) => {
    const spoken = speak(sentence, join(folder, 'voice.wav'))
    const samples = Int16Array.from([...spoken, ...spoken.slice(-1_000 * samplesPerMs)]) // two seconds of silence in all
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    return { samples, speechEnd: samples.findLastIndex((sample) => Math.abs(sample) > loudest / 100) + 1 }
  })
  rmSync(folder, { recursive: true })
  return made
}

export interface Spoken {
  /** The candidate lets go of the button with the last speech. */
  readonly pushToTalk: Stages
  /** Main finds the end. */
  readonly handsFree: Stages
}

/** Spoken answers through main's hearing, the server and peers that take stated times, until the question's speech is there. */
export async function measureSpoken(turns: number, answers: readonly string[], delays: PeerDelays): Promise<Spoken> {
  let said = ''
  const { ports, close } = await startPeers(delays, () => said)
  const server = await startDeskServer({ policy: { intake: rules }, intake: ports })
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { attemptId, token } = await server.attempt({ events: [] })
  const scoring = createScoringApi(address, fetch)
  const spent = { transcribe: 0, phrase: 0 }
  let transcribedFrom = 0
  const timed = async <T>(stage: keyof typeof spent, asked: Promise<T>): Promise<T> => {
    const startMs = performance.now()
    const value = await asked
    spent[stage] = performance.now() - startMs
    return value
  }
  const api = {
    ...scoring,
    phraseQuestion: (...args: Parameters<typeof scoring.phraseQuestion>) =>
      timed('phrase', scoring.phraseQuestion(...args)),
    transcribe: (...args: Parameters<typeof scoring.transcribe>) => {
      transcribedFrom = performance.now()
      return timed('transcribe', scoring.transcribe(...args))
    },
  }
  const spoken = sounds()
  const measure = async (isHandsFree: boolean): Promise<Stages> => {
    const stages: Stages = {}
    let transcribe: HearingDeps['transcribe'] | null = null
    let given = 0
    await converse(
      turns,
      answers,
      async () => {
        const interviewer = createInterviewer({ attemptId, token, api, clock: systemClock, timers: systemTimers })
        await interviewer.look()
        transcribe = interviewer.transcribe
        return openSession(interviewer)
      },
      async ({ session, takeDurableMs }, turnId, text) => {
        if (transcribe === null) throw new Error('no conversation is open')
        const sound = spoken[given++ % spoken.length]
        if (sound === undefined) throw new Error('nothing was said')
        said = text
        spent.phrase = 0
        const { view, endMs } = await answerBySpeech({ session, transcribe, turnId, isHandsFree, sound })
        const askedMs = performance.now()
        const turn = view.turns.at(-1)
        if (view.state !== 'asking' || turn === undefined) return false
        if (turn.by.kind !== 'openai') throw new Error('the peer did not word the question')
        const speech = await session.speak({ turnId: turn.turnId, voice: 'voice', rate: 1 })
        const spokenMs = performance.now()
        if (speech === null) throw new Error('the peer did not speak')
        note(stages, 'end of speech found', transcribedFrom - endMs)
        note(stages, 'transcription', spent.transcribe)
        note(stages, 'made durable, read and chosen', askedMs - transcribedFrom - spent.transcribe - spent.phrase)
        note(stages, 'of which made durable', takeDurableMs())
        note(stages, 'phrasing', spent.phrase)
        note(stages, 'speech', spokenMs - askedMs)
        note(stages, 'end of speech to first audio', spokenMs - endMs)
        return true
      },
    )
    return stages
  }
  const result = { pushToTalk: await measure(false), handsFree: await measure(true) }
  await server.close()
  await close()
  return result
}

interface SpokenTurn extends Pick<HearingDeps, 'transcribe'> {
  readonly session: IntakeSession
  readonly turnId: string
  readonly isHandsFree: boolean
  readonly sound: Sound
}

/** Says it as a microphone would. @returns the conversation then, and when the last speech was heard */
async function answerBySpeech({ session, transcribe, turnId, isHandsFree, sound }: SpokenTurn) {
  const { promise: wentOn, resolve } = Promise.withResolvers<IntakeView>()
  const hearing = createHearing({
    session,
    transcribe,
    voiceActivity: testVoiceActivity,
    sounds: { keep: () => Promise.reject(new Error('no sound is kept')) },
    sha256Hex: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    changed: ({ code }) => {
      if (code !== null) throw new Error(`hearing failed: ${code}`)
    },
    conversationChanged: resolve,
  })
  await hearing.start({ turnId, isHandsFree })
  const { samples, speechEnd } = sound
  const from = Math.max(0, speechEnd - livelySamples)
  const startMs = performance.now() - from / samplesPerMs
  const endMs = startMs + speechEnd / samplesPerMs
  const say = async (last: number): Promise<null> => {
    for (let at = 0; at < last; at += pieceSamples) {
      const piece = samples.slice(at, Math.min(at + pieceSamples, last))
      await until(startMs + (at + piece.length) / samplesPerMs)
      hearing.sound(new Uint8Array(piece.buffer))
    }
    return null
  }
  if (!isHandsFree) {
    await say(speechEnd)
    return { view: await hearing.end(), endMs }
  }
  const view = (await Promise.race([wentOn, say(samples.length)])) ?? (await wentOn)
  return { view, endMs }
}

const until = async (ms: number): Promise<void> => {
  const left = ms - performance.now()
  if (left > 0) await delay(left)
}
