import type { StimulusPart } from '../../../shared/pack/stimulus.ts'
import type { TextRange } from '../../ui/passage/offsets.ts'

/**
 * Every place where `query` stands in the parts, in order, none overlapping; case does not count, and any white space
 * stands for any other. A match never runs from one part into the next. Nothing for a query without a character.
 */
export function findIn(parts: readonly StimulusPart[], query: string): readonly TextRange[] {
  const words = query
    .toWellFormed()
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const pattern = new RegExp(words.map(escapeForPattern).join('\\s+'), 'giu')
  return parts.flatMap(({ from, text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
    })),
  )
}

function escapeForPattern(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
