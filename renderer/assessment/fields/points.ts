/** Points of a criterion as they are written and read: whole numbers with their sign. */
export const MINUS = '\u2212'

/** "+5", "−3", "0"; '' for none. */
export function writePoints(points: number | null): string {
  if (points === null) return ''
  if (points > 0) return `+${points}`
  return points < 0 ? `${MINUS}${-points}` : '0'
}

export type ReadPoints =
  | { readonly type: 'points'; readonly points: number | null }
  /** The beginning of a number, for example only its sign. */
  | { readonly type: 'unfinished' }
  | { readonly type: 'wrong' }

/** Reads what was typed; a hyphen is a minus, white space is nothing. */
export function readPoints(text: string, min: number, max: number): ReadPoints {
  const plain = text.replaceAll(/\s/gu, '').replaceAll(/[\u2212\u2013]/gu, '-')
  if (plain === '') return { type: 'points', points: null }
  if (plain === '+' || plain === '-') return { type: 'unfinished' }
  if (!/^[+-]?\d{1,3}$/.test(plain)) return { type: 'wrong' }
  const points = Number(plain) + 0
  return points >= min && points <= max ? { type: 'points', points: points === 0 ? 0 : points } : { type: 'wrong' }
}

/** The next points up or down; from none, the first that counts. Zero is passed over, because it decides nothing. */
export function stepPoints(points: number | null, by: 1 | -1, min: number, max: number): number {
  const next = (points ?? 0) + by
  const decided = next === 0 ? by : next
  const kept = decided < min || decided > max ? (points ?? (by > 0 ? Math.max(min, 0) : Math.min(max, 0))) : decided
  return Math.max(min, Math.min(max, kept))
}
