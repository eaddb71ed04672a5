import type { FieldValue } from '../pack/response.ts'
import type { Accommodation } from '../policy/accommodation.ts'
import type { Edit, JournalEvent } from './events.ts'

export type Phase = 'opened' | 'consented' | 'checked' | 'answering' | 'submitted'

/**
 * The state of an attempt as its journal tells it. Owned by whoever folds: `applyEvent` changes it in place, because a
 * million edits must fold in seconds; nobody else may.
 */
export interface AttemptState {
  nextSeq: number
  phase: Phase
  /** Field table of `attempt.opened`; the values stand at the same places. */
  fields: readonly string[]
  values: FieldValue[]
  currentItem: string | null
  /** Items that the candidate flagged for later. */
  flagged: Set<string>
  breakStartedWallMs: number | null
  /** What was approved for this candidate; null where nothing was recorded. */
  accommodation: Accommodation | null
  isHandedOver: boolean
  startedWallMs: number | null
  submittedWallMs: number | null
}

/** An event that the journal may hold but the rules of an attempt forbid (docs/spec/events.md). */
export class EventRefused extends Error {
  readonly seq: number
  constructor(seq: number, why: string) {
    super(`event ${seq}: ${why}`)
    this.seq = seq
  }
}

export function emptyState(): AttemptState {
  return {
    nextSeq: 0,
    phase: 'opened',
    fields: [],
    values: [],
    currentItem: null,
    flagged: new Set(),
    breakStartedWallMs: null,
    accommodation: null,
    isHandedOver: false,
    startedWallMs: null,
    submittedWallMs: null,
  }
}

/** Puts one splice into a text. Throws a RangeError when it does not fit, which a writer must never let happen. */
export function spliceText(text: string, edit: Edit): string {
  const end = edit.from + edit.removed
  if (end > text.length) throw new RangeError(`an edit reaches ${end} in a text of ${text.length}`)
  return text.slice(0, edit.from) + edit.inserted + text.slice(end)
}

function textAt(state: AttemptState, seq: number, field: number): string {
  const value = state.values[field]
  if (value === undefined) throw new EventRefused(seq, `there is no field ${field}`)
  if (value === null) return ''
  if (typeof value !== 'string') throw new EventRefused(seq, `field ${field} holds no text`)
  return value
}

function applyEdit(state: AttemptState, seq: number, edit: Edit): void {
  const text = textAt(state, seq, edit.field)
  try {
    state.values[edit.field] = spliceText(text, edit)
  } catch (cause) {
    throw new EventRefused(seq, cause instanceof Error ? cause.message : 'an edit does not fit')
  }
}

/**
 * Folds one event into `state`, in place (docs/spec/events.md, E1 to E10).
 * @throws EventRefused when the sequence has a gap, when an edit does not fit, or when something follows submission
 *   that would change the responses. Facts about faults, receipts and the end of the session may follow it.
 */
export function applyEvent(state: AttemptState, event: JournalEvent): void {
  if (event.seq < state.nextSeq) return // E1: a duplicate is a no-op
  if (event.seq > state.nextSeq) throw new EventRefused(event.seq, `expected event ${state.nextSeq}`) // E2
  refuseWhenLocked(state, event)
  change(state, event)
  state.nextSeq = event.seq + 1
}

/** What changes the state of an attempt; everything else is a fact about the surroundings. */
const changing: ReadonlySet<string> = new Set([
  'attempt.opened',
  'accommodation.applied',
  'consent.recorded',
  'assessment.started',
  'item.viewed',
  'item.flagged',
  'edit.made',
  'field.set',
  'break.started',
  'break.ended',
  'attempt.handed-over',
  'attempt.taken-over',
  'attempt.submitted',
])

function refuseWhenLocked(state: AttemptState, event: JournalEvent): void {
  if (!changing.has(event.type)) return
  if (state.submittedWallMs !== null) throw new EventRefused(event.seq, `${event.type} after submission`) // E3
  if (event.type === 'attempt.opened' && state.fields.length > 0)
    throw new EventRefused(event.seq, 'the attempt was opened already') // E7
  if (state.isHandedOver && event.type !== 'attempt.taken-over')
    throw new EventRefused(event.seq, `${event.type} after the attempt was handed over`) // E9
  if (!state.isHandedOver && event.type === 'attempt.taken-over')
    throw new EventRefused(event.seq, 'an attempt was taken over that was not handed over') // E9
}

function change(state: AttemptState, event: JournalEvent): void {
  switch (event.type) {
    case 'edit.made':
      applyEdit(state, event.seq, event.data)
      return
    case 'field.set':
      if (event.data.field >= state.values.length)
        throw new EventRefused(event.seq, `there is no field ${event.data.field}`)
      state.values[event.data.field] = event.data.value
      return
    case 'item.viewed':
      state.currentItem = event.data.item
      return
    case 'item.flagged':
      if (event.data.isFlagged) state.flagged.add(event.data.item)
      else state.flagged.delete(event.data.item)
      return
    case 'break.started':
      state.breakStartedWallMs = event.wallMs
      return
    case 'break.ended':
      state.breakStartedWallMs = null
      return
    case 'attempt.handed-over':
      state.isHandedOver = true
      return
    case 'attempt.taken-over':
      state.isHandedOver = false
      return
    case 'accommodation.applied':
      state.accommodation = event.data
      return
    case 'attempt.opened':
      state.fields = event.data.fields
      state.values = event.data.fields.map(() => null)
      return
    case 'consent.recorded':
      state.phase = 'consented'
      return
    case 'check.completed':
      if (state.phase === 'consented') state.phase = 'checked'
      return
    case 'assessment.started':
      state.phase = 'answering'
      state.startedWallMs = event.wallMs
      return
    case 'attempt.submitted':
      state.phase = 'submitted'
      state.submittedWallMs = event.wallMs
      return
    default:
      return // every other event is a fact about the surroundings and changes no response
  }
}

/** Folds a whole journal. Throws EventRefused as `applyEvent` does. */
export function foldEvents(events: Iterable<JournalEvent>): AttemptState {
  const state = emptyState()
  for (const event of events) applyEvent(state, event)
  return state
}
