import { describe, expect, it } from 'vitest'
import { createPress } from '../../../../renderer/intake/voice/press-to-talk.ts'

function play() {
  const done: string[] = []
  const here = { nowMs: 0, isListening: false }
  const press = createPress({
    isListening: () => here.isListening,
    begin: () => {
      done.push('begin')
      here.isListening = true
    },
    finish: () => {
      done.push('finish')
      here.isListening = false
    },
    nowMs: () => here.nowMs,
  })
  return { ...press, done, here }
}

describe('the button to talk', () => {
  it('[IN61] talks while it is held', () => {
    const { down, up, here, done } = play()
    down()
    here.nowMs = 1_000
    up()
    expect(done).toEqual(['begin', 'finish'])
  })
  it('[IN61] stays on after a short press until the next, for people who cannot hold', () => {
    const { down, up, here, done } = play()
    down()
    here.nowMs = 80
    up()
    expect(done).toEqual(['begin'])
    here.nowMs = 9_000
    down()
    here.nowMs = 10_000
    up()
    expect(done).toEqual(['begin', 'finish'])
  })
  it('[IN61] that was let go while the browser asked stays on', () => {
    const { down, up, here, done } = play()
    down()
    here.isListening = false
    here.nowMs = 3_000
    up()
    here.isListening = true
    expect(done).toEqual(['begin'])
  })
})
