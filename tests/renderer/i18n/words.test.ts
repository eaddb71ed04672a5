import { describe, expect, it } from 'vitest'
import { chooseTongue } from '../../../renderer/i18n/languages.ts'
import { loadShipped } from '../../../renderer/i18n/load-shipped.ts'
import { createSpeech } from '../../../renderer/i18n/words.ts'

describe('the language of the interface', () => {
  it('is the first of the system that is spoken, with the region for dates and numbers', () => {
    expect([
      chooseTongue('system', ['fr-FR', 'es-MX', 'en-US']),
      chooseTongue('system', ['fr-FR', 'de']),
      chooseTongue('es', ['en-GB']),
      chooseTongue('en', ['es-ES', 'en-GB']),
      chooseTongue('system', []),
    ]).toEqual([
      { language: 'es', locale: 'es-MX' },
      { language: 'en', locale: 'en' },
      { language: 'es', locale: 'es' },
      { language: 'en', locale: 'en-GB' },
      { language: 'en', locale: 'en' },
    ])
  })
})

describe('speech', () => {
  it('speaks English at once and writes numbers as the locale does', async () => {
    const speech = createSpeech(loadShipped)
    const english = speech.spoken.getState().formats
    await speech.speak({ language: 'es', locale: 'es-ES' })
    const spanish = speech.spoken.getState().formats
    expect(
      [english, spanish].map(({ bytes, duration }) => [bytes(1), bytes(999), bytes(1_250_000), duration(3_900_000)]),
    ).toEqual([
      ['1 byte', '999 bytes', '1.3 MB', '1 h 5 min'],
      ['1 byte', '999 bytes', '1,3 MB', '1 h 5 min'],
    ])
    expect([speech.i18n.language, speech.spoken.getState().direction]).toEqual(['es', 'ltr'])
  })
  it('speaks on as before when a language cannot be loaded', async () => {
    const speech = createSpeech(() => Promise.reject(new Error('no such file')))
    await expect(speech.speak({ language: 'es', locale: 'es' })).rejects.toThrow('no such file')
    expect([speech.i18n.language, speech.spoken.getState().language]).toEqual(['en', 'en'])
  })
})
