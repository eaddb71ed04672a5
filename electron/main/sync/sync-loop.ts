import type { Enrolment } from '../../../shared/api/enrolment.ts'
import type { Head, UnitReply } from '../../../shared/api/sync.ts'
import { AppError, errors, isErrorCode } from '../../../shared/errors.ts'
import type { SyncView } from '../../../shared/ipc/views.ts'
import type { Clock, Timers } from '../clock.ts'
import { reactTo } from './reaction.ts'
import type { ScoringApi } from './scoring-api.ts'

/** What comes next after a head: a segment's header, or the bytes of one unit. */
export type Shipment =
  | { readonly type: 'header'; readonly segment: number; readonly bytes: Uint8Array }
  | { readonly type: 'unit'; readonly segment: number; readonly offset: number; readonly bytes: Uint8Array }

export interface SyncDeps {
  readonly api: ScoringApi
  readonly attemptId: string
  readonly enrolment: Enrolment
  /** The next durable bytes that the server lacks; null when it holds them all. */
  readonly next: (head: Head | null) => Promise<Shipment | null>
  readonly pendingBytes: (head: Head | null) => number
  /** Told about each receipt, once. */
  readonly received: (reply: UnitReply) => void
  /** Told whether the server answered. */
  readonly saw: (isReachable: boolean, detail: string) => void
  readonly changed: (view: SyncView) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
}

export interface Sync {
  readonly view: () => SyncView
  /** Says that there may be something new to send; does nothing while a wait after a failure runs. */
  readonly nudge: () => void
  /** Tries at once, whatever was planned. */
  readonly now: () => void
  /**
   * Sends everything that is durable and signed now, whatever was planned. Rejects with what kept it from being sent, which
   * then takes its usual course.
   */
  readonly drain: () => Promise<void>
  readonly stop: () => void
}

/**
 * Ships a journal (docs/spec/sync.md). The server's head decides what is next; nothing is remembered between starts. One
 * request at a time. Runs until `stop`.
 */
export function startSync(deps: SyncDeps): Sync {
  let view: SyncView = {
    state: 'waiting',
    pendingBytes: 0,
    sentWallMs: null,
    nextTryWallMs: null,
    code: null,
    detail: null,
  }
  let head: Head | null = null
  let isEnrolled = false
  let hasEnrolledAgain = false
  /** In a row, without a stored unit between them. */
  let failures = 0
  let lastUploadMs = Number.NEGATIVE_INFINITY
  let isStopped = false
  let isRunning = false
  let isWanted = false
  const whenIdle: (() => void)[] = []
  let forgetWait: (() => void) | null = null

  const show = (change: Partial<SyncView>) => {
    view = { ...view, pendingBytes: deps.pendingBytes(head), ...change }
    deps.changed(view)
  }

  const enrol = async () => {
    const reply = await deps.api.enrol(deps.attemptId, deps.enrolment)
    head = reply.head
    isEnrolled = true
  }

  const ship = async (shipment: Shipment) => {
    const { attemptId, enrolment, api } = deps
    if (shipment.type === 'header') {
      head = (await api.putSegment(attemptId, enrolment.token, shipment.segment, shipment.bytes)).head
      return
    }
    const reply = await api.postUnit(attemptId, enrolment.token, shipment, shipment.bytes)
    lastUploadMs = deps.clock.monoMs()
    head = reply.head
    failures = 0
    deps.received(reply)
  }

  /** S25: what is left of the pause that the server asked for between two uploads. */
  const pauseMs = () => Math.max(0, lastUploadMs + deps.api.shipIntervalMs() - deps.clock.monoMs())

  const shipAll = async () => {
    if (!isEnrolled) {
      await enrol()
      deps.saw(true, 'the server answers')
    }
    let before: Shipment | null = null
    for (let shipment = await deps.next(head); shipment !== null && !isStopped; shipment = await deps.next(head)) {
      // An answer that took a shipment and moved nothing would be asked for forever.
      if (isSamePlace(shipment, before)) throw new AppError('server/unexpected')
      if (pauseMs() > 0) {
        pause(pauseMs(), {})
        return
      }
      show({ state: 'sending', code: null, detail: null, nextTryWallMs: null })
      await ship(shipment)
      deps.saw(true, 'the server answers')
      before = shipment
    }
    // Told once, not at each of the commits that bring nothing to send yet.
    if (!isStopped && (before !== null || view.state !== 'sent')) {
      failures = 0
      show({ state: 'sent', sentWallMs: deps.clock.wallMs(), code: null, detail: null, nextTryWallMs: null })
    }
  }

  const pause = (ms: number, why: Pick<Partial<SyncView>, 'code' | 'detail'>) => {
    show({ state: 'waiting', code: null, detail: null, ...why, nextTryWallMs: deps.clock.wallMs() + ms })
    wait(ms)
  }

  const fail = (cause: unknown) => {
    if (isStopped) return
    failures += 1
    if (cause instanceof AppError && cause.code === 'server/unreachable') deps.saw(false, 'the server does not answer')
    const reaction = reactTo(cause, failures, hasEnrolledAgain, deps.random())
    if (reaction.type === 'go-on') {
      head = reaction.head
      wait(reaction.ms)
    } else if (reaction.type === 'enrol-again') {
      hasEnrolledAgain = true
      isEnrolled = false
      wait(0)
    } else if (reaction.type === 'wait') {
      const { code, ms } = reaction
      pause(ms, { code, detail: errors[code].message })
    } else {
      isStopped = true
      show({ state: 'stopped', code: reaction.code, detail: errors[reaction.code].message, nextTryWallMs: null })
    }
  }

  const wait = (ms: number) => {
    forgetWait?.()
    forgetWait = deps.timers.after(ms, () => {
      forgetWait = null
      void run()
    })
  }

  const idle = () => {
    isRunning = false
    for (const resolve of whenIdle.splice(0)) resolve()
  }

  const run = async () => {
    if (isStopped) return
    isWanted = true
    if (isRunning) return
    isRunning = true
    try {
      while (isWanted && !isStopped) {
        isWanted = false
        await shipAll()
      }
    } catch (cause) {
      fail(cause)
    } finally {
      idle()
    }
  }

  const drain = async () => {
    while (isRunning) await new Promise<void>((resolve) => whenIdle.push(resolve))
    if (isStopped) throw new AppError(view.code !== null && isErrorCode(view.code) ? view.code : 'sync/not-enrolled')
    forgetWait?.()
    forgetWait = null
    isRunning = true
    try {
      // A pause that the server asked for is kept: what is left then is sent after it.
      for (await shipAll(); (await deps.next(head)) !== null && !isStopped; await shipAll())
        await new Promise<void>((resolve) => deps.timers.after(Math.max(1, pauseMs()), resolve))
    } catch (cause) {
      fail(cause)
      throw cause
    } finally {
      idle()
    }
    if (isWanted) void run()
  }

  void run()
  return {
    drain,
    view: () => ({ ...view, pendingBytes: deps.pendingBytes(head) }),
    nudge: () => {
      if (forgetWait === null) void run()
    },
    now: () => {
      forgetWait?.()
      forgetWait = null
      void run()
    },
    stop: () => {
      isStopped = true
      forgetWait?.()
    },
  }
}

function isSamePlace(shipment: Shipment, before: Shipment | null): boolean {
  if (before === null || shipment.type !== before.type || shipment.segment !== before.segment) return false
  return shipment.type === 'header' || before.type === 'header' || shipment.offset === before.offset
}
