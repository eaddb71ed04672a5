import { createInstance, type FormatterModule, type i18n, type TFunction } from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Namespace } from './catalogue.ts'
import { english } from './en/index.ts'
import { createFormats, type Formats } from './formats.ts'
import type { Tongue } from './languages.ts'

/** Says a key of one namespace in the language of the interface; the compiler knows the keys and what each must be given. */
export type Words<Name extends Namespace> = TFunction<Name>

/** The words of one language, by namespace. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A way of speaking that can also be a test's own, which is in no list of languages. */
export interface SpokenTongue {
  readonly language: string
  readonly locale: string
}

/** How the interface speaks now. */
export interface Spoken extends SpokenTongue {
  readonly direction: 'ltr' | 'rtl'
  readonly formats: Formats
}

export interface Speech {
  readonly i18n: i18n
  readonly spoken: StoreApi<Spoken>
  /** Loads the language where needed and then speaks it. When it cannot be loaded, rejects and speaks on as before. */
  readonly speak: (tongue: SpokenTongue) => Promise<void>
}

/** Fetches the words of a language other than English. */
export type LoadTexts = (language: string) => Promise<Texts>

/** The languages that people get. */
export const loadShipped: LoadTexts = async (language) => {
  const loaders: Readonly<Record<Exclude<Tongue['language'], 'en'>, () => Promise<Texts>>> = {
    es: async () => (await import('./es/index.ts')).spanish,
  }
  const load = (loaders as Readonly<Record<string, (() => Promise<Texts>) | undefined>>)[language]
  if (!load) throw new Error(`the interface does not speak ${language}`)
  return load()
}

/** Starts with English, which is always there. A number in a text is written as the locale writes numbers. */
export function createSpeech(load: LoadTexts = loadShipped): Speech {
  const i18n = createInstance()
  const spokenIn = ({ language, locale }: SpokenTongue): Spoken => ({
    language,
    locale,
    direction: i18n.dir(language),
    formats: createFormats(locale, i18n.getFixedT(language, 'ui')),
  })
  void i18n.use(numberFormatter(() => spoken.getState().formats)).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'app',
    keySeparator: false,
    initAsync: false,
    interpolation: {
      escapeValue: false, // React escapes
      alwaysFormat: true,
    },
  })
  const spoken = createStore<Spoken>(() => spokenIn({ language: 'en', locale: 'en' }))
  return {
    i18n,
    spoken,
    async speak(tongue) {
      if (!i18n.hasResourceBundle(tongue.language, 'ui'))
        for (const [namespace, texts] of Object.entries(await load(tongue.language)))
          i18n.addResourceBundle(tongue.language, namespace, texts)
      spoken.setState(spokenIn(tongue))
      await i18n.changeLanguage(tongue.language)
    },
  }
}

/** Every number that is put into a text passes here, so that no screen has to think of it. */
function numberFormatter(formats: () => Formats): FormatterModule {
  return {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === 'number' ? formats().number(value) : String(value)),
  }
}

/** Writes the language and its direction on the document, now and at each change. */
export function markDocument({ spoken }: Speech, root: HTMLElement): void {
  const mark = ({ language, direction }: Spoken) => {
    root.lang = language
    root.dir = direction
  }
  mark(spoken.getState())
  spoken.subscribe(mark)
}
