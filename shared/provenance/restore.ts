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

/** How many stays of one character are looked at, the latest first (P5); holding undo and redo would make thousands. */
const MAX_LIVES = 32

/**
 * Work that is left for searches which look further back than the last removal (P5). It grows with every edit, so that a
 * journal costs what its edits cost, whoever wrote it; a person never comes near its end.
 */
export interface Allowance {
  /** Takes so many looks at characters; false when they are not left. */
  readonly take: (looks: number) => boolean
  readonly grow: () => void
}

const ALLOWED_LOOKS = 50_000_000
const LOOKS_PER_EDIT = 2_000

export function createAllowance(): Allowance {
  let left = ALLOWED_LOOKS
  return {
    take: (looks) => {
      if (looks > left) return false
      left -= looks
      return true
    },
    grow: () => {
      left = Math.min(ALLOWED_LOOKS, left + LOOKS_PER_EDIT)
    },
  }
}

/**
 * Finds the removed characters that a restored text brings back (P5): those that stood side by side, as exactly this
 * text, at the latest possible moment. Undo joins several removals into one change, so they need not have gone together.
 * @returns their places in `region`, ascending, or null when `text` never stood there, or the allowance is used up.
 */
export function findRestored(
  region: readonly Removed[],
  text: string,
  allowance: Allowance = createAllowance(),
): readonly number[] | null {
  if (text.length === 0) return []
  if (region.length < text.length || !allowance.take(region.length)) return null
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
    if (!allowance.take(lives.length)) return null
    const found = findAt(region, stays, text, moment)
    if (found !== null) return found
  }
  return null
}

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
  const stood = textOfUnits(Uint16Array.from(standing, (index) => region[index]?.unit ?? 0))
  const start = stood.indexOf(text)
  return start === -1 ? null : standing.slice(start, start + text.length)
}

const UNITS_PER_CALL = 8_192

/** Text of UTF-16 units; lone surrogates survive, which a TextDecoder would replace. */
export function textOfUnits(units: Uint16Array): string {
  let text = ''
  for (let from = 0; from < units.length; from += UNITS_PER_CALL) {
    // A cast, because `apply` takes anything like an array; spreading one costs eight times as much.
    const some = units.subarray(from, from + UNITS_PER_CALL) as unknown as number[]
    text += String.fromCharCode.apply(null, some)
  }
  return text
}
