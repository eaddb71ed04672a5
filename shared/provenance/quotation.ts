import { normaliseSpace } from './passages.ts'

/** The marks that the client puts around a quotation. */
export const OPENING_MARK = '\u201c'
export const CLOSING_MARK = '\u201d'

/** A passage as the client quotes it: trimmed, in quotation marks. */
export function quoteOf(passage: string): string {
  return OPENING_MARK + passage.trim() + CLOSING_MARK
}

/**
 * A quotation with the spaces that it needs beside its neighbours.
 * @param before the character before the place where it goes, '' at the start of the text
 * @param after the character behind that place, '' at its end
 */
export function spacedQuote(passage: string, before: string, after: string): string {
  const left = before === '' || /[\s([{\u201c\u00ab]/u.test(before) ? '' : ' '
  const right = after === '' || /[\s.,;:!?)\]}\u201d\u00bb]/u.test(after) ? '' : ' '
  return left + quoteOf(passage) + right
}

/**
 * What stands between the marks of a quotation, white space normalised; null when `inserted` is not just one text in
 * quotation marks, with white space around it at most (P13).
 */
export function quotedText(inserted: string): string | null {
  const text = inserted.trim()
  if (text.length < 3 || !text.startsWith(OPENING_MARK) || !text.endsWith(CLOSING_MARK)) return null
  const inner = normaliseSpace(text.slice(1, -1))
  return inner === '' ? null : inner
}
