import { type Language, languages, type Preferences } from '../../shared/ipc/preferences.ts'

/** What the candidate asked for: one of the languages, or whatever the system prefers. */
export type LanguageChoice = Preferences['language']

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }

/** How the interface speaks: the language of its words, and the locale of its dates and numbers. */
export interface Tongue {
  readonly language: Language
  /** BCP 47; a regional variant of the language where the system has one, such as `es-MX`. */
  readonly locale: string
}

/**
 * Chooses the language of the interface. `system` takes the first language of `systemLocales` (most preferred first, as
 * `navigator.languages` gives them) that the interface speaks, and English when it speaks none.
 */
export function chooseTongue(choice: LanguageChoice, systemLocales: readonly string[]): Tongue {
  const language = choice === 'system' ? (firstSpoken(systemLocales) ?? 'en') : choice
  return { language, locale: systemLocales.find((locale) => languageOf(locale) === language) ?? language }
}

function firstSpoken(locales: readonly string[]): Language | undefined {
  return locales.map(languageOf).find((language) => language !== undefined)
}

function languageOf(locale: string): Language | undefined {
  const language = locale.split('-')[0]?.toLowerCase()
  return languages.find((spoken) => spoken === language)
}
