import type { JournalEvent } from '../attempt/events.ts'
import { answeredCount, foldIntake } from '../intake/state.ts'
import type { Derived } from './derived.ts'

/** The intake conversation as it is printed; null where no event tells of one. */
export function intakeOf(events: readonly JournalEvent[]): Derived['intake'] {
  if (!events.some(({ type }) => type.startsWith('intake.'))) return null
  const state = foldIntake(events)
  return {
    choices: state.choices,
    turns: state.turns.length,
    answered: answeredCount(state),
    finished: state.finished,
    isDeleted: state.isDeleted,
    insights: state.insights.map(({ source: _source, by: _by, confidence: _confidence, ...insight }) => insight),
  }
}
