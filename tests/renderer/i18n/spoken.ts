import type { Namespace } from '../../../renderer/i18n/catalogue.ts'
import type { Formats } from '../../../renderer/i18n/formats.ts'
import { loadPseudo, pseudoTongue } from '../../../renderer/i18n/pseudo.ts'
import { createSpeech, type Speech, type SpokenTongue, type Words } from '../../../renderer/i18n/words.ts'

const tongues = {
  en: { language: 'en', locale: 'en-GB' },
  es: { language: 'es', locale: 'es-ES' },
  pseudo: pseudoTongue,
} as const satisfies Record<string, SpokenTongue>

/** What the interface says in one language. */
export interface Said {
  readonly speech: Speech
  readonly formats: Formats
  readonly words: <const Name extends Namespace>(namespace: Name) => Words<Name>
}

/** The whole interface in one language, with what tests ask of it. */
export async function speaking(name: keyof typeof tongues): Promise<Said> {
  const speech = createSpeech(loadPseudo)
  const tongue = tongues[name]
  await speech.speak(tongue)
  await speech.whole()
  return {
    speech,
    formats: speech.spoken.getState().formats,
    words: (namespace) => speech.i18n.getFixedT(tongue.language, namespace),
  }
}
