import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock, systemTimers } from '../../electron/main/clock.ts'
import { createInterviewer } from '../../electron/main/intake/interviewer.ts'
import { speak } from '../e2e/audio.ts'
import { recognise } from '../fixtures/recogniser.ts'
import { wavOf } from '../fixtures/wav.ts'
import { readCorpus } from './extraction.ts'
import { converse, note, openSession, type Stages } from './intake-journal.ts'
import type { PeerDelays } from './intake-peers.ts'
import { measureSpoken } from './intake-spoken.ts'
import { compared, type Figure, printReport, quantile } from './report.ts'
import { sentences, wordErrors } from './word-errors.ts'

/**
 * From an answer to the next question: typed, with the embedded interviewer; spoken, with peers that take stated times, per
 * stage; and what the tests' recogniser understands. Main's modules run in Node, without a window: the page's microphone and
 * loudspeaker and the channels between page and main are not in it. `npm run bench:intake`; `-- --quick` for fewer turns.
 */

const isQuick = process.argv.includes('--quick')
const turns = isQuick ? 60 : 1_000
const spokenTurns = isQuick ? 8 : 100
const delays: PeerDelays = { transcriptionMs: 150, firstTokenMs: 300, tokenMs: 10, speechMs: 200 }
const answers = readCorpus('tuning').map(({ text }) => text)

async function measureEmbedded(): Promise<Stages> {
  const stages: Stages = {}
  const away = () => Promise.reject(new Error('no network'))
  const api = {
    intakeProviders: away,
    phraseQuestion: away,
    extractConclusions: away,
    transcribe: away,
    speak: away,
  }
  const device = { attemptId: 'attempt', token: 'token', clock: systemClock, timers: systemTimers }
  await converse(
    turns,
    answers,
    async () => openSession(createInterviewer({ ...device, api })),
    async ({ session, takeDurableMs }, turnId, text) => {
      const startMs = performance.now()
      const view = await session.answer({ turnId, text })
      const totalMs = performance.now() - startMs
      if (view.state !== 'asking') return false
      const durableMs = takeDurableMs()
      note(stages, 'made durable', durableMs)
      note(stages, 'read and chosen', totalMs - durableMs)
      note(stages, 'answer to next question', totalMs)
      return true
    },
  )
  return stages
}

/** Of the tests' path: flite speaks, pocketsphinx writes down. */
async function measureWordErrors(): Promise<{ readonly errors: number; readonly words: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-words-'))
  const counts: ReturnType<typeof wordErrors>[] = []
  for (const sentence of sentences) {
    const heard = await recognise(wavOf(speak(sentence, join(folder, 'voice.wav'))))
    counts.push(wordErrors(sentence, heard))
  }
  rmSync(folder, { recursive: true })
  const sum = (key: 'errors' | 'words') => counts.reduce((total, one) => total + one[key], 0)
  return { errors: sum('errors'), words: sum('words') }
}

function figuresOf(prefix: string, stages: Stages, targets: Readonly<Record<string, number>> = {}) {
  return Object.entries(stages).flatMap(([stage, values]) =>
    ([0.5, 0.95, 0.99] as const).map((share): [string, Figure] => {
      const name = `${stage}, p${share * 100}`
      const target = targets[name]
      return [`${prefix}: ${name}`, compared(quantile(values, share), 'ms', target === undefined ? {} : { target })]
    }),
  )
}

const spokenTargets = { 'end of speech to first audio, p50': 900, 'end of speech to first audio, p95': 1_800 }
const embedded = await measureEmbedded()
const { pushToTalk, handsFree } = await measureSpoken(spokenTurns, answers, delays)
const { errors, words } = await measureWordErrors()
printReport(
  'intake',
  Object.fromEntries([
    ...figuresOf('embedded', embedded, { 'answer to next question, p95': 150 }),
    ...figuresOf('push to talk', pushToTalk, spokenTargets),
    ...figuresOf('hands-free', handsFree, spokenTargets),
    [`word error rate of ${words} words, flite to pocketsphinx`, compared((100 * errors) / words, '%', {})],
  ]),
  process.argv.slice(2),
)
