import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { extractConclusions } from '../../../shared/intake/extract.ts'
import { type Links, withLink } from '../../../shared/intake/links.ts'
import type { Conclusion, Provider } from '../../../shared/intake/model.ts'
import { proposeInsights } from '../../../shared/intake/propose.ts'
import type { IntakeState, IntakeTurn } from '../../../shared/intake/state.ts'
import { embedded } from './intake-view.ts'

export interface ReadingDeps {
  /** Read only: whoever folds owns it. */
  readonly state: IntakeState
  readonly record: (event: NewEvent) => Promise<number>
  readonly links: Links | undefined
}

/** Draws from the answers what they say, and records it as insights to be confirmed. */
export function createReading({ state, record, links }: ReadingDeps) {
  /** The corrected turn that was not read again yet: a stop may have come between. */
  let unread: string | null = null

  const propose = async (turnId: string, conclusions: readonly Conclusion[], by: Provider): Promise<void> => {
    const linked = conclusions.map((conclusion) => withLink(conclusion, links))
    for (const { id, conclusion } of proposeInsights(state, turnId, linked))
      await record({ type: 'intake.concluded', data: { id, conclusion, by } })
  }
  /** Draws what a turn's answer says, where that is not recorded yet. */
  const conclude = async (turn: IntakeTurn | undefined): Promise<void> => {
    if (turn?.answer == null) return
    const { turnId, slot, answer } = turn
    await propose(turnId, extractConclusions({ turnId, slot, text: answer.text }, state.language), embedded)
  }
  return {
    propose,
    conclude,
    /** Follows the journal. */
    saw: ({ type, data }: JournalEvent) => {
      if (type === 'intake.corrected') unread = data.turnId
      else if (type.startsWith('intake.') && type !== 'intake.concluded' && type !== 'intake.failed') unread = null
    },
    /** Reads a corrected answer again, where that was not done yet. */
    again: async (): Promise<void> => {
      await conclude(state.turns.find(({ turnId }) => turnId === unread))
      unread = null
    },
  }
}
