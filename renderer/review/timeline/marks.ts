import type { Reply } from '../../../shared/timeline/replies.ts'

/** What a person said about an event, as it stands on the axis: at that event. */
export interface Mark {
  readonly kind: 'reply' | 'note'
  readonly axisMs: number
  /** The event that it is about. */
  readonly seq: number
}

/** A note of a reviewer on events. */
export interface NoteOnEvents {
  readonly refSeqs: readonly number[]
}

/** One mark for each event that somebody said something about, in order; the candidate's go before the reviewers'. */
export function listMarks(
  replies: ReadonlyMap<number, readonly Reply[]>,
  notes: readonly NoteOnEvents[],
  axisMs: ArrayLike<number>,
): readonly Mark[] {
  const marks: Mark[] = [...replies.keys()].map((seq) => ({ kind: 'reply', seq, axisMs: axisMs[seq] ?? 0 }))
  for (const seq of new Set(notes.flatMap(({ refSeqs }) => refSeqs)))
    if (axisMs[seq] !== undefined) marks.push({ kind: 'note', seq, axisMs: axisMs[seq] })
  return marks.toSorted((one, other) => one.axisMs - other.axisMs)
}
