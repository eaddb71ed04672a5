import type { TaggedText } from './origin-text.ts'
import type { Gesture, Source } from './origins.ts'
import { carriedOrigin, sourceOf } from './origins.ts'
import { makeTag, tagOrigin } from './tag.ts'

/** Text that a paste or a drop brought, with a tag for each unit and where it came from. */
export interface Carried {
  readonly tags: Uint32Array
  /** `mixed`: a copy of own text that holds several sources. */
  readonly source: Source | 'mixed'
}

/** Tags a text of one source. */
export function carryWhole(text: string, gesture: Gesture, source: Source, seq: number): Carried {
  return { tags: new Uint32Array(text.length).fill(makeTag(carriedOrigin(gesture, source), seq)), source }
}

const SPACE = /\s/u

/**
 * Tags `text` as a copy of `copy`, which reads the same but for white space (P9): each character is what its original
 * counts as, so copying external text leaves it external. White space goes with the character before it.
 */
export function carryCopy(text: string, copy: TaggedText, gesture: Gesture, seq: number): Carried {
  const tags = new Uint32Array(text.length)
  const seen = new Set<Source>()
  let original = nextInk(copy.text, 0)
  let source = sourceOf(tagOrigin(copy.tags[Math.min(original, copy.text.length - 1)] ?? 0))
  for (let unit = 0; unit < text.length; unit++) {
    if (!SPACE.test(text.charAt(unit))) {
      source = sourceOf(tagOrigin(copy.tags[original] ?? 0))
      original = nextInk(copy.text, original + 1)
    }
    seen.add(source)
    tags[unit] = makeTag(carriedOrigin(gesture, source), seq)
  }
  const [only] = seen
  return { tags, source: seen.size === 1 && only !== undefined ? only : 'mixed' }
}

function nextInk(text: string, from: number): number {
  let index = from
  while (index < text.length && SPACE.test(text.charAt(index))) index += 1
  return index
}
