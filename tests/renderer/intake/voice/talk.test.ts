import { describe, expect, it } from 'vitest'
import { MicrophoneError, type MicrophoneUse } from '../../../../renderer/intake/voice/microphone.ts'
import { createTalk, longestMs, silentAfterMs, type Talk } from '../../../../renderer/intake/voice/talk.ts'
import type { Reply } from '../../../../shared/ipc/contract.ts'

const loud = () => Int16Array.from({ length: 3_200 }, () => 3_000)
const quiet = () => new Int16Array(3_200)
const turn = { turnId: '1', isHandsFree: false }
const settled = () => new Promise((done) => setTimeout(done, 0))

/** A talk with a microphone and a main that the test plays. */
function play(answers: Record<string, unknown> = {}) {
  const asked: string[] = []
  const shown: string[] = []
  const timers: { ms: number; run: () => void }[] = []
  const microphones: { use: MicrophoneUse; isOpen: boolean }[] = []
  let problem: MicrophoneError | null = null
  const views: unknown[] = []
  const control = createTalk({
    ask: async (channel) => {
      asked.push(channel)
      const value = { state: 'listening', code: null }
      return (answers[channel] ?? { ok: true, value }) as Reply<never>
    },
    openMicrophone: async (use) => {
      if (problem) throw problem
      const microphone = { use, isOpen: true }
      microphones.push(microphone)
      return {
        stop: async () => {
          microphone.isOpen = false
        },
      }
    },
    after: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => timers.splice(timers.indexOf(timer), 1)
    },
    onTalk: (talk: Talk) => shown.push(talk.state),
    onLevel: () => undefined,
    onView: (view) => views.push(view),
  })
  return {
    control,
    asked,
    shown,
    views,
    microphones,
    answers,
    refuse: (error: MicrophoneError) => {
      problem = error
    },
    pass: (ms: number) => timers.find((timer) => timer.ms === ms)?.run(),
    say: (pcm: Int16Array<ArrayBuffer>) => microphones.at(-1)?.use.onPiece(pcm),
    openNow: () => microphones.filter(({ isOpen }) => isOpen).length,
  }
}

describe('a spoken answer', () => {
  it('[IN61] goes from the microphone over main to the conversation, with the microphone open in between only', async () => {
    const view = { state: 'asking' }
    const here = play({ 'hearing/end': { ok: true, value: view } })
    await here.control.begin(turn, null)
    expect(here.openNow()).toBe(1)
    here.say(loud())
    here.say(loud())
    await here.control.finish()
    expect(here.shown).toEqual(['idle', 'opening', 'listening', 'transcribing', 'idle'].slice(1))
    expect(here.asked).toEqual(['hearing/start', 'hearing/sound', 'hearing/sound', 'hearing/end'])
    expect([here.views, here.openNow()]).toEqual([[view], 0])
  })
  it('[IN61] that is cancelled while the browser still asks leaves no microphone open', async () => {
    const here = play()
    const beginning = here.control.begin(turn, null)
    await here.control.cancel()
    await beginning
    expect([here.control.now().state, here.openNow()]).toEqual(['idle', 0])
    expect(here.asked).not.toContain('hearing/start')
  })
  it('[IN61] that is thrown away while one begins anew does not throw the new one away', async () => {
    const here = play()
    await here.control.begin(turn, null)
    const cancelling = here.control.cancel()
    await here.control.begin(turn, null)
    await cancelling
    expect([here.control.now().state, here.openNow(), here.asked.includes('hearing/cancel')]).toEqual([
      'listening',
      1,
      false,
    ])
  })
  it('[IN65] that no text came of is tried again with the same sound', async () => {
    const failed = { ok: false, code: 'intake/not-transcribed', message: '' }
    const here = play({ 'hearing/end': failed, 'hearing/retry': { ok: true, value: 'view' } })
    await here.control.begin(turn, null)
    await here.control.finish()
    expect(here.control.now()).toMatchObject({ state: 'failed', failure: { code: 'intake/not-transcribed' } })
    await here.control.retry()
    expect([here.control.now().state, here.views, here.asked.at(-1)]).toEqual(['idle', ['view'], 'hearing/retry'])
  })
  it('[IN64] stops where main takes no more sound, and closes the microphone', async () => {
    const here = play({ 'hearing/sound': { ok: false, code: 'intake/too-long', message: '' } })
    await here.control.begin(turn, null)
    here.say(loud())
    await settled()
    expect([here.control.now().state, here.openNow()]).toEqual(['failed', 0])
  })
  it('[IN64] becomes text by itself shortly before a minute', async () => {
    const here = play({ 'hearing/end': { ok: true, value: 'view' } })
    await here.control.begin(turn, null)
    expect(longestMs).toBeLessThan(60_000)
    here.pass(longestMs)
    await settled()
    expect([here.views, here.openNow()]).toEqual([['view'], 0])
  })
  it('[IN64] says after three seconds that the microphone is silent, until there is a sound', async () => {
    const here = play()
    await here.control.begin(turn, null)
    here.say(quiet())
    here.pass(silentAfterMs)
    expect(here.control.now()).toMatchObject({ state: 'listening', isSilent: true })
    here.say(loud())
    expect(here.control.now()).toMatchObject({ state: 'listening', isSilent: false })
  })
  it('[IN64] that loses its microphone keeps what was heard for the candidate to use', async () => {
    const here = play({ 'hearing/end': { ok: true, value: 'view' } })
    await here.control.begin(turn, null)
    here.say(loud())
    here.microphones[0]?.use.onGone()
    expect(here.control.now()).toEqual({ state: 'stuck', problem: 'unplugged', hasSound: true })
    await here.control.finish()
    expect([here.views, here.openNow()]).toEqual([['view'], 0])
  })
  it('[IN64] names what keeps the microphone from opening', async () => {
    const here = play()
    here.refuse(new MicrophoneError('busy', null))
    await here.control.begin(turn, null)
    expect(here.control.now()).toEqual({ state: 'stuck', problem: 'busy', hasSound: false })
  })
  it('[IN62] hands-free ends where main says that the speech has ended', async () => {
    const here = play()
    await here.control.begin({ ...turn, isHandsFree: true }, null)
    here.control.follow({ state: 'speech', code: null })
    expect(here.control.now()).toMatchObject({ state: 'listening', isSpeech: true })
    here.control.follow({ state: 'transcribing', code: null })
    await settled()
    expect([here.control.now().state, here.openNow()]).toEqual(['transcribing', 0])
    here.control.follow({ state: 'failed', code: 'intake/nothing-heard' })
    expect(here.control.now()).toMatchObject({ state: 'failed', failure: { code: 'intake/nothing-heard' } })
    expect(here.asked).toEqual(['hearing/start'])
  })
})
