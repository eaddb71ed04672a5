/** The moments at which a character came and went, and its life before that, if undo or redo had brought it back. */
export interface Life {
  readonly born: number
  readonly died: number
  readonly earlier: Life | null
}

/** A character that was removed: its UTF-16 unit and its last life. */
export interface Removed extends Life {
  readonly unit: number
}

/** How many removed characters of one place are looked at (P5): a bound on work, beyond what a person undoes. */
export function removedLimit(length: number): number {
  return 4_096 + 2 * length
}

/**
 * Finds the removed characters that a restored text brings back (P5): those that stood side by side, as exactly this
 * text, at the latest possible moment. Undo joins several removals into one change, so they need not have gone together.
 * @returns their places in `region`, ascending, or null when `text` never stood there.
 */
export function findRestored(region: readonly Removed[], text: string): readonly number[] | null {
  if (text.length === 0) return []
  if (region.length < text.length) return null
  const stays = region.map(livesOf)
  const lives = stays.flat()
  const deaths = Float64Array.from(lives, (life) => life.died).sort()
  const births = Float64Array.from(lives, (life) => life.born).sort()
  let diedBefore = deaths.length
  let bornBefore = births.length
  // Just before each removal and each insertion, from the latest: between those the text stood still.
  while (diedBefore > 0 || bornBefore > 0) {
    const moment = Math.max(deaths[diedBefore - 1] ?? 0, births[bornBefore - 1] ?? 0)
    while (diedBefore > 0 && deaths[diedBefore - 1] === moment) diedBefore -= 1
    while (bornBefore > 0 && births[bornBefore - 1] === moment) bornBefore -= 1
    // Who is not dead by then, less who is not yet there.
    const standing = deaths.length - diedBefore - (births.length - bornBefore)
    if (standing < text.length) continue
    const found = findAt(region, stays, text, moment)
    if (found !== null) return found
  }
  return null
}

/** How many stays of one character are looked at, the latest first (P5); holding undo and redo would make thousands. */
const MAX_LIVES = 32

function livesOf(last: Life): readonly Life[] {
  const lives: Life[] = []
  for (let life: Life | null = last; life !== null && lives.length < MAX_LIVES; life = life.earlier) lives.push(life)
  return lives
}

/** Looks for `text` among what stood just before `moment`. */
function findAt(
  region: readonly Removed[],
  stays: readonly (readonly Life[])[],
  text: string,
  moment: number,
): readonly number[] | null {
  const standing: number[] = []
  for (const [index, lives] of stays.entries())
    if (lives.some((life) => life.born < moment && life.died >= moment)) standing.push(index)
  for (let start = 0; start + text.length <= standing.length; start++) {
    let length = 0
    while (length < text.length && region[standing[start + length] ?? -1]?.unit === text.charCodeAt(length)) length += 1
    if (length === text.length) return standing.slice(start, start + length)
  }
  return null
}
