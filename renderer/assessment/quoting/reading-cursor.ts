import type { StimulusPart } from '../../../shared/pack/stimulus.ts'
import type { TextRange } from '../../ui/passage/offsets.ts'

/** What one arrow key takes: the words, sentences or paragraphs of a passage. */
export type ReadingUnit = 'word' | 'sentence' | 'paragraph'

export interface ReadingStep {
  readonly unit: ReadingUnit
  readonly direction: 'forward' | 'back'
  /** Keeps the start of the selection and moves its end. */
  readonly isExtending: boolean
}

/** The units of a passage in order, as offsets in its plain text. `parts` are its paragraphs. */
export function unitsOf(parts: readonly StimulusPart[], unit: ReadingUnit, language?: string): readonly TextRange[] {
  if (unit === 'paragraph') return parts.flatMap(({ from, text }) => trimmed(from, text))
  const segmenter = new Intl.Segmenter(language, { granularity: unit })
  return parts.flatMap(({ from, text }) =>
    [...segmenter.segment(text)]
      .filter(({ isWordLike }) => unit === 'sentence' || isWordLike)
      .flatMap(({ index, segment }) => trimmed(from + index, segment)),
  )
}

function trimmed(from: number, text: string): readonly TextRange[] {
  const inner = text.trim()
  if (inner === '') return []
  const start = from + text.indexOf(inner)
  return [{ from: start, to: start + inner.length }]
}

/**
 * The selection after one key, in a passage that may have none yet: the next or last unit of the kind, or the same
 * selection with its end moved by one. At the ends of the passage it stays as it is; null only where there is no text.
 */
export function takeStep(units: readonly TextRange[], current: TextRange | null, step: ReadingStep): TextRange | null {
  const isForward = step.direction === 'forward'
  if (current === null) return units.at(isForward ? 0 : -1) ?? null
  if (!step.isExtending) {
    const next = isForward
      ? units.find(({ from }) => from >= current.to)
      : units.findLast(({ to }) => to <= current.from)
    return next ?? current
  }
  const ends = units.map(({ to }) => to).filter((to) => to > current.from)
  const to = isForward ? ends.find((end) => end > current.to) : ends.findLast((end) => end < current.to)
  return to === undefined ? current : { from: current.from, to }
}
