import { oncePer } from '../once-per.ts'
import { foldText } from './fold.ts'

/** One word or number of a text, folded for matching; `from` and `to` are UTF-16 offsets in the text as written. */
export interface Token {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Punctuation or a line break stands between this token and the one before it. */
  readonly isAfterBreak: boolean
  /** A quotation mark, the end of a sentence or a line break stands between this token and the one before it. */
  readonly isAfterStop: boolean
}

const TOKEN = /(?<!\p{L})[ap]\.\s?m\b\.?|\p{N}+(?:[.,]\p{N}+)*|\p{L}+(?:'\p{L}+)*/gu
const BREAK = /[,;:.!?()\n]|- /u
const STOP = /["\n]|[.!?](?:\s|$)/u

/** "a.m." and "am", "1,240" and "1240", "drill's" and "drill" are the same token. */
function normaliseToken(word: string): string {
  if (/^[ap]\./u.test(word)) return `${word.charAt(0)}m`
  if (/^\p{N}/u.test(word)) return word.replaceAll(',', '')
  return word.endsWith("'s") ? word.slice(0, -2) : word
}

/** Splits text into words and numbers; punctuation, currency signs and case are left out. Never throws. */
export function tokenize(text: string): readonly Token[] {
  const folded = foldText(text)
  let end = 0
  return [...folded.text.matchAll(TOKEN)].map((match, index) => {
    const between = folded.text.slice(end, match.index)
    end = match.index + match[0].length
    return {
      text: normaliseToken(match[0]),
      from: folded.starts[match.index] ?? 0,
      to: folded.ends[end - 1] ?? 0,
      isAfterBreak: index > 0 && between !== ' ' && BREAK.test(between),
      isAfterStop: index > 0 && between !== ' ' && STOP.test(between),
    }
  })
}

/** The tokens of a text that stands still, such as a stimulus; read once. */
export const tokensOf: (source: { readonly text: string }) => readonly Token[] = oncePer(({ text }) => tokenize(text))
