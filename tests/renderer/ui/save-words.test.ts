import { describe, expect, it } from 'vitest'
import { describeSave, describeSync } from '../../../renderer/ui/save-words.ts'

describe('the words of the save state', () => {
  it('say saved only when main has said so and nothing is on its way', () => {
    const saved = { state: 'saved', savedWallMs: 8_000 } as const
    expect([
      describeSave(saved, false, 10_000).words,
      describeSave(saved, true, 10_000).words,
      describeSave({ state: 'saving', savedWallMs: 8_000 }, false, 10_000).words,
      describeSave({ state: 'failed', savedWallMs: 8_000, code: 'x/y', message: '' }, false, 10_000).words,
      describeSave({ state: 'saved', savedWallMs: null }, false, 10_000).words,
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
    expect(describeSync(waiting, 10_000).words).toBe('12 kB to send, next try in 20 s')
  })
})
