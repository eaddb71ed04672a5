/** Shortest text that two responses are said to share, in characters (docs/spec/review.md, RV18). */
export const MIN_SHARED = 40
/** A run of this many characters that stands in what the candidates read is a quotation of it, and no shared passage. */
export const MIN_QUOTED = 20

/** Places of one run that are looked at: a text that repeats itself thousands of times is not worth more. */
const MOST_PLACES = 50

/** Where a passage stands in a text; UTF-16 units. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** A passage that stands in both texts. */
export interface SharedPassage {
  /** As it stands in the first text. */
  readonly text: string
  readonly one: Place
  readonly two: Place
}

/** A text with its white space made even, and where each of its characters stood. */
interface Even {
  readonly text: string
  readonly places: readonly number[]
}

/** Every run of white space as one space, so that line breaks hide nothing; places lead back to the text as written. */
function makeEven(text: string): Even {
  const places: number[] = []
  let even = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? ''
    const isSpace = /\s/u.test(unit)
    if (isSpace && (even === '' || even.endsWith(' '))) continue
    even += isSpace ? ' ' : unit
    places.push(at)
  }
  return { text: even, places }
}

/** For each unit of `text`, whether it is part of a run of `MIN_QUOTED` that stands in any of the `read` texts. */
function findQuoted(text: string, read: readonly string[]): readonly boolean[] {
  const quoted = new Array<boolean>(text.length).fill(false)
  for (let at = 0; at + MIN_QUOTED <= text.length; at++) {
    const run = text.slice(at, at + MIN_QUOTED)
    if (read.some((one) => one.includes(run))) quoted.fill(true, at, at + MIN_QUOTED)
  }
  return quoted
}

/** Places of every run of `MIN_SHARED` units of a text that holds nothing quoted. */
function indexRuns(text: string, quoted: readonly boolean[]): ReadonlyMap<string, number[]> {
  const runs = new Map<string, number[]>()
  let clear = 0
  for (let end = 1; end <= text.length; end++) {
    clear = quoted[end - 1] === true ? 0 : clear + 1
    if (clear < MIN_SHARED) continue
    const run = text.slice(end - MIN_SHARED, end)
    const places = runs.get(run)
    if (places === undefined) runs.set(run, [end - MIN_SHARED])
    else if (places.length < MOST_PLACES) places.push(end - MIN_SHARED)
  }
  return runs
}

/** A stretch that both even texts have. */
interface Match {
  readonly at: number
  readonly start: number
  readonly length: number
}

/**
 * The passages of at least `MIN_SHARED` characters that stand in both texts, the longest first (RV18). What stands in `read`,
 * which both candidates were shown, is no passage and ends one. White space counts as one space. No place of the first text
 * is in two passages.
 */
export function findSharedPassages(one: string, two: string, read: readonly string[]): readonly SharedPassage[] {
  const [first, second] = [makeEven(one), makeEven(two)]
  const shown = read.map((text) => makeEven(text).text)
  const quoted = findQuoted(first.text, shown)
  const runs = indexRuns(second.text, findQuoted(second.text, shown))
  const matches: Match[] = []
  for (let at = 0; at + MIN_SHARED <= first.text.length; at++)
    for (const start of runs.get(first.text.slice(at, at + MIN_SHARED)) ?? []) {
      const goesOnBefore = at > 0 && first.text[at - 1] === second.text[start - 1] && quoted[at - 1] !== true
      if (goesOnBefore || quoted[at] === true) continue
      const match = trim(first.text, { at, start, length: lengthFrom(first.text, at, second.text, start, quoted) })
      if (match.length >= MIN_SHARED) matches.push(match)
    }
  return withoutOverlap(matches).map((match) => {
    const place = placeIn(first, match.at, match.length)
    return { text: one.slice(place.from, place.to), one: place, two: placeIn(second, match.start, match.length) }
  })
}

/** The longest first; one that would tell a place of the first text again is left out. */
function withoutOverlap(matches: readonly Match[]): readonly Match[] {
  const kept: Match[] = []
  for (const match of matches.toSorted((left, right) => right.length - left.length || left.at - right.at))
    if (kept.every(({ at, length }) => match.at >= at + length || match.at + match.length <= at)) kept.push(match)
  return kept
}

/** A match without the spaces at its ends. */
function trim(text: string, { at, start, length }: Match): Match {
  const before = text[at] === ' ' ? 1 : 0
  const after = text[at + length - 1] === ' ' ? 1 : 0
  return { at: at + before, start: start + before, length: length - before - after }
}

/** How far both texts go on alike from two places, up to the next quotation. */
function lengthFrom(one: string, at: number, two: string, start: number, quoted: readonly boolean[]): number {
  let length = 0
  while (
    at + length < one.length &&
    start + length < two.length &&
    one[at + length] === two[start + length] &&
    quoted[at + length] !== true
  )
    length++
  return length
}

function placeIn({ places }: Even, at: number, length: number): Place {
  return { from: places[at] ?? 0, to: (places[at + length - 1] ?? 0) + 1 }
}
