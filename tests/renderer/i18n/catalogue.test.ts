import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { english } from '../../../renderer/i18n/en/index.ts'
import { spanish } from '../../../renderer/i18n/es/index.ts'
import { pseudo, pseudoTexts } from '../../../renderer/i18n/pseudo.ts'
import type { Texts } from '../../../renderer/i18n/words.ts'
import { errors } from '../../../shared/errors.ts'
import { CheckView } from '../../../shared/ipc/views.ts'

const root = join(import.meta.dirname, '../../..')
const { errors: spanishErrors, ...spanishWords } = spanish

/** Every text of a catalogue by `namespace:key`. */
function entriesOf(texts: Texts): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([namespace, entries]) =>
      Object.entries(entries).map(([key, text]): [string, string] => [`${namespace}:${key}`, text]),
    ),
  )
}

const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
/** What a text takes in: placeholders and tags, each as often as it stands there. */
const marksOf = (text: string) => (text.match(/\{\{[^}]*\}\}|<\/?[\w]+>/g) ?? []).toSorted()

/** Plural forms by text; a text without a plural has none. */
function formsOf(texts: Texts): Record<string, string[]> {
  const forms: Record<string, string[]> = {}
  for (const key of entriesOf(texts).keys()) {
    const base = baseOf(key)
    const known = forms[base] ?? []
    forms[base] = base === key ? known : [...known, key.slice(base.length + 1)].toSorted()
  }
  return forms
}

/** Placeholders of each text, a text with plural forms by its `other`. A form may say its number in words. */
function differences(one: Texts, other: Texts): string[] {
  const wanted = new Map([...entriesOf(one)].map(([key, text]) => [key, marksOf(text)]))
  return [...entriesOf(other)].flatMap(([key, text]) => {
    const marks = wanted.get(key) ?? wanted.get(`${baseOf(key)}_other`) ?? []
    const isSpelledOut = key.endsWith('_one') && !text.includes('{{count}}')
    const expected = isSpelledOut ? marks.filter((mark) => mark !== '{{count}}') : marks
    return JSON.stringify(marksOf(text)) === JSON.stringify(expected) ? [] : [`${key}: ${text}`]
  })
}

describe('the Spanish catalogue', () => {
  it('[D5] says the same texts as the English one, each with the plural forms of its own language', () => {
    const expected = Object.fromEntries(
      Object.entries(formsOf(english)).map(([base, forms]) => [
        base,
        forms.length === 0 ? [] : new Intl.PluralRules('es').resolvedOptions().pluralCategories.toSorted(),
      ]),
    )
    expect(formsOf(spanishWords)).toEqual(expected)
  })
  it('[D5] takes in the same placeholders and tags as the English one', () => {
    expect(differences(english, spanishWords)).toEqual([])
  })
  it('[D6] names every error code and no other', () => {
    expect(Object.keys(spanishErrors).toSorted()).toEqual(Object.keys(errors).toSorted())
  })
  it('has no text that was left in English', () => {
    const englishTexts = entriesOf(english)
    const same = [...entriesOf(spanishWords)].filter(
      ([key, text]) => /\p{L}{3}/u.test(text.replace(/\{\{[^}]*\}\}/g, '')) && englishTexts.get(key) === text,
    )
    const alikeInBoth = [
      'app:documentTitle',
      'app:runBy',
      'display:contrast.normal',
      'intake:provider.azure-openai',
      'intake:provider.azure-speech',
      'ui:unit.bytes_one',
      'ui:unit.bytes_other',
      'ui:unit.minutes',
      'ui:unit.hoursMinutes',
    ]
    expect(same.map(([key]) => key).toSorted()).toEqual(alikeInBoth.toSorted())
  })
})

describe('the English catalogue', () => {
  it('has both plural forms of every text that has one', () => {
    const odd = Object.entries(formsOf(english)).filter(
      ([, forms]) => forms.length > 0 && JSON.stringify(forms) !== '["one","other"]',
    )
    expect(odd).toEqual([])
  })
  it('holds no empty text, and none with spaces around it', () => {
    const odd = [...entriesOf(english), ...entriesOf(spanish)].filter(([, text]) => text === '' || text !== text.trim())
    expect(odd).toEqual([])
  })
  it('holds nothing that no screen says', () => {
    const source = globSync('renderer/**/*.{ts,tsx}', { cwd: root, exclude: (path) => /i18n[\\/](en|es)$/.test(path) })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n')
    const isSaid = (key: string) =>
      source.includes(`'${key}'`) ||
      source.includes(`"${key}"`) ||
      key.split('').some((_, at) => at > 0 && source.includes(`\`${key.slice(0, at)}\${`)) ||
      (key.includes('.') && source.includes(`}.${key.split('.').at(-1)}\``))
    const unsaid = [...entriesOf(english).keys()].map(baseOf).filter((key) => !isSaid(key.slice(key.indexOf(':') + 1)))
    const checks = CheckView.shape.check.options.join('|')
    // These are said by a name that is put together: the reason that main gives (renderer/check/check-words.ts), and the
    // origin of a character (renderer/ui/origins.ts). The compiler holds both to the keys.
    expect([...new Set(unsaid)].filter((key) => !new RegExp(`^check:(${checks})\\.|^origins:`).test(key))).toEqual([])
  })
})

describe('the language of the tests', () => {
  it('is longer, accented and bracketed, and keeps placeholders and tags', () => {
    expect(pseudo('Saved {{duration}} ago, <goOn>go on</goOn>.')).toBe(
      '⟦Sáávééḑ {{duration}} ááĝôô, <goOn>ĝôô ôôñ</goOn>.⟧',
    )
    expect(differences(english, pseudoTexts(english))).toEqual([])
  })
  it('is about 40 % longer than English, taken as a whole', () => {
    const lengthOf = (texts: Texts) =>
      [...entriesOf(texts)]
        .filter(([key]) => !/_(zero|two|few|many)$/.test(key))
        .reduce((sum, [, text]) => sum + text.length, 0)
    expect(lengthOf(pseudoTexts(english)) / lengthOf(english)).toBeCloseTo(1.4, 1)
  })
  it('has every plural form that Arabic has', () => {
    const forms = formsOf(pseudoTexts(english))['assessment:words.count']
    expect(forms).toEqual(new Intl.PluralRules('ar-XB').resolvedOptions().pluralCategories.toSorted())
  })
})
