import type { Moment } from '../../../shared/attempt/clock.ts'
import type { EventData, JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { toHex } from '../../../shared/bytes.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { checkEvent } from '../../../shared/journal/check-event.ts'
import type { Signing } from '../../../shared/journal/encode-batch.ts'
import {
  CHECKPOINT_INTERVAL_MS,
  createSyncMeter,
  isNews,
  isUrgentByType,
} from '../../../shared/journal/flush-policy.ts'
import type { ArrivedEvent, SegmentOrigin } from '../../../shared/journal/frame-batch.ts'
import { DIGEST_BYTES, HEADER_BYTES, MAX_FRAME_LENGTH, MAX_U32 } from '../../../shared/journal/layout.ts'
import { payloadBytes } from '../../../shared/journal/payload.ts'
import type { JournalPrimitives, Signer } from '../../../shared/journal/primitives.ts'
import { createSegmentWriter, type SegmentEnd } from '../../../shared/journal/segment-writer.ts'
import type { AttemptFolder } from './attempt-folder.ts'
import type { RecoveredAttempt } from './recover.ts'
import { createSegmentSession, type SegmentSession } from './segment-session.ts'
import { nextShippable, type Shippable, type ShippableSegment } from './shippable.ts'
import { storageError } from './storage-error.ts'

/*
 * Longer than most files, because it is one state machine: what is pending, what is being written, and the segment it
 * goes to (docs/formats/journal-v1.md, section 11). What can be decided without that state is in flush-policy,
 * frame-batch and shippable; one open segment is segment-session; bytes are shared/journal's, files the folder's.
 */

export interface JournalClock {
  /** Unix milliseconds. */
  readonly wallMs: () => number
  /** Milliseconds by a clock that is never set; fractions are dropped from events and kept for measuring. */
  readonly monoMs: () => number
}

export interface JournalTimers {
  readonly set: (callback: () => void, delayMs: number) => unknown
  readonly clear: (timer: unknown) => void
}

export interface JournalWriterInput {
  readonly folder: AttemptFolder
  readonly primitives: JournalPrimitives
  readonly deviceKey: Signer
  readonly attemptId: string
  readonly attemptKey: Uint8Array
  /** Seals the attempt key to the scoring key, anew for each segment. */
  readonly sealKey: () => Promise<Uint8Array>
  readonly scoringKeyId: Uint8Array
  readonly clock: JournalClock
  readonly timers: JournalTimers
  readonly sessionFacts: Omit<EventData<'session.started'>, 'isResumed'>
  /** Written right after `session.started` where no segment holds it yet (J58); else the caller appends it first. */
  readonly attemptFacts?: EventData<'attempt.opened'>
  /** What was approved for this candidate; written right after `attempt.opened`. */
  readonly accommodation?: EventData<'accommodation.applied'> | null
  readonly recovered: RecoveredAttempt
  /** Goes on with an attempt that was handed over (docs/spec/hand-over.md, H6, H10); else such a one takes nothing (J49). */
  readonly takesOver?: boolean
  /** A segment of this size or age is followed by a new one (J57). */
  readonly maxSegmentBytes?: number
  readonly maxSegmentMs?: number
}

/** Where the durable part of the journal stands. */
export interface JournalPosition {
  readonly segment: number
  readonly durableOffset: number
  /** End of the last durable unit of this segment; what lies beyond cannot be shipped yet. */
  readonly checkpointOffset: number
  readonly nextSeq: number
  /** Running head at `durableOffset`, lower-case hex: what a receipt for this place states. Computed when read. */
  readonly headDigest: string
  /** Events that were appended and are not durable yet. */
  readonly pendingEvents: number
  readonly isSealed: boolean
}

export interface JournalFailure {
  readonly code: ErrorCode
  readonly error: AppError
  /** Events that are in memory only. */
  readonly pendingEvents: number
}

export type DurableListener = (events: readonly JournalEvent[], position: JournalPosition) => void
export type FailureListener = (failure: JournalFailure) => void

export interface JournalWriter {
  /**
   * Appends a fact. Resolves with its place once it is on disk (J52); stays pending while nothing can be written.
   * Rejects with an AppError when the event may not be written at all, or when the journal is sealed or closed.
   */
  readonly append: (event: NewEvent, options?: { readonly isUrgent?: boolean }) => Promise<JournalEvent>
  /** Writes what is pending now; resolves when all of it is durable, rejects when the disk refuses. */
  readonly flush: () => Promise<void>
  /**
   * Ends the attempt; resolves when the seal is durable. From the call on, appends reject with `journal/sealed`.
   * While the disk refuses it stays pending; it rejects when the journal is closed first.
   */
  readonly seal: () => Promise<void>
  /** Records the end of the process, signs, and lets go of the files. Tries once; what cannot be written rejects. */
  readonly close: (reason: EventData<'session.ended'>['reason']) => Promise<void>
  readonly position: () => JournalPosition
  /** The present on the clock of the segment that was opened last; null before there is one. */
  readonly moment: () => Moment | null
  /** The next durable bytes for a server whose head is at this place; offset 0 when it lacks even the header. */
  readonly unitsAfter: (segment: number, offset: number) => Promise<Shippable | null>
  /** Called after each sync with the events that it made durable. Returns the unsubscribe. */
  readonly onDurable: (listener: DurableListener) => () => void
  /** Called when the disk refused; nothing is lost, and writing goes on in a new file as soon as one can be made. */
  readonly onFailure: (listener: FailureListener) => () => void
}

interface PendingEvent extends ArrivedEvent {
  readonly isUrgent: boolean
  readonly resolve: (event: JournalEvent) => void
  readonly reject: (error: AppError) => void
}

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000
const MAX_SEGMENT_BYTES = 2 ** 30
const MAX_SEGMENT_MS = 30 * 24 * 3_600_000
/** Room for what surrounds the largest event in its frame. */
const MAX_EVENT_BYTES = MAX_FRAME_LENGTH - 256
/** Sequence numbers kept free, so that what the writer itself must record always has one. */
const RESERVED_EVENTS = 1_000

/** What says on which device an attempt goes on. */
const handOvers: ReadonlySet<NewEvent['type']> = new Set(['attempt.handed-over', 'attempt.taken-over'])

function ignore(): void {}

/**
 * Makes the writer of a recovered attempt. `start` creates its segment and must be awaited first; it rejects when
 * nothing can be written.
 * @returns the writer, and what its segment started with.
 */
export function createJournalWriter(
  input: JournalWriterInput,
): JournalWriter & { readonly start: () => Promise<readonly JournalEvent[]> } {
  const { folder, clock, timers, recovered } = input
  const maxSegmentBytes = input.maxSegmentBytes ?? MAX_SEGMENT_BYTES
  const maxSegmentMs = input.maxSegmentMs ?? MAX_SEGMENT_MS
  const syncMeter = createSyncMeter()
  const durableListeners = new Set<DurableListener>()
  const failureListeners = new Set<FailureListener>()
  const shippables: ShippableSegment[] = []

  let session: SegmentSession | null = null
  /** Good end of the last segment that is no longer written to. */
  let lastEnd: SegmentEnd | null = recovered.readings.at(-1)?.end ?? null
  /** What the next segment has to record before anything else. */
  let notices: readonly NewEvent[] = recovered.notices
  const isHandedOver = recovered.events.findLast(({ type }) => handOvers.has(type))?.type === 'attempt.handed-over'
  const isGivenAway = isHandedOver && input.takesOver !== true
  let hasTakenOver = false
  let isAttemptOpened = recovered.events.some((event) => event.type === 'attempt.opened')

  let pending: PendingEvent[] = []
  let isUrgentPending = false
  let inFlight = 0
  let lastEventMs = 0
  /** Start of the segment that was opened last, on the process's clock. */
  let opened: Moment | null = null
  let hasNews = false
  let isCheckpointWanted = false
  let sealing: { promise: Promise<void>; resolve: () => void; reject: (error: AppError) => void } | null = null
  let isSealed = recovered.isSealed
  let isClosed = false

  let running: Promise<void> | null = null
  let flushTimer: { readonly timer: unknown; readonly dueMs: number } | null = null
  let checkpointTimer: unknown = null
  let lastFlushMs = Number.NEGATIVE_INFINITY
  let retryAtMs = Number.NEGATIVE_INFINITY
  let failures = 0
  let lastFailure: AppError | null = null

  // ── arriving ──────────────────────────────────────────────────────────────────────────────────────────────────

  function append(event: NewEvent, options: { readonly isUrgent?: boolean } = {}): Promise<JournalEvent> {
    const refusal = refusalOf(event)
    if (refusal !== null) return Promise.reject(new AppError(refusal))
    return new Promise((resolve, reject) => {
      const isUrgent = options.isUrgent ?? isUrgentByType(event.type)
      pending.push({ event, ...stampNow(), isUrgent, resolve, reject })
      isUrgentPending ||= isUrgent
      schedule()
    })
  }

  function refusalOf(event: NewEvent): ErrorCode | null {
    if (isSealed || sealing !== null) return 'journal/sealed'
    if (isGivenAway) return 'attempt/handed-over'
    if (isClosed) return 'journal/closed'
    if (nextSeq() + pending.length + inFlight >= MAX_U32 - RESERVED_EVENTS) return 'journal/full'
    return checkEvent(event) ?? (payloadBytes(event) > MAX_EVENT_BYTES ? 'journal/event-too-large' : null)
  }

  /** The present on both clocks; monotonic time never falls, whatever the clock does. */
  function stampNow(): SegmentOrigin {
    lastEventMs = Math.max(lastEventMs, Math.floor(clock.monoMs()))
    return { wallMs: Math.floor(clock.wallMs()), monoMs: lastEventMs }
  }

  function nextSeq(): number {
    return session?.durable().nextSeq ?? lastEnd?.nextSeq ?? 0
  }

  function isSealWanted(): boolean {
    return sealing !== null && !isSealed
  }

  // ── when to write (J53, J54) ──────────────────────────────────────────────────────────────────────────────────

  /** Writes now or sets the timer. Writes never overlap: what arrives during one is looked at after it. */
  function schedule(): void {
    if (running !== null || isClosed) return
    const dueMs = dueAt()
    if (dueMs === null || dueMs === flushTimer?.dueMs) return
    clearFlushTimer()
    const delayMs = dueMs - clock.monoMs()
    if (delayMs <= 0) {
      startRun()
      return
    }
    const wake = () => {
      flushTimer = null
      schedule()
    }
    flushTimer = { timer: timers.set(wake, delayMs), dueMs }
  }

  /** When the next write is due, on the monotonic clock; null when there is nothing to write. */
  function dueAt(): number | null {
    const mustSign = isCheckpointWanted || isSealWanted()
    if (pending.length === 0 && !mustSign) return null
    const isNow = mustSign || isUrgentPending
    return Math.max(isNow ? Number.NEGATIVE_INFINITY : lastFlushMs + syncMeter.windowMs(), retryAtMs)
  }

  function clearFlushTimer(): void {
    if (flushTimer !== null) timers.clear(flushTimer.timer)
    flushTimer = null
  }

  function startRun(): void {
    clearFlushTimer()
    running = run().finally(() => {
      running = null
      schedule()
    })
  }

  /** Signs five seconds after the first news since the last checkpoint. */
  function armCheckpoint(): void {
    if (!hasNews && checkpointTimer !== null) {
      timers.clear(checkpointTimer)
      checkpointTimer = null
    }
    if (!hasNews || checkpointTimer !== null || isClosed) return
    checkpointTimer = timers.set(() => {
      checkpointTimer = null
      isCheckpointWanted = hasNews
      schedule()
    }, CHECKPOINT_INTERVAL_MS)
  }

  // ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** One write and one sync of all that is pending. A fault of the disk goes to the listeners; a bug is thrown. */
  async function run(): Promise<void> {
    lastFlushMs = clock.monoMs()
    const batch = pending
    pending = []
    isUrgentPending = false
    inFlight = batch.length
    try {
      const events = await writePending(batch)
      inFlight = 0
      settle(batch, events)
      tellDurable(events)
    } catch (error) {
      inFlight = 0
      if (!(error instanceof AppError)) throw error
      pending = [...batch, ...pending]
      isUrgentPending = pending.length > 0 // the next file is tried as soon as one may be
      await stopSegment(error)
    }
  }

  /** Writes a batch to the open segment, or to a new one where the old is full or gone. */
  async function writePending(batch: readonly PendingEvent[]): Promise<readonly JournalEvent[]> {
    if (session !== null && isFull(session)) tellDurable(await rotate(session))
    if (session === null) tellDurable(await openSegment(batch[0]))
    if (session === null) throw new Error('a segment was opened and is not there')
    const isSealing = isSealWanted()
    const signing: Signing = isSealing ? 'seal' : mustSign(batch) ? 'checkpoint' : 'when-large'
    const events = await session.write(batch, signing, signTime(batch))
    noteWritten(session, batch)
    isSealed ||= isSealing
    if (isSealing) sealing?.resolve()
    return events
  }

  function mustSign(batch: readonly PendingEvent[]): boolean {
    return isCheckpointWanted || batch.some(({ isUrgent }) => isUrgent)
  }

  /** A checkpoint states the time of its last event, so that events that arrived since never seem older than it. */
  function signTime(batch: readonly ArrivedEvent[]): number {
    return batch.at(-1)?.monoMs ?? stampNow().monoMs
  }

  function noteWritten(current: SegmentSession, events: readonly ArrivedEvent[]): void {
    failures = 0
    retryAtMs = Number.NEGATIVE_INFINITY
    isCheckpointWanted = false
    hasNews = current.durable().unitBytes > 0 && (hasNews || events.some(({ event }) => isNews(event.type)))
    armCheckpoint()
  }

  function settle(batch: readonly PendingEvent[], events: readonly JournalEvent[]): void {
    for (const [index, { resolve }] of batch.entries()) {
      const event = events[index]
      if (event !== undefined) resolve(event)
    }
  }

  function tellDurable(events: readonly JournalEvent[]): void {
    const here = position()
    for (const listener of durableListeners) tellSafely(() => listener(events, here))
  }

  // ── segments ──────────────────────────────────────────────────────────────────────────────────────────────────

  function isFull(current: SegmentSession): boolean {
    return current.durable().offset >= maxSegmentBytes || clock.monoMs() - current.origin.monoMs >= maxSegmentMs
  }

  /** J57: ends a full segment in good order. Another is opened by the caller. */
  async function rotate(current: SegmentSession): Promise<readonly JournalEvent[]> {
    // Stamped as its last known moment: events that wait for the next segment arrived after it.
    const event: NewEvent = { type: 'session.ended', data: { reason: 'rotated' } }
    const ended: ArrivedEvent = { event, wallMs: Math.floor(clock.wallMs()), monoMs: current.lastMonoMs() }
    const events = await current.write([ended], 'checkpoint', ended.monoMs)
    leaveSegment(current)
    await current.close().catch(ignore) // all of it is durable
    return events
  }

  function leaveSegment(current: SegmentSession): void {
    lastEnd = current.durable().end()
    current.shippable.committedEnd = lastEnd.offset
    session = null
    hasNews = false
    armCheckpoint()
  }

  /**
   * J51, J58: creates the next segment and writes what it must start with. It starts at the earliest event that waits
   * for it, so that no event has a time before its segment.
   */
  async function openSegment(earliest: ArrivedEvent | undefined): Promise<readonly JournalEvent[]> {
    const origin = earliest === undefined ? stampNow() : { wallMs: earliest.wallMs, monoMs: earliest.monoMs }
    const writer = createSegmentWriter(input.primitives, input.deviceKey, {
      attemptId: input.attemptId,
      createdMs: origin.wallMs,
      previous: lastEnd,
      attemptKey: input.attemptKey,
      sealedKey: await input.sealKey(),
      scoringKeyId: input.scoringKeyId,
      salt: input.primitives.randomBytes(16),
    })
    const file = await folder.create(writer.mark().segment, writer.header).catch((error: unknown) => {
      throw storageError(error)
    })
    session = createSegmentSession(writer, file, origin, meterSync)
    shippables.push(session.shippable)
    opened = { segment: session.shippable.segment, monoMs: origin.monoMs }
    const opening = openingEvents().map((event) => ({ event, ...origin }))
    const events = await session.write(opening, 'checkpoint', origin.monoMs)
    noteWritten(session, opening)
    notices = []
    isAttemptOpened = true
    hasTakenOver = true
    return events
  }

  function openingEvents(): readonly NewEvent[] {
    const isResumed = lastEnd !== null && lastEnd.nextSeq > 0
    const started: NewEvent = { type: 'session.started', data: { ...input.sessionFacts, isResumed } }
    const { attemptFacts } = input
    if (isHandedOver && !hasTakenOver) return [started, { type: 'attempt.taken-over', data: {} }, ...notices]
    if (isAttemptOpened || attemptFacts === undefined) return [started, ...notices]
    const applied: readonly NewEvent[] =
      input.accommodation == null ? [] : [{ type: 'accommodation.applied', data: input.accommodation }]
    return [started, { type: 'attempt.opened', data: attemptFacts }, ...applied, ...notices]
  }

  async function meterSync(write: () => Promise<void>): Promise<void> {
    const startedMs = clock.monoMs()
    await write()
    syncMeter.record(clock.monoMs() - startedMs)
  }

  /** J56: leaves the segment alone, remembers what was durable, and tries again in a new one. */
  async function stopSegment(error: AppError): Promise<void> {
    const stopped = session
    if (stopped !== null) {
      leaveSegment(stopped)
      await stopped.close().catch(ignore)
    }
    const failed: NewEvent = { type: 'storage.failed', data: { code: error.code } }
    notices = [...notices.filter(({ type }) => type !== 'storage.failed'), failed]
    // A file that broke after it had served is replaced at once; else time must pass, longer each time.
    const hasServed = stopped !== null && stopped.durable().offset > HEADER_BYTES
    failures++
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS)
    retryAtMs = hasServed ? Number.NEGATIVE_INFINITY : clock.monoMs() + delayMs
    lastFailure = error
    const failure = { code: error.code, error, pendingEvents: pending.length }
    for (const listener of failureListeners) tellSafely(() => listener(failure))
  }

  // ── ending ────────────────────────────────────────────────────────────────────────────────────────────────────

  async function flush(): Promise<void> {
    while (pending.length > 0 || running !== null) {
      if (running === null && retryAtMs > clock.monoMs()) throw lastFailure ?? new AppError('journal/storage-failed')
      if (running === null) startRun()
      await running
    }
  }

  function seal(): Promise<void> {
    if (isSealed) return Promise.resolve()
    if (isClosed) return Promise.reject(new AppError('journal/closed'))
    if (sealing === null) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      sealing = { promise, resolve, reject }
      schedule()
    }
    return sealing.promise
  }

  async function close(reason: EventData<'session.ended'>['reason']): Promise<void> {
    if (isClosed) return
    while (running !== null) await running // one write may start the next; the end comes after all of them
    if (isClosed) return
    if (!isSealed && session !== null && sealing === null) {
      const event: NewEvent = { type: 'session.ended', data: { reason } }
      pending.push({ event, ...stampNow(), isUrgent: true, resolve: ignore, reject: ignore })
    }
    if (pending.length > 0 || isSealWanted()) {
      if (running === null) startRun()
      await running
    }
    isClosed = true
    clearFlushTimer()
    if (checkpointTimer !== null) timers.clear(checkpointTimer)
    await running
    const error = lastFailure ?? new AppError('journal/closed')
    for (const { reject } of pending) reject(error)
    if (!isSealed) sealing?.reject(error)
    await session?.close().catch(ignore)
  }

  function position(): JournalPosition {
    const end = session?.durable().end ?? (() => lastEnd)
    const { segment, offset } = session?.durable() ?? lastEnd ?? { segment: 0, offset: 0 }
    return {
      get headDigest() {
        return toHex(end()?.head ?? new Uint8Array(DIGEST_BYTES))
      },
      segment,
      durableOffset: offset,
      checkpointOffset: shippables[segment]?.checkpointEnds.at(-1) ?? Math.min(offset, HEADER_BYTES),
      nextSeq: nextSeq(),
      pendingEvents: pending.length + inFlight,
      isSealed,
    }
  }

  /** Learns what earlier segments can be shipped, then opens this process's own, unless the attempt is sealed (J47). */
  async function start(): Promise<readonly JournalEvent[]> {
    for (const [segment, { checkpointEnds, end }] of recovered.readings.entries()) {
      const header = await folder.read(segment, 0, HEADER_BYTES)
      const isLastOfAll = recovered.isSealed && segment === recovered.readings.length - 1
      shippables.push({
        segment,
        header,
        checkpointEnds: [...checkpointEnds],
        committedEnd: isLastOfAll ? null : end.offset,
      })
    }
    if (recovered.isSealed || isGivenAway) return []
    return openSegment(undefined).catch(async (error: unknown) => {
      await session?.close().catch(ignore)
      throw error
    })
  }

  return {
    start,
    append,
    flush,
    seal,
    close,
    position,
    moment: () => (opened === null ? null : { ...opened, monoMs: stampNow().monoMs - opened.monoMs }),
    unitsAfter: (segment, offset) => nextShippable(folder, shippables, segment, offset),
    onDurable: (listener) => subscribe(durableListeners, listener),
    onFailure: (listener) => subscribe(failureListeners, listener),
  }
}

/** A listener's bug is thrown where nothing waits for it: taken for a fault of the disk, it would repeat the write. */
function tellSafely(tell: () => void): void {
  try {
    tell()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
