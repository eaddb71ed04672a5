/** A character that was removed: its UTF-16 unit, and the moments at which it came and went. */
export interface Removed {
  readonly unit: number
  readonly born: number
  readonly died: number
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
  const deaths = Float64Array.from(region, (removed) => removed.died).sort()
  const births = Float64Array.from(region, (removed) => removed.born).sort()
  let bornBefore = births.length
  for (let place = deaths.length - 1; place >= 0; place--) {
    const moment = deaths[place] ?? 0
    if (place > 0 && deaths[place - 1] === moment) continue // the first of equal moments counts all who died then or later
    while (bornBefore > 0 && (births[bornBefore - 1] ?? 0) >= moment) bornBefore -= 1
    const standing = deaths.length - place - (births.length - bornBefore)
    if (standing < text.length) continue
    const found = findAt(region, text, moment)
    if (found !== null) return found
  }
  return null
}

/** Looks for `text` among what stood just before `moment`. */
function findAt(region: readonly Removed[], text: string, moment: number): readonly number[] | null {
  const standing: number[] = []
  for (let index = 0; index < region.length; index++) {
    const removed = region[index]
    if (removed !== undefined && removed.born < moment && removed.died >= moment) standing.push(index)
  }
  for (let start = 0; start + text.length <= standing.length; start++) {
    let length = 0
    while (length < text.length && region[standing[start + length] ?? -1]?.unit === text.charCodeAt(length)) length += 1
    if (length === text.length) return standing.slice(start, start + length)
  }
  return null
}
