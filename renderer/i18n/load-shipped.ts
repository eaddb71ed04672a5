import type { LoadTexts } from './words.ts'

/** The languages that people get. */
export const loadShipped: LoadTexts = async (language) => {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).english
    case 'es':
      return (await import('./es/index.ts')).spanish
    default:
      throw new Error(`the interface does not speak ${language}`)
  }
}
