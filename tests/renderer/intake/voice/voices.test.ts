import { describe, expect, it } from 'vitest'
import { longestSpeechMs, voicesFor } from '../../../../renderer/intake/voice/voices.ts'

const voice = (name: string, lang: string, localService = true, isDefault = false) => ({
  name,
  lang,
  localService,
  default: isDefault,
})
const names = (voices: Parameters<typeof voicesFor>[0], locale: string) =>
  voicesFor(voices, locale).map(({ name }) => name)

describe('the choice of a system voice', () => {
  it('[IN66] prefers those that need no network, then the region, then the system’s own', () => {
    const voices = [
      voice('far', 'en-GB', false, true),
      voice('spanish', 'es-ES'),
      voice('american', 'en-US'),
      voice('own', 'en_AU', true, true),
      voice('british', 'en-GB'),
    ]
    expect(names(voices, 'en-GB')).toEqual(['british', 'own', 'american'])
    expect(names([voice('far', 'en-GB', false)], 'en')).toEqual(['far'])
    expect(names(voices, 'de')).toEqual([])
  })
  it('offers a handful where a system has thousands', () => {
    expect(
      names(
        Array.from({ length: 9_000 }, (_, at) => voice(String(at), 'en')),
        'en',
      ),
    ).toHaveLength(12)
  })
  it('[IN66] waits for the end of speech with a limit that slow speech keeps', () => {
    // 150 characters are about 25 words: ten seconds of usual speech.
    expect(longestSpeechMs('x'.repeat(150), 1)).toBeGreaterThan(20_000)
    expect(longestSpeechMs('x'.repeat(150), 0.5)).toBeGreaterThan(40_000)
  })
})
