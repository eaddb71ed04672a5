import { dir } from 'i18next'
import { createContext, type ReactNode, useContext } from 'react'

/** Language of what is read and answered, where it is known (BCP 47); set around an item or a consent document. */
export const AuthoredLanguage = createContext<string | undefined>(undefined)

/**
 * Attributes of a block whose text somebody else wrote (a pack, an organisation, the candidate): its own language, and
 * the direction that its first letters have. The interface around it may read the other way.
 */
export function useAuthored(): { readonly lang?: string; readonly dir: 'auto' } {
  const language = useContext(AuthoredLanguage)
  return language === undefined ? { dir: 'auto' } : { lang: language, dir: 'auto' }
}

/** The same for a block that stays empty until it is written in: its direction is that of its language. */
export function useAuthoredEmpty(): { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  const language = useContext(AuthoredLanguage)
  return language === undefined ? {} : { lang: language, dir: dir(language) }
}

/** The same inside a line: it keeps its direction to itself. */
export function Authored({ children }: { readonly children: ReactNode }) {
  const language = useContext(AuthoredLanguage)
  return <bdi lang={language}>{children}</bdi>
}
