import { createInstance, type FormatterModule, type i18n, type TFunction } from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Namespace } from './catalogue.ts'
import { first } from './en/first.ts'
import { createFormats, type Formats } from './formats.ts'

/** Says a key of one namespace in the language of the interface; the compiler knows the keys and what each must be given. */
export type Words<Name extends Namespace> = TFunction<Name>

/** The words of one language, by namespace. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Fetches the whole catalogue of a language. */
export type LoadTexts = (language: string) => Promise<Texts>

/** A way of speaking (renderer/i18n/languages.ts); tests have one of their own, which is in no list of languages. */
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
  /** Loads what the language of now still lacks: every screen but the first waits for it. */
  readonly whole: () => Promise<void>
}

/** Starts with the English words of the first screen. */
export function createSpeech(load: LoadTexts): Speech {
  const i18n = createInstance()
  const loaded = new Map<string, Promise<void>>()
  const spokenIn = (tongue: SpokenTongue): Spoken => ({
    ...tongue,
    direction: i18n.dir(tongue.language),
    formats: createFormats(tongue.locale, i18n.getFixedT(tongue.language, 'ui')),
  })
  const take = async (language: string) => {
    for (const [namespace, texts] of Object.entries(await load(language)))
      i18n.addResourceBundle(language, namespace, texts)
  }
  const loadWhole = (language: string) => {
    const loading = loaded.get(language) ?? take(language)
    loaded.set(language, loading)
    loading.catch(() => loaded.delete(language)) // asked again, it is tried again
    return loading
  }
  void i18n.use(placeholders(() => spoken.getState())).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: first },
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
    whole: () => loadWhole(spoken.getState().language),
    async speak(tongue) {
      if (tongue.language !== spoken.getState().language) await loadWhole(tongue.language)
      spoken.setState(spokenIn(tongue))
      await i18n.changeLanguage(tongue.language)
    },
  }
}

/**
 * Everything that is put into a text passes here. Numbers are written as the locale does. In a text that runs from right to
 * left, names and amounts are kept apart from it, so that they do not reorder it (Unicode's first-strong isolate).
 */
function placeholders(spoken: () => Spoken): FormatterModule {
  return {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format(value: unknown) {
      const { formats, direction } = spoken()
      const text = typeof value === 'number' ? formats.number(value) : String(value)
      return direction === 'rtl' ? `\u2068${text}\u2069` : text
    },
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
