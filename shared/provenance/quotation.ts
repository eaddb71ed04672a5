import { normaliseSpace } from './passages.ts'

/** The marks that the client puts around a quotation. */
export const OPENING_MARK = '\u201c'
export const CLOSING_MARK = '\u201d'

/** A passage as the client quotes it: trimmed, in quotation marks. */
export function quoteOf(passage: string): string {
  return OPENING_MARK + passage.trim() + CLOSING_MARK
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
