import type { CoverageState, JournalEvent, SensorName } from '../attempt/events.ts'

/** One message as the candidate's own journal tells it. */
export interface ThreadMessage {
  readonly id: string
  readonly from: 'candidate' | 'invigilator'
  readonly text: string
  /** Device's clock for the candidate's own, the server's for the invigilator's; Unix milliseconds. */
  readonly wallMs: number
  /** The candidate opened it; always true for their own. */
  isRead: boolean
}

/** What the journal says about the live view (docs/spec/live.md). Owned by whoever folds; `applyLive` changes it. */
export interface LiveState {
  isHandRaised: boolean
  readonly messages: Map<string, ThreadMessage>
  /** What each sensor reported last. */
  readonly coverage: Map<SensorName, CoverageState>
  /** Sequence numbers of locks that wait for a reason. */
  readonly locks: Set<number>
}

export function emptyLive(): LiveState {
  return { isHandRaised: false, messages: new Map(), coverage: new Map(), locks: new Set() }
}

/** Folds one event, in place. @returns whether anything of the live view changed. */
export function applyLive(state: LiveState, event: JournalEvent): boolean {
  switch (event.type) {
    case 'hand.raised':
      state.isHandRaised = event.data.isRaised
      return true
    case 'message.sent': {
      const { id, text } = event.data
      state.messages.set(id, { id, from: 'candidate', text, wallMs: event.wallMs, isRead: true })
      return true
    }
    case 'message.arrived': {
      const { id, text, serverTimeMs } = event.data
      state.messages.set(id, { id, from: 'invigilator', text, wallMs: serverTimeMs, isRead: false })
      return true
    }
    case 'message.read': {
      const message = state.messages.get(event.data.id)
      if (message !== undefined) message.isRead = true
      return true
    }
    case 'sensor.covered':
      state.coverage.set(event.data.sensor, event.data.state)
      return true
    case 'reason.asked':
      if (event.data.isLocked) state.locks.add(event.seq)
      return event.data.isLocked
    case 'reason.given':
      return state.locks.delete(event.data.askedSeq)
    case 'break.started':
    case 'break.ended':
      return true
    default:
      return false
  }
}
