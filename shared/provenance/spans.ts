import type { TaggedText } from './origin-text.ts'
import { type Origin, origins } from './origins.ts'
import { tagOrigin, tagSeq } from './tag.ts'

/** A stretch of a response with one origin; offsets are UTF-16 units, `seq` is the event that brought it (P2). */
export interface OriginSpan {
  readonly from: number
  readonly to: number
  readonly origin: Origin
  readonly seq: number
}

/** Share of the characters by origin, each 0 to 1; they add up to 1, or to 0 for an empty text. */
export type Shares = Readonly<Record<Origin, number>>

/** Keys that a person presses one after the other make one span; pastes, drops and the rest stay apart by event (P2). */
const joins: ReadonlySet<Origin> = new Set(['typed', 'composed', 'replaced'])

/** Folds tags into spans. The span of keys names the earliest of its events. */
export function spansOf({ text, tags }: TaggedText): OriginSpan[] {
  const spans: OriginSpan[] = []
  let from = 0
  while (from < text.length) {
    const origin = tagOrigin(tags[from] ?? 0)
    let seq = tagSeq(tags[from] ?? 0)
    let to = from + 1
    for (; to < text.length; to++) {
      const tag = tags[to] ?? 0
      if (tagOrigin(tag) !== origin) break
      if (tagSeq(tag) === seq) continue
      if (!joins.has(origin)) break
      seq = Math.min(seq, tagSeq(tag))
    }
    spans.push({ from, to, origin, seq })
    from = to
  }
  return spans
}

export function noShares(): Record<Origin, number> {
  return Object.fromEntries(origins.map((origin) => [origin, 0])) as Record<Origin, number> // every origin is a key
}

/** Shares of all the given spans together. */
export function sharesOf(spans: Iterable<OriginSpan>): Shares {
  const counts = noShares()
  let total = 0
  for (const { from, to, origin } of spans) {
    counts[origin] += to - from
    total += to - from
  }
  if (total > 0) for (const origin of origins) counts[origin] /= total
  return counts
}
