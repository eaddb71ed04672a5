import { errors } from '../../shared/errors.ts'
import { english } from './en/index.ts'
import { loadShipped } from './load-shipped.ts'
import type { LoadTexts, SpokenTongue, Texts } from './words.ts'

/**
 * A language for tests only, made from English when it is asked for: accented, about 40 % longer, between ⟦ and ⟧, and read
 * from right to left. What shows without brackets was not put into words; what is cut off has too little room.
 */
export const pseudoTongue: SpokenTongue = { language: 'ar-XB', locale: 'ar-XB' }

export const loadPseudo: LoadTexts = async (language) =>
  language === pseudoTongue.language ? pseudoTexts({ ...english, errors: errorTexts }) : loadShipped(language)

const errorTexts = Object.fromEntries(Object.entries(errors).map(([code, { message }]) => [code, message]))

/** Arabic has six plural forms, and English two: the others say what `_other` says. */
const otherForms = ['zero', 'two', 'few', 'many']

export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([namespace, entries]) => [
      namespace,
      Object.fromEntries(Object.entries(entries).flatMap(([key, text]) => inEveryForm(key, pseudo(text)))),
    ]),
  )
}

function inEveryForm(key: string, text: string): [string, string][] {
  if (!key.endsWith('_other')) return [[key, text]]
  return [[key, text], ...otherForms.map((form): [string, string] => [key.replace(/other$/, form), text])]
}

const accents = new Map(
  Object.entries({
    a: 'á',
    c: 'ç',
    d: 'ḑ',
    e: 'é',
    g: 'ĝ',
    i: 'í',
    l: 'ļ',
    n: 'ñ',
    o: 'ô',
    s: 'š',
    t: 'ţ',
    u: 'ü',
    y: 'ý',
  }),
)

/** Placeholders and tags stay as they are; every vowel, y and r is said twice. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|<[^>]*>)/)
  const said = parts.map((part, at) => (at % 2 === 1 ? part : longer(part)))
  return `⟦${said.join('')}⟧`
}

function longer(text: string): string {
  return text
    .replace(/[aeiouyr]/g, (letter) => letter + letter)
    .replace(/[a-z]/g, (letter) => accents.get(letter) ?? letter)
}
