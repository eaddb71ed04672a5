import type { AttemptState } from '../../../shared/attempt/state.ts'
import type { HoldView } from '../../../shared/ipc/hold-views.ts'
import type { AttemptView, ReceiptView, SaveView, SyncView, TimeView } from '../../../shared/ipc/views.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import type { EnrolmentFile } from './enrolment-file.ts'

export interface ViewParts {
  readonly attemptId: string
  readonly enrolment: EnrolmentFile
  /** The one that holds on this computer. */
  readonly policy: Policy
  readonly state: AttemptState
  readonly time: TimeView
  readonly interruption: AttemptView['interruption']
  readonly receipt: ReceiptView | null
  readonly save: SaveView
  readonly sync: SyncView
  readonly hold: HoldView
  readonly asked: AttemptView['asked']
}

/** Projects the folded journal to what the page shows. Copies what it hands out. */
export function attemptView(parts: ViewParts): AttemptView {
  const { invitation } = parts.enrolment
  const { state } = parts
  return {
    attemptId: parts.attemptId,
    organisation: invitation.organisation,
    project: invitation.project,
    assessment: invitation.assessment,
    candidateName: invitation.candidateName,
    phase: state.phase,
    pack: invitation.pack,
    policy: parts.policy,
    accommodation: invitation.accommodation,
    attemptNumber: invitation.attemptNumber,
    currentItem: state.currentItem,
    flagged: [...state.flagged],
    time: parts.time,
    isHandedOver: state.isHandedOver,
    values: Object.fromEntries(state.fields.map((key, index) => [key, state.values[index] ?? null])),
    startedWallMs: state.startedWallMs,
    interruption: parts.interruption,
    receipt: parts.receipt,
    save: parts.save,
    sync: parts.sync,
    hold: parts.hold,
    asked: parts.asked,
  }
}
