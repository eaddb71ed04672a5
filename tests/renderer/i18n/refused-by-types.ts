import type { submit as english } from '../../../renderer/i18n/en/submit.ts'
import type { Spanish } from '../../../renderer/i18n/es/index.ts'
import type { Words } from '../../../renderer/i18n/words.ts'

/** A test for the compiler, never run: `npm run types` fails when one of these lines compiles after all. */
export function isRefused(t: Words<'submit'>): void {
  // @ts-expect-error a key that is not in the catalogue
  t('review.titel')
  // @ts-expect-error a key of another namespace
  t('footer.next')
  // @ts-expect-error a placeholder that is left out
  t('field.rated')
  // @ts-expect-error a placeholder that the text does not have
  t('field.rated', { values: '3' })
  // @ts-expect-error a plural without its count
  t('receipt.events')
}

type Plural = Pick<typeof english, 'receipt.events_one' | 'receipt.events_other'>
export const whole: Spanish<Plural> = {
  'receipt.events_one': '{{count}} suceso',
  'receipt.events_many': '{{count}} de sucesos',
  'receipt.events_other': '{{count}} sucesos',
}
// @ts-expect-error a plural form of Spanish that is left out
export const partial: Spanish<Plural> = {
  'receipt.events_one': '{{count}} suceso',
  'receipt.events_other': '{{count}} sucesos',
}
export const invented: Spanish<Plural> = {
  ...whole,
  // @ts-expect-error a key that English does not have
  'receipt.invented': 'nada',
}
