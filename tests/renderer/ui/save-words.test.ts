import { describe, expect, it } from 'vitest'
import { describeSave, describeSync } from '../../../renderer/ui/save-words.ts'
import { speaking } from '../i18n/spoken.ts'

const { words, formats } = await speaking('en')
const voice = { t: words('ui'), formats }

describe('the words of the save state', () => {
  it('say saved only when main has said so and nothing is on its way', () => {
    const saved = { state: 'saved', savedWallMs: 8_000 } as const
    expect([
      describeSave(voice, saved, false, 10_000).words,
      describeSave(voice, saved, true, 10_000).words,
      describeSave(voice, { state: 'saving', savedWallMs: 8_000 }, false, 10_000).words,
      describeSave(voice, { state: 'failed', savedWallMs: 8_000, code: 'x/y', message: '' }, false, 10_000).words,
      describeSave(voice, { state: 'saved', savedWallMs: null }, false, 10_000).words,
    ]).toEqual([
      'Saved on this device 2 s ago',
      'Saving…',
      'Saving…',
      'Not saved on this device',
      'Nothing to save yet',
    ])
  })
  it('say how much waits and when the next try is', () => {
    const waiting = {
      state: 'waiting',
      pendingBytes: 12_400,
      sentWallMs: null,
      nextTryWallMs: 30_000,
      code: null,
      detail: null,
    } as const
    expect(describeSync(voice, waiting, 10_000).words).toBe('12 kB to send, next try in 20 s')
  })
})
