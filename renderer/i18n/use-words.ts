import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Namespace } from './catalogue.ts'
import type { Formats } from './formats.ts'
import type { Speech, Spoken, Words } from './words.ts'

export const SpokenContext = createContext<Spoken | null>(null)
export const SpeechContext = createContext<Speech | null>(null)

/** The words of one feature: `const t = useWords('submit')`, then `t('title')`. The screen follows the language. */
export function useWords<const Name extends Namespace>(namespace: Name): Words<Name> {
  // The types of the two libraries agree on this function for each namespace, but not for one that is still open.
  return useTranslation(namespace, { useSuspense: false }).t as unknown as Words<Name>
}

/** What loads languages; for whoever needs words that the first bundle does not hold. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('a screen stands outside of the words')
  return speech
}

/** Language, locale and direction of the interface, for the few places that ask. */
export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext)
  if (!spoken) throw new Error('a screen stands outside of the words')
  return spoken
}

/** Times, durations, amounts, numbers and lists in the locale of the interface. */
export function useFormats(): Formats {
  return useSpoken().formats
}
