import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import { SpeechContext, SpokenContext } from './use-words.ts'
import type { Speech } from './words.ts'

/** Stands once around all screens: the words, the formats, and the locale of the components. */
export function SpeechProvider({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }) {
  const spoken = useStore(speech.spoken)
  return (
    <SpeechContext value={speech}>
      <SpokenContext value={spoken}>
        <I18nextProvider i18n={speech.i18n}>
          <I18nProvider locale={spoken.locale}>{children}</I18nProvider>
        </I18nextProvider>
      </SpokenContext>
    </SpeechContext>
  )
}
