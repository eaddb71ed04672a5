import { checkTime } from '../attempt/check-time.ts'
import { clockRules } from '../attempt/clock-rules.ts'
import type { JournalEvent } from '../attempt/events.ts'
import { type AttemptState, applyEvent, EventRefused, emptyState } from '../attempt/state.ts'
import { listItems, type Pack } from '../pack/pack.ts'
import { completenessIn, type FieldValue } from '../pack/response.ts'
import type { Policy } from '../policy/policy.ts'
import type { Derived } from './derived.ts'

export interface Folded {
  readonly state: AttemptState
  /** The events that fit together: all of them, or those before the first that does not. */
  readonly events: readonly JournalEvent[]
  readonly contradiction: Derived['contradiction']
}

/** Folds events as far as they agree with each other. */
export function foldWhileTheyAgree(events: readonly JournalEvent[]): Folded {
  const state = emptyState()
  for (const [index, event] of events.entries()) {
    try {
      applyEvent(state, event)
    } catch (cause) {
      if (!(cause instanceof EventRefused)) throw cause
      const { seq, type, segment, wallMs } = event
      return {
        state,
        events: events.slice(0, index),
        contradiction: { seq, type, segment, wallMs, words: cause.message },
      }
    }
  }
  return { state, events, contradiction: null }
}

/** A row of the field table that holds the text of a slot: `item.field.1`. */
const SLOT = /\.\d+$/

/** Values by key: every field, and the slots that something was written in. */
function valuesOf({ fields, values }: AttemptState): Readonly<Record<string, FieldValue>> {
  const rows = fields.map((key, field) => [key, values[field] ?? null] as const)
  return Object.fromEntries(rows.filter(([key, value]) => value !== null || !SLOT.test(key)))
}

/** The state as it is printed; `time` is null without pack and policy. */
export function stateOf({ state, events }: Folded, pack: Pack | null, policy: Policy | null): Derived['state'] {
  const values = valuesOf(state)
  const fields =
    pack === null
      ? []
      : listItems(pack).flatMap((item) => item.fields.map((field) => [`${item.id}.${field.id}`, field] as const))
  return {
    phase: state.phase,
    startedMs: state.startedWallMs,
    submittedMs: state.submittedWallMs,
    currentItem: state.currentItem,
    flagged: [...state.flagged],
    isHandedOver: state.isHandedOver,
    isOnBreak: state.breakStartedWallMs !== null,
    accommodation: state.accommodation,
    values,
    completeness: Object.fromEntries(fields.map(([key, field]) => [key, completenessIn(values, key, field)])),
    time: pack === null || policy === null ? null : timeOf(events, state, pack, policy),
  }
}

function timeOf(
  events: readonly JournalEvent[],
  state: AttemptState,
  pack: Pack,
  policy: Policy,
): Derived['state']['time'] {
  const breaksTaken = events.filter(({ type }) => type === 'break.started').length
  return { ...checkTime(events, clockRules(policy.time, state.accommodation, pack)), breaksTaken }
}
