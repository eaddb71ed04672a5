import type { Namespace } from '../../../renderer/i18n/catalogue.ts'
import { createSpeech, loadShipped, type SpokenTongue, type Words } from '../../../renderer/i18n/words.ts'

const tongues = {
  en: { language: 'en', locale: 'en-GB' },
  es: { language: 'es', locale: 'es-ES' },
} as const satisfies Record<string, SpokenTongue>

/** The whole interface in one language, with what tests ask of it. */
export async function speaking(language: keyof typeof tongues) {
  const speech = createSpeech(loadShipped)
  await speech.speak(tongues[language])
  await speech.whole()
  return {
    speech,
    formats: speech.spoken.getState().formats,
    words: <const Name extends Namespace>(namespace: Name): Words<Name> => speech.i18n.getFixedT(language, namespace),
  }
}
