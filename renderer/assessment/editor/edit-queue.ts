import type { Reply, Splice } from '../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { type Entry, type FieldEdit, replan, type Shown, type Snapshot } from './replan.ts'

const MAX_SPLICES = 1_000
const BATCH_MS = 16
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 8_000

export interface QueueFailure {
  readonly code: string
  readonly message: string
}

export interface QueueState {
  /** Entries that main has not confirmed as durable, the one being gathered included. */
  readonly pending: number
  /** Why recording is behind; null while it is not. */
  readonly failure: QueueFailure | null
}

export interface EditQueueDeps {
  readonly sendEdit: (field: string, baseLength: number, splices: Splice[]) => Promise<Reply<'attempt/edit'>>
  readonly sendValue: (field: string, value: FieldValue) => Promise<Reply<'attempt/set'>>
  /** The values as main has recorded them. */
  readonly readRecorded: () => Promise<
    { ok: true; values: Readonly<Record<string, FieldValue>> } | ({ ok: false } & QueueFailure)
  >
  readonly schedule: (run: () => void, delayMs: number) => void
  readonly onState: (state: QueueState) => void
  /** Main takes no changes now (the time is over, a break is on): what it did not take is given up, and `values` are recorded. */
  readonly onClosed: (code: string, values: Readonly<Record<string, FieldValue>>) => void
}

/** Codes after which nothing more can be recorded, so that trying again would only hide it. */
const FINAL_CODES: ReadonlySet<string> = new Set(['attempt/locked', 'attempt/none-open'])

/** Codes that a rule of the assessment gives: the change came too late, and sending it again would be refused again. */
const CLOSED_CODES: ReadonlySet<string> = new Set(['attempt/time-over', 'attempt/on-break', 'attempt/handed-over'])

/**
 * Carries changes to main in the order in which they were made. Edits gather for one frame, then go at once; replies are
 * not awaited in between, because main answers when a change is durable and keeps the order itself. When main refuses
 * one, the queue stops, lets what is on its way come back, reads what main has recorded and sends the rest again
 * (`replan`), so that what the candidate sees is never replaced and always becomes the record.
 */
export function createEditQueue(deps: EditQueueDeps) {
  let gathering: FieldEdit | null = null
  let isScheduled = false
  let isRecovering = false
  let retryMs = FIRST_RETRY_MS
  let failure: QueueFailure | null = null
  let onTheWay = 0
  let unconfirmed: Entry[] = []
  let waiting: Entry[] = []
  let idleWaiters: (() => void)[] = []
  const shown = new Map<string, Shown>()

  const tell = () => {
    const pending = unconfirmed.length + waiting.length + (gathering ? 1 : 0)
    deps.onState({ pending, failure })
    if (pending > 0 && failure === null) return
    const waiters = idleWaiters
    idleWaiters = []
    for (const wake of waiters) wake()
  }

  const send = (entry: Entry) => {
    if (isRecovering) {
      waiting.push(entry)
      return
    }
    unconfirmed.push(entry)
    onTheWay += 1
    const reply =
      entry.type === 'edit'
        ? deps.sendEdit(entry.field, entry.before.length, entry.splices)
        : deps.sendValue(entry.field, entry.value)
    void reply.then(
      (answer) => settle(entry, answer.ok ? null : answer),
      () => settle(entry, { code: 'app/unexpected', message: 'The recording part of Candor did not answer.' }),
    )
  }

  const settle = (entry: Entry, fault: QueueFailure | null) => {
    onTheWay -= 1
    if (fault === null) {
      unconfirmed = unconfirmed.filter((other) => other !== entry)
      if (!isRecovering) recovered()
    } else {
      isRecovering = true
      failure = fault.code === 'attempt/out-of-step' ? failure : { code: fault.code, message: fault.message }
    }
    if (isRecovering && onTheWay === 0) planRecovery(fault?.code ?? failure?.code ?? '')
    tell()
  }

  const recovered = () => {
    failure = null
    retryMs = FIRST_RETRY_MS
  }

  /** Gives up what a rule refused, and tells what is recorded instead. */
  const close = async (code: string) => {
    const recorded = await deps.readRecorded()
    if (!recorded.ok) return planRecovery(code)
    gathering = null
    unconfirmed = []
    waiting = []
    shown.clear()
    isRecovering = false
    recovered()
    tell()
    deps.onClosed(code, recorded.values)
  }

  const planRecovery = (code: string) => {
    if (FINAL_CODES.has(code)) return
    if (CLOSED_CODES.has(code)) {
      void close(code)
      return
    }
    deps.schedule(recover, retryMs)
    retryMs = Math.min(LAST_RETRY_MS, retryMs * 2)
  }

  const recover = async () => {
    const recorded = await deps.readRecorded()
    if (!recorded.ok) {
      failure = { code: recorded.code, message: recorded.message }
      planRecovery(recorded.code)
      return tell()
    }
    flushGathering()
    const again = replan([...unconfirmed, ...waiting], recorded.values, shown)
    unconfirmed = []
    waiting = []
    isRecovering = false
    for (const entry of again) send(entry)
    if (again.length === 0) recovered()
    tell()
  }

  const flushGathering = () => {
    const entry = gathering
    gathering = null
    if (entry) send(entry)
  }

  const flush = () => {
    isScheduled = false
    flushGathering()
    tell()
  }

  const scheduleFlush = () => {
    if (isScheduled) return
    isScheduled = true
    deps.schedule(flush, BATCH_MS)
  }

  return {
    /** Adds the splices of one change. `before` and `after` are the field's documents around it. */
    edit(field: string, splices: readonly Splice[], before: Snapshot, after: Snapshot): void {
      if (gathering && (gathering.field !== field || gathering.splices.length + splices.length > MAX_SPLICES))
        flushGathering()
      if (gathering) gathering = { ...gathering, after, splices: [...gathering.splices, ...splices] }
      else gathering = { type: 'edit', field, before, after, splices: [...splices] }
      shown.set(field, { type: 'text', document: after })
      scheduleFlush()
      tell()
    },
    /** Sets a field that is no text. */
    set(field: string, value: FieldValue): void {
      flushGathering()
      shown.set(field, { type: 'value', value })
      send({ type: 'set', field, value })
      tell()
    },
    /** Sends what is being gathered now, for example because the window is about to be hidden. */
    flush,
    /** Resolves once main has confirmed everything, or recording is behind for a reason (`failure`). */
    settled(): Promise<QueueFailure | null> {
      flush()
      if (unconfirmed.length + waiting.length === 0 || failure) return Promise.resolve(failure)
      return new Promise((resolve) => idleWaiters.push(() => resolve(failure)))
    },
  }
}

export type EditQueue = ReturnType<typeof createEditQueue>
