import type { HoldPart } from '../../shared/attempt/events.ts'
import type { HoldView } from '../../shared/ipc/hold-views.ts'
import type { AskedView, NoticedView } from '../../shared/ipc/reason-views.ts'
import type {
  AppView,
  AttemptView,
  DeletionView,
  HandOverView,
  InvitationView,
  LiveView,
  ReceiptView,
  SaveView,
  SyncView,
  TimeView,
} from '../../shared/ipc/views.ts'
import type { FieldValue } from '../../shared/pack/response.ts'
import type { QueueState } from '../assessment/editor/edit-queue.ts'
import { type HelpState, noHelp } from '../live/help-state.ts'

/** A failure as a screen shows it. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** What the screens know: a projection of main's views, and of what this window still has to hand over. */
export interface ClientState {
  readonly app: AppView | null
  /** Why the client could not start; null while it could. */
  readonly startFailure: Failure | null
  readonly invitation: InvitationView | null
  readonly attempt: AttemptView | null
  /** Values as the window shows them, by `item-id.field-id`; text follows the editor with a short delay. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Items flagged for later. */
  readonly flagged: readonly string[]
  /** The clock as main last told it; null while no attempt is open. */
  readonly time: TimeView | null
  readonly save: SaveView
  readonly sync: SyncView
  readonly receipt: ReceiptView | null
  /** The code that was made for another device; only in this window's memory. */
  readonly handOver: HandOverView | null
  /** The attempt that was deleted last in this window. */
  readonly deletion: DeletionView | null
  readonly queue: QueueState
  readonly isOnline: boolean
  readonly isInterruptionRead: boolean
  /** Raised whenever the editors must begin anew from the recorded values. */
  readonly editing: number
  /** Code of the rule that refused changes which came too late; null while none were. */
  readonly closedBy: string | null
  /** What holds the computer for this attempt. */
  readonly hold: HoldView
  /** Reasons that are asked for and not given yet. */
  readonly asked: readonly AskedView[]
  /** What the candidate was told of last, until it is read. */
  readonly told: NoticedView | null
  /** The candidate wants to answer later. */
  readonly isAskedLater: boolean
  /** The candidate's side of the live view; null where there is none, or it is not known yet. */
  readonly live: LiveView | null
  readonly help: HelpState
  /** Text from outside was not let into a field; until the candidate has read it. */
  readonly refusedTransfer: { readonly hasInner: boolean } | null
  /** Field whose last change was not put in, because its text would become too long to be recorded. */
  readonly refusedField: string | null
}

export const emptyState: ClientState = {
  app: null,
  startFailure: null,
  invitation: null,
  attempt: null,
  values: {},
  flagged: [],
  time: null,
  save: { state: 'saved', savedWallMs: null },
  sync: { state: 'waiting', pendingBytes: 0, sentWallMs: null, nextTryWallMs: null, code: null, detail: null },
  receipt: null,
  handOver: null,
  deletion: null,
  queue: { pending: 0, failure: null },
  isOnline: true,
  isInterruptionRead: false,
  editing: 0,
  closedBy: null,
  hold: { parts: [], displays: [] },
  asked: [],
  told: null,
  isAskedLater: false,
  live: null,
  help: noHelp,
  refusedTransfer: null,
  refusedField: null,
}

/** Takes over a whole view of an attempt, as main gives it when one is enrolled, opened or begun. */
export function withAttempt(state: ClientState, attempt: AttemptView): ClientState {
  return {
    ...state,
    attempt,
    values: attempt.values,
    flagged: attempt.flagged,
    time: attempt.time,
    save: attempt.save,
    sync: attempt.sync,
    receipt: attempt.receipt,
    hold: attempt.hold,
    asked: attempt.asked,
    isInterruptionRead: state.attempt?.attemptId === attempt.attemptId && state.isInterruptionRead,
  }
}

/** Whether a part holds the computer now. */
export function holdsPart({ parts }: HoldView, part: HoldPart): boolean {
  return parts.some((one) => one.part === part && one.state === 'held')
}

/** Takes everything of the attempt out of the state; what the client is and what was deleted stay. */
export function withoutAttempt({ app, isOnline, deletion }: ClientState): ClientState {
  return { ...emptyState, app: app && { ...app, attemptId: null, invitationCode: null }, isOnline, deletion }
}

export type Place = '/' | '/preview' | '/check' | '/assessment' | '/hand-over' | '/receipt'

/** The screen that an attempt's phase belongs to; a restarted client opens here. */
export function placeOf(attempt: AttemptView | null): Place {
  if (attempt?.isHandedOver) return '/hand-over'
  switch (attempt?.phase) {
    case undefined:
      return '/'
    case 'opened':
    case 'consented':
    case 'checked':
      return '/check'
    case 'answering':
      return '/assessment'
    case 'submitted':
      return '/receipt'
  }
}
