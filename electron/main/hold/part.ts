import type { HoldPart } from '../../../shared/attempt/events.ts'

/** Whether a part holds now, and if not, why: for the journal, in English. */
export interface PartState {
  readonly isHeld: boolean
  readonly reason: string
}

/**
 * One way of holding the computer. `take` begins, `release` puts back exactly what was there before; both may be called
 * again at any time. What a part holds ends with this process, whatever ends it: nothing here is kept by the system.
 */
export interface HeldPart {
  readonly part: HoldPart
  readonly take: () => void
  readonly release: () => void
  readonly state: () => PartState
  /** Calls back when the state may have changed by itself. The returned function takes it back. */
  readonly watch: (changed: () => void) => () => void
}

export const held: PartState = { isHeld: true, reason: '' }
