import type { ErrorCode } from '../../shared/errors.ts'
import type { english } from './en/index.ts'

/**
 * The catalogue that `t` is typed by. English error texts come from main with the error, so that only the other languages
 * carry a namespace `errors`.
 */
export type Catalogue = typeof english & { readonly errors: Readonly<Record<ErrorCode, string>> }
export type Namespace = keyof Catalogue & string

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: Catalogue
    keySeparator: false
    returnNull: false
  }
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/**
 * The words of one namespace in another language: every key of English, where a text with a plural (`key_one`,
 * `key_other`) has exactly the plural `Forms` of that language instead.
 */
export type Translation<English, Forms extends PluralForm> = {
  readonly [Key in keyof English as Key extends `${infer Base}_other`
    ? `${Base}_${Forms}`
    : Key extends `${string}_one`
      ? never
      : Key]: string
}
