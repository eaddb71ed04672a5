import { PRESENCE_INTERVAL_MS, type Presence, type SignedMessage } from '../../../shared/api/live.ts'
import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { AppError } from '../../../shared/errors.ts'
import type { LiveView } from '../../../shared/ipc/views.ts'
import type { JournalPrimitives, Verifier } from '../../../shared/journal/primitives.ts'
import { readMessage } from '../../../shared/live/statement.ts'
import { applyLive, emptyLive } from '../../../shared/live/thread.ts'
import type { IntegrityRules } from '../../../shared/policy/integrity.ts'
import type { Timers } from '../clock.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'

/** Changes that come together make one report. */
const settleMs = 200

export interface LiveLinkDeps {
  readonly rules: IntegrityRules['live']
  readonly attemptId: string
  readonly token: string
  readonly api: Pick<ScoringApi, 'putPresence' | 'postMessage'>
  readonly sha256: JournalPrimitives['sha256']
  /** By the receipt key of the invitation. */
  readonly verify: Verifier
  /** Resolves once the event is durable. */
  readonly record: (event: NewEvent) => Promise<number>
  /** Answering, and not handed over. */
  readonly isRunning: () => boolean
  readonly isOnBreak: () => boolean
  readonly uuid: () => string
  readonly timers: Timers
  readonly changed: (view: LiveView) => void
}

/** The candidate's side of the live view (docs/spec/live.md): reports presence, carries messages both ways. */
export interface LiveLink {
  readonly view: () => LiveView
  /** Folds what became durable. */
  readonly saw: (events: readonly JournalEvent[]) => void
  readonly raiseHand: (isRaised: boolean) => Promise<void>
  readonly write: (text: string) => Promise<void>
  readonly read: (id: string) => Promise<void>
  /** Begins to report; does nothing where the policy has no live view. */
  readonly start: () => void
  /** Reports `left` once, without waiting for an answer, and ends. */
  readonly stop: () => void
}

export function createLiveLink(deps: LiveLinkDeps, earlier: readonly JournalEvent[]): LiveLink {
  const state = emptyLive()
  for (const event of earlier) applyLive(state, event)
  /** Messages of the candidate that the server said to hold, and whether it knows of the hand: since this start. */
  const told = new Set<string>()
  /** Messages that the server refuses for good: they stay in the journal, and asking again would change nothing. */
  const refused = new Set<string>()
  let isHandTold = false
  let isStarted = false
  let isReporting = false
  let isWanted = false
  let forget: (() => void)[] = []
  /** Messages that are being written to the journal, which the next answer may bring again. */
  const arriving = new Set<string>()

  const view = (): LiveView => ({
    isWatched: deps.rules.isWatched,
    mayWrite: deps.rules.isWatched && deps.rules.mayWrite,
    isHandRaised: state.isHandRaised,
    isHandTold,
    messages: [...state.messages.values()].map((message) => ({
      ...message,
      isTold: message.from === 'invigilator' || told.has(message.id),
    })),
  })
  const tell = () => deps.changed(view())

  const presence = (phase: Presence['phase']): Presence => {
    const theirs = [...state.messages.values()].filter(({ from }) => from === 'invigilator')
    return {
      phase,
      coverage: [...state.coverage].map(([sensor, covered]) => ({ sensor, state: covered })),
      isHandRaised: state.isHandRaised,
      arrived: theirs.map(({ id }) => id),
      read: theirs.filter(({ isRead }) => isRead).map(({ id }) => id),
    }
  }
  const phase = (): Presence['phase'] => {
    if (deps.isOnBreak()) return 'break'
    return state.locks.size > 0 ? 'asked' : 'answering'
  }

  /** LV4, LV5: shown once it is durable; what does not hold is dropped. */
  const take = async ({ text, statement }: SignedMessage): Promise<void> => {
    const read = readMessage(text, statement, deps.attemptId, deps.sha256, deps.verify)
    if (read === null || state.messages.has(read.messageId) || arriving.has(read.messageId)) return
    arriving.add(read.messageId)
    try {
      const { messageId: id, serverTimeMs } = read
      await deps.record({ type: 'message.arrived', data: { id, text, serverTimeMs, statement } })
    } finally {
      arriving.delete(read.messageId)
    }
  }
  const sendMessages = async (): Promise<void> => {
    for (const { id, from, text } of state.messages.values()) {
      if (from !== 'candidate' || told.has(id) || refused.has(id)) continue
      try {
        await deps.api.postMessage(deps.attemptId, deps.token, { id, text })
        told.add(id)
      } catch (cause) {
        if (!(cause instanceof AppError) || !cause.code.startsWith('live/')) throw cause
        refused.add(id)
      }
      tell()
    }
  }
  const reportOnce = async (): Promise<void> => {
    const report = presence(phase())
    const { messages } = await deps.api.putPresence(deps.attemptId, deps.token, report)
    if (isHandTold !== report.isHandRaised || state.isHandRaised !== report.isHandRaised) {
      isHandTold = report.isHandRaised && state.isHandRaised
      tell()
    }
    if (deps.rules.mayWrite) await sendMessages()
    const known = state.messages.size
    for (const message of messages) await take(message)
    if (state.messages.size > known) isWanted = true // says at once that they arrived
  }
  const report = async (): Promise<void> => {
    isWanted = true
    if (isReporting || !isStarted) return
    isReporting = true
    try {
      while (isWanted && isStarted && deps.isRunning()) {
        isWanted = false
        await reportOnce()
      }
    } catch {
      // LV1: a report that does not arrive is forgotten; the next one says all.
    } finally {
      isReporting = false
    }
  }
  let forgetSoon: (() => void) | null = null
  const soon = () => {
    forgetSoon ??= deps.timers.after(settleMs, () => {
      forgetSoon = null
      void report()
    })
  }

  const demandWriting = () => {
    if (!view().mayWrite) throw new AppError('live/not-allowed')
    if (!deps.isRunning()) throw new AppError('attempt/wrong-phase')
  }
  return {
    view,
    saw: (events) => {
      let isChanged = false
      for (const event of events) isChanged = applyLive(state, event) || isChanged
      if (!isChanged || !isStarted) return
      if (!state.isHandRaised) isHandTold = false
      tell()
      soon()
    },
    raiseHand: async (isRaised) => {
      demandWriting()
      if (state.isHandRaised !== isRaised) await deps.record({ type: 'hand.raised', data: { isRaised } })
    },
    write: async (text) => {
      demandWriting()
      await deps.record({ type: 'message.sent', data: { id: deps.uuid(), text } })
    },
    read: async (id) => {
      const message = state.messages.get(id)
      if (message === undefined || message.isRead || !deps.isRunning()) return
      await deps.record({ type: 'message.read', data: { id } })
    },
    start: () => {
      if (isStarted || !deps.rules.isWatched) return
      isStarted = true
      forget = [deps.timers.every(PRESENCE_INTERVAL_MS, () => void report())]
      void report()
    },
    stop: () => {
      if (!isStarted) return
      isStarted = false
      for (const one of forget) one()
      forgetSoon?.()
      void deps.api.putPresence(deps.attemptId, deps.token, presence('left')).catch(() => undefined)
    },
  }
}
