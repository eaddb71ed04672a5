import type { ErrorCode } from '../../../shared/errors.ts'
import type { Announcement, Args, Channel, Topic, Value } from '../../../shared/ipc/contract.ts'
import type { AttemptView, ResultsView, RetakeView, TimeView } from '../../../shared/ipc/views.ts'
import type { Pack } from '../../../shared/pack/pack.ts'

/** What the fake answers about what comes after, where a test says so. */
export interface FlowScript {
  readonly retake?: RetakeView
  readonly results?: ResultsView
  readonly preview?: Pack
}

interface FlowDeps {
  readonly script: FlowScript
  readonly attempt: () => AttemptView
  readonly keep: (next: AttemptView) => void
  readonly forget: () => void
  readonly announce: <T extends Topic>(topic: T, announcement: Announcement<T>) => void
  readonly refuse: (code: ErrorCode) => never
}

type FlowChannel = Extract<
  Channel,
  | 'attempt/flag'
  | 'break/start'
  | 'break/end'
  | 'attempt/download'
  | 'attempt/delete'
  | 'attempt/retake'
  | 'results/look'
  | 'hand-over/offer'
  | 'hand-over/cancel'
  | 'hand-over/take'
  | 'preview/pack'
>
type Answers = { readonly [C in FlowChannel]: (args: Args<C>) => Value<C> }

/** The clock of a view moved to now, as main would give it. */
export function timeNow(time: TimeView): TimeView {
  const atWallMs = Date.now()
  if (!time.isRunning) return { ...time, atWallMs }
  const passedMs = Math.max(0, atWallMs - time.atWallMs)
  const leftMs = time.leftMs === null ? null : Math.max(0, time.leftMs - passedMs)
  return { ...time, atWallMs, usedMs: time.usedMs + passedMs, leftMs, isRunning: leftMs !== 0 }
}

/** Says why a change is refused: a break, the end of the time, a hand-over; null when it is taken. */
export function changeRefusal(attempt: AttemptView): ErrorCode | null {
  if (attempt.isHandedOver) return 'attempt/handed-over'
  const { breaks, leftMs } = timeNow(attempt.time)
  if ((breaks.untilWallMs ?? 0) > Date.now()) return 'attempt/on-break'
  return leftMs === 0 ? 'attempt/time-over' : null
}

/** The part of the fake main that stands for breaks, flags, hand-over, deletion, retakes and results. */
export function createFakeFlow({ script, attempt, keep, forget, announce, refuse }: FlowDeps): Answers {
  const setTime = (time: TimeView): TimeView => {
    keep({ ...attempt(), time })
    announce('time/changed', time)
    return time
  }
  return {
    'attempt/flag': ({ item, isFlagged }) => {
      const others = attempt().flagged.filter((flagged) => flagged !== item)
      keep({ ...attempt(), flagged: isFlagged ? [...others, item] : others })
      return null
    },
    'break/start': () => {
      const time = timeNow(attempt().time)
      if (attempt().phase !== 'answering') refuse('attempt/wrong-phase')
      if ((time.breaks.untilWallMs ?? 0) > Date.now()) refuse('attempt/on-break')
      if (time.breaks.left === 0) refuse('break/none-left')
      const untilWallMs = Date.now() + time.breaks.minutes * 60_000
      return setTime({ ...time, isRunning: false, breaks: { ...time.breaks, left: time.breaks.left - 1, untilWallMs } })
    },
    'break/end': () => {
      const time = timeNow(attempt().time)
      return setTime({ ...time, isRunning: time.leftMs !== 0, breaks: { ...time.breaks, untilWallMs: null } })
    },
    'attempt/download': ({ format }) => {
      if (attempt().phase !== 'submitted') refuse('attempt/wrong-phase')
      return { path: `/home/ines/answers.${{ pdf: 'pdf', markdown: 'md', json: 'json' }[format]}` }
    },
    'attempt/delete': () => {
      const { policy, phase, attemptId } = attempt()
      const isAllowed = policy.deletion === 'always' || (policy.deletion !== 'never' && phase !== 'submitted')
      if (!isAllowed) refuse('deletion/not-allowed')
      forget()
      return { attemptId, deletedWallMs: Date.now(), receipt: `candor-deletion-1.${'A'.repeat(60)}`, isKeyGone: true }
    },
    'attempt/retake': () =>
      script.retake ?? {
        invitationCode: 'HKTR7WQM3NXP',
        attemptNumber: attempt().attemptNumber,
        attemptsAllowed: attempt().policy.retake.attempts,
        isAllowed: attempt().attemptNumber < attempt().policy.retake.attempts,
        fromWallMs: null,
        code: attempt().attemptNumber < attempt().policy.retake.attempts ? null : 'retake/none-left',
      },
    'results/look': () => {
      const state = attempt().policy.results === 'nothing' ? 'not-shown' : 'not-released'
      return script.results ?? { state, releasedMs: null, types: [], items: [] }
    },
    'hand-over/offer': () => {
      keep({ ...attempt(), isHandedOver: true })
      return { code: 'K7QM-3NXP-HKTR-7WQM-AB2C-DE3F-GH4J', expiresWallMs: Date.now() + 86_400_000 }
    },
    'hand-over/cancel': () => {
      keep({ ...attempt(), isHandedOver: false })
      return attempt()
    },
    'hand-over/take': ({ code }) => {
      if (code.replaceAll(/[\s-]/g, '').length !== 28) refuse('handover/malformed')
      keep({ ...attempt(), phase: 'answering', isHandedOver: false })
      return attempt()
    },
    'preview/pack': () => script.preview ?? null,
  }
}
