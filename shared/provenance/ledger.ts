import type { TaggedText } from './origin-text.ts'
import { normaliseSpace } from './passages.ts'

/** Own text that was copied or cut, as it stood at that moment. */
export interface OwnCopy extends TaggedText {
  readonly seq: number
}

/**
 * What this attempt put on the clipboard (P6, P8). Every copy is kept, not only the last, because systems keep a
 * clipboard history; of equal texts the latest counts. Beyond `MAX_COPIED` characters the oldest copies are forgotten, so
 * that no journal fills the memory.
 */
export interface Ledger {
  readonly addOwn: (copy: OwnCopy) => void
  readonly addStimulus: (chars: number) => void
  /** The latest own copy of exactly this text, white space aside. */
  readonly findOwn: (text: string) => OwnCopy | null
  /** Whether a stimulus selection of just this length was copied. */
  readonly hasStimulusOf: (chars: number) => boolean
}

/** Characters of own copies that are kept at most: ten of the longest possible response, thousands of sentences. */
export const MAX_COPIED = 2_000_000

export function createLedger(): Ledger {
  /** In the order in which they were copied last. */
  const own = new Map<string, OwnCopy>()
  /** Copies that no paste has been compared with yet: their white space is normalised when one is. */
  let fresh: OwnCopy[] = []
  const stimulusLengths = new Set<number>()
  let chars = 0

  const forget = () => {
    for (const [text, copy] of own) {
      if (chars <= MAX_COPIED) return
      own.delete(text)
      chars -= copy.text.length
    }
    while (chars > MAX_COPIED && fresh.length > 1) chars -= fresh.shift()?.text.length ?? 0
  }
  const settle = () => {
    for (const copy of fresh) {
      const text = normaliseSpace(copy.text)
      chars -= own.get(text)?.text.length ?? 0
      own.delete(text)
      own.set(text, copy)
    }
    fresh = []
  }
  return {
    addOwn: (copy) => {
      fresh.push(copy)
      chars += copy.text.length
      forget()
    },
    addStimulus: (length) => stimulusLengths.add(length),
    findOwn: (text) => {
      settle()
      return own.size === 0 ? null : (own.get(normaliseSpace(text)) ?? null)
    },
    hasStimulusOf: (length) => stimulusLengths.has(length),
  }
}
