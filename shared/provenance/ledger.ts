import type { TaggedText } from './origin-text.ts'
import { normaliseSpace } from './passages.ts'

/** Own text that was copied or cut, as it stood at that moment. */
export interface OwnCopy extends TaggedText {
  readonly seq: number
}

/**
 * What this attempt put on the clipboard (P6, P8). Every copy is kept, not only the last, because systems keep a
 * clipboard history; of equal texts the latest counts.
 */
export interface Ledger {
  readonly addOwn: (copy: OwnCopy) => void
  readonly addStimulus: (chars: number) => void
  /** The latest own copy of exactly this text, white space aside. */
  readonly findOwn: (text: string) => OwnCopy | null
  /** Whether a stimulus selection of just this length was copied. */
  readonly hasStimulusOf: (chars: number) => boolean
}

export function createLedger(): Ledger {
  const own = new Map<string, OwnCopy>()
  const stimulusLengths = new Set<number>()
  return {
    addOwn: (copy) => own.set(normaliseSpace(copy.text), copy),
    addStimulus: (chars) => stimulusLengths.add(chars),
    findOwn: (text) => own.get(normaliseSpace(text)) ?? null,
    hasStimulusOf: (chars) => stimulusLengths.has(chars),
  }
}
