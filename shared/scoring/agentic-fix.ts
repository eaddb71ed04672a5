import type { AgenticKey, Misstatement } from '../pack/keys/agentic.ts'
import type { Found } from './agentic-evidence.ts'
import { findConcept } from './concepts.ts'
import { readPolarity } from './polarity.ts'
import type { MatchedSpan } from './rating.ts'
import { quotedShare, type Reading, type ReadSentence, spanOf } from './reading.ts'

/** What an answer would change. */
export interface FixReport {
  readonly elements: readonly Found[]
  /** Changes that the key lists as of no use. */
  readonly insufficient: readonly { readonly statement: Misstatement; readonly span: MatchedSpan }[]
}

export const noFix: FixReport = { elements: [], insufficient: [] }

const MIN_OWN_WORDS = 3
const MAX_QUOTED_SHARE = 0.6

function find<Kind extends { readonly concept: Misstatement['concept'] }>(
  reading: Reading,
  sentences: readonly ReadSentence[],
  statements: readonly Kind[],
  toWords: (statement: Kind) => string,
) {
  return statements.flatMap((statement) => {
    for (const sentence of sentences) {
      const view = reading.tokens.slice(sentence.from, sentence.to)
      const match = findConcept(view, statement.concept, 'respect')[0]
      if (match === undefined) continue
      const [from, to] = [sentence.from + match.from, sentence.from + match.to]
      return [{ statement, span: spanOf(reading, from, to, toWords(statement)) }]
    }
    return []
  })
}

/** Reads the change that the candidate proposes. Words of a call may be quoted; a text that is mostly quotes proposes nothing. */
export function readFix(reading: Reading, usable: readonly ReadSentence[], key: AgenticKey): FixReport {
  if (quotedShare(reading) > MAX_QUOTED_SHARE) return noFix
  const sentences = usable.filter(
    (sentence) => sentence.own.length >= MIN_OWN_WORDS && readPolarity(sentence.own).polarity !== 'denies',
  )
  return {
    elements: find(reading, sentences, key.fix.elements, ({ words }) => `Would ${words}.`),
    insufficient: find(
      reading,
      sentences,
      key.fix.insufficient,
      ({ words, because }) => `Would ${words}, but ${because}.`,
    ),
  }
}
