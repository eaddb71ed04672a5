/** A stretch of a text: UTF-16 offsets, the end outside. */
export interface Span {
  readonly start: number
  readonly end: number
}

const small: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  uno: 1,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  a: 1,
  an: 1,
}
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
}
const numberWord = [...Object.keys(tens), ...Object.keys(small)].toSorted((a, b) => b.length - a.length).join('|')

/** A number in digits or words, as the source of a pattern: `12`, `twelve`, `twenty five`, `1.5`. */
export const numberPattern = `(?:\\d{1,4}(?:[.,]\\d)?|(?:${Object.keys(tens).join('|')})[ -](?:${Object.keys(small).slice(1, 10).join('|')})|(?:${numberWord}))`

/** Reads what `numberPattern` found; null where it is no number. */
export function readNumber(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'))
  const parts = text.toLowerCase().split(/[ -]/)
  const values = parts.map((part) => tens[part] ?? small[part])
  return values.some((value) => value === undefined)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

const boundary = /[\p{L}\p{N}_]/u

/** Whether a name that begins or ends in a letter or digit stands there by itself and is no part of a longer word. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  const before = start > 0 ? (text[start - 1] ?? '') : ''
  const after = text[end] ?? ''
  return !(boundary.test(before) && boundary.test(text[start] ?? '')) && !boundary.test(after)
}

/** Sentences, or what stands for them: speech recognisers write no full stops, so a long one is cut at `and then`, `but`. */
export function clauses(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?;\n]+(?=\s|$)|,? (?:but|pero|however|although|aunque) /gi)) {
    if (match.index > start) found.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found.map((span) => trimmed(text, span)).filter(({ start: from, end }) => end > from)
}

/** The stretch without the white space at its edges. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s,]/.test(text[to - 1] ?? '')) to -= 1
  return { start: from, end: to }
}
