import type { ErrorCode } from '../../../shared/errors.ts'
import type { Args, Value } from '../../../shared/ipc/contract.ts'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import type { FakeMain } from './fake-main.ts'

/** What the fake of main heard, and how a test makes it answer. */
export interface FakeHearing {
  readonly asked: { readonly channel: string; readonly args: unknown }[]
  readonly pieces: string[]
  /** Every track that the page was given. */
  readonly tracks: MediaStreamTrack[]
  view: IntakeView
  /** What `hearing/end` and `hearing/retry` understand, or the code with which they fail. */
  heard: { readonly text: string } | { readonly code: ErrorCode }
  speech: Value<'intake/speak'>
  /** Answers the open question by voice, as main does. */
  readonly answer: (text: string) => IntakeView
}

declare global {
  var fakeHearing: FakeHearing
}

const embedded = { kind: 'embedded', name: '1' } as const

/** A conversation by voice with one open question. */
export const voiceView: IntakeView = {
  state: 'asking',
  rules: {
    isRequired: false,
    minAnswers: 3,
    maxQuestions: 12,
    voice: 'offered',
    audio: 'discarded',
    transcript: 'never',
    asksAuthorisation: false,
    requirements: [],
  },
  choices: { voice: true, keepAudio: false, shareTranscript: false },
  language: 'en',
  told: [],
  mode: 'voice',
  turns: [question('1')],
  answered: 0,
  remaining: 3,
  canFinish: false,
  insights: [],
  updates: [],
  providers: { chat: null, transcription: { kind: 'openai', name: 'local' }, speech: null },
  untold: [],
  interviewer: { by: embedded, failure: null },
  isClosed: false,
}

function question(turnId: string): IntakeView['turns'][number] {
  return {
    turnId,
    slot: 'work',
    text: `Which piece of work are you proud of? (${turnId})`,
    reason: { kind: 'opening', score: 1, words: 'Nothing is known of recent work yet.' },
    by: { kind: 'embedded', name: '1' },
    answer: null,
    isSkipped: false,
    draft: null,
  }
}

/** Runs in the page before it starts: takes the conversation's channels of the fake main, and notes every track. */
export function installFakeHearing(view: IntakeView): void {
  const main: FakeMain = globalThis.fakeMain
  const rest = main.bridge.ask
  const hearing: FakeHearing = {
    asked: [],
    pieces: [],
    tracks: [],
    view,
    heard: { text: 'The quick brown fox' },
    speech: null,
    answer(text) {
      const [first] = view.turns
      const turns = hearing.view.turns.map((turn) => ({
        ...turn,
        answer: turn.answer ?? { text, way: 'voice' as const, transcriber: null, before: null },
      }))
      const next = String(turns.length + 1)
      if (first) turns.push({ ...first, turnId: next, text: first.text.replace(/\d/, next), answer: null } as never)
      hearing.view = { ...hearing.view, turns, answered: hearing.view.answered + 1 }
      return hearing.view
    },
  }
  globalThis.fakeHearing = hearing
  const fail = (code: ErrorCode) => ({ ok: false as const, code, message: `Failed with ${code}.` })
  const listening = { ok: true as const, value: { state: 'listening', code: null } }
  // What the test announces is also what the next piece is answered with, as in main.
  let now = listening
  const announce = main.announce
  main.announce = (topic, told) => {
    if (topic === 'hearing/changed') now = { ok: true, value: told as typeof listening.value }
    announce(topic, told)
  }
  const toText = () =>
    'code' in hearing.heard ? fail(hearing.heard.code) : { ok: true, value: hearing.answer(hearing.heard.text) }
  const correct = ({ turnId, text }: Args<'intake/correct'>) => {
    const turns = hearing.view.turns.map((turn) =>
      turn.turnId === turnId && turn.answer
        ? { ...turn, answer: { ...turn.answer, text, before: turn.answer.text } }
        : turn,
    )
    hearing.view = { ...hearing.view, turns }
    return { ok: true, value: hearing.view }
  }
  const handlers: Record<string, (args: never) => unknown> = {
    'intake/look': () => ({ ok: true, value: hearing.view }),
    'intake/mode': ({ mode }: Args<'intake/mode'>) => {
      hearing.view = { ...hearing.view, mode }
      return { ok: true, value: hearing.view }
    },
    'intake/correct': correct,
    'intake/draft': () => ({ ok: true, value: null }),
    'intake/speak': () => ({ ok: true, value: hearing.speech }),
    'hearing/start': () => {
      now = listening
      return now
    },
    'hearing/sound': ({ sound }: Args<'hearing/sound'>) => {
      hearing.pieces.push(sound)
      return now
    },
    'hearing/end': toText,
    'hearing/retry': toText,
    'hearing/cancel': () => ({ ok: true, value: { state: 'idle', code: null } }),
  }
  Object.assign(main.bridge, {
    ask: async (channel: string, args: never) => {
      const handler = handlers[channel]
      if (handler === undefined) return rest(channel as never, args)
      hearing.asked.push({ channel, args: structuredClone(args) })
      return structuredClone(handler(args))
    },
  })
  const devices = navigator.mediaDevices
  const open = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints)
    hearing.tracks.push(...stream.getTracks())
    return stream
  }
}
