import type { languages } from '../../pack/keys/instruction.ts'

export type DetectedLanguage = (typeof languages)[number]

/**
 * Small words that are frequent in one language. Words that several of these languages share count for each of them, so
 * a text is told apart by those that are not shared.
 */
const SMALL_WORDS: Readonly<Record<DetectedLanguage, ReadonlySet<string>>> = {
  en: words(
    'the and of to is are in that it for you with on this be was not have from at by or we will your please can',
  ),
  es: words('el la los las de que y en un una es por con para no se su lo como pero del al más está usted son muy'),
  fr: words('le la les de des et en un une est que pour dans ce qui ne pas sur au avec vous nous il elle sont du être'),
  de: words(
    'der die das und ist nicht ein eine zu den mit von für auf sie wir im dem es des auch sich bitte wird sind',
  ),
  it: words('il lo la gli le di che e un una è per con non si del della sono nel da più questo alla anche ci come'),
  pt: words('o a os as de que e em um uma é por com para não se do da no na são mais você como dos foi ao'),
  nl: words('de het een en van is dat in op te niet met voor zijn aan er wij je bij ook naar wordt deze om we dit'),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** Fewer small words than these prove nothing. */
const MIN_HITS = 3
/** The winner must have this share more than the next. */
const LEAD = 1.15

/**
 * Tells the language of a text by its small words, among the seven it knows.
 * @returns null for a text that is too short, mixed, or in another language
 */
export function detectLanguage(text: string): DetectedLanguage | null {
  const found = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const known = Object.keys(SMALL_WORDS) as DetectedLanguage[] // the keys of the record above
  const ranked = known
    .map((language) => ({ language, hits: found.filter((word) => SMALL_WORDS[language].has(word)).length }))
    .toSorted((left, right) => right.hits - left.hits)
  const [first, second] = ranked
  if (first === undefined || second === undefined) return null
  const isShare = first.hits / Math.max(1, found.length) >= 0.1
  return first.hits >= MIN_HITS && isShare && first.hits >= second.hits * LEAD ? first.language : null
}
