import { expect, test } from 'vitest'
import { createEndPointer, endSilenceMs, longestWaitMs } from '../../../../electron/main/intake/end-pointer.ts'
import { quiet, vowel } from '../../../fixtures/vowel.ts'
import { testVoiceActivity } from './test-voice.ts'

/** Hears sounds in pieces of 200 ms. @returns the ms after which the end was found, and which it was */
async function hear(...sounds: readonly Int16Array[]) {
  const ends = createEndPointer((await testVoiceActivity())())
  const all = sounds.flatMap((sound) => [...sound])
  for (let at = 0; at < all.length; at += 3_200) {
    ends.take(Int16Array.from(all.slice(at, at + 3_200)))
    const end = ends.end()
    if (end !== null) return { ends, end, atMs: (at + 3_200) / 16 }
  }
  return { ends, end: null, atMs: all.length / 16 }
}

/** A hum as of a fan: low noise from a fixed seed. */
function hum(ms: number): Int16Array {
  let seed = 1
  return quiet(ms).map(() => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return (seed / 0x7fffffff - 0.5) * 600
  })
}
const over = (noise: Int16Array, sound: Int16Array) => noise.map((sample, index) => sample + (sound[index] ?? 0))

test('[IN53] speech and then silence end an answer; a pause within it does not', async () => {
  const { ends, end, atMs } = await hear(quiet(600), vowel(900), quiet(500), vowel(700), quiet(3_000))
  expect(end).toBe('answered')
  const spokenMs = 600 + 900 + 500 + 700
  // The detection holds on to speech for some frames, and sound comes in pieces of 200 ms.
  expect(ends.speechEndMs()).toBeGreaterThanOrEqual(spokenMs - 100)
  expect(ends.speechEndMs()).toBeLessThanOrEqual(spokenMs + 150)
  expect(atMs - ends.speechEndMs()).toBeGreaterThanOrEqual(endSilenceMs)
  expect(atMs - ends.speechEndMs()).toBeLessThan(endSilenceMs + 220)
})

test('[IN53] without speech hands-free waits eight seconds, and a knock is no speech', async () => {
  const knock = Int16Array.from({ length: 800 }, (_value, index) => (index % 40 < 20 ? 20_000 : -20_000))
  const { ends, end, atMs } = await hear(quiet(2_000), knock, quiet(9_000))
  expect([end, atMs]).toEqual(['unheard', longestWaitMs])
  expect(ends.hasSpeech()).toBe(false)
})

test('[IN53] a fan that hums is no speech, and does not hide the end of it', async () => {
  expect((await hear(hum(9_000))).end).toBe('unheard')
  const spoken = over(hum(6_000), Int16Array.from([...quiet(2_000), ...vowel(1_500)]))
  const { ends, end } = await hear(spoken)
  expect(end).toBe('answered')
  expect(ends.speechEndMs()).toBeGreaterThan(3_300)
  expect(ends.speechEndMs()).toBeLessThan(3_800)
})

test('[IN53] a short word is an answer, in pieces of any size', async () => {
  const ends = createEndPointer((await testVoiceActivity())())
  const sound = [...quiet(400), ...vowel(260), ...quiet(1_200)]
  for (let at = 0; at < sound.length; at += 77) ends.take(Int16Array.from(sound.slice(at, at + 77)))
  expect([ends.hasSpeech(), ends.isSpeaking(), ends.end()]).toEqual([true, false, 'answered'])
})

test('[IN53] speech that goes on has no end', async () => {
  const { ends, end } = await hear(vowel(12_000))
  expect([end, ends.isSpeaking()]).toEqual([null, true])
})
