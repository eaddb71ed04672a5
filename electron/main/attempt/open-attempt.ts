import type { Head } from '../../../shared/api/sync.ts'
import { toBase64Url } from '../../../shared/bytes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Announcement, Topic } from '../../../shared/ipc/contract.ts'
import type { AttemptView, ReceiptView } from '../../../shared/ipc/views.ts'
import { encodeExport } from '../../../shared/journal/export.ts'
import { decodeReceipt } from '../../../shared/journal/receipt.ts'
import type { Clock, Timers } from '../clock.ts'
import { createAttemptFolder } from '../journal/attempt-folder.ts'
import type { AttemptJournal } from '../journal/open-attempt-journal.ts'
import { seesEverything } from '../sensors/sensor.ts'
import type { Supervisor } from '../sensors/supervisor.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'
import { type Shipment, startSync } from '../sync/sync-loop.ts'
import { writeDurably } from '../write-durably.ts'
import { type AttemptFiles, keepReceipt, readKeptReceipt, secretBytes } from './attempt-files.ts'
import { type AttemptSession, createAttemptSession } from './attempt-session.ts'
import { attemptView } from './attempt-view.ts'
import { createReceiptLedger } from './receipt-ledger.ts'

export interface OpenAttemptDeps {
  readonly attemptId: string
  readonly files: AttemptFiles
  readonly journal: AttemptJournal
  readonly interruption: AttemptView['interruption']
  readonly devicePublicKey: Uint8Array
  readonly api: ScoringApi
  readonly supervisor: Supervisor
  readonly saw: (isReachable: boolean, detail: string) => void
  readonly tell: <T extends Topic>(topic: T, announcement: Announcement<T>) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  readonly appVersion: string
}

/** The attempt that this client has open: session, sensors, sync and journal, started and stopped together. */
export interface OpenAttempt {
  readonly attemptId: string
  readonly session: () => AttemptSession
  readonly view: () => AttemptView
  /** Resolves when what was accepted so far is durable, and so in the view; at once while the disk refuses. */
  readonly settle: () => Promise<void>
  /** Starts the assessment and its sensors. */
  readonly begin: () => Promise<void>
  readonly submit: () => Promise<ReceiptView>
  /** Writes the sealed journal and its receipts to a file that may be handed over (docs/formats/export-v1.md). */
  readonly exportTo: (path: string) => Promise<void>
  readonly sendNow: () => void
  /** Tells whether the page runs: while it does not, nothing that it reports can be seen. */
  readonly pageSees: (sees: boolean) => void
  readonly close: (reason: 'quit' | 'shutdown') => Promise<void>
}

/**
 * Starts what an opened journal needs: returns to a running assessment with its sensors, finishes a submission that a
 * stop interrupted, and ships what the server lacks.
 */
export async function openAttempt(deps: OpenAttemptDeps): Promise<OpenAttempt> {
  const { attemptId, files, journal, clock, supervisor, tell } = deps
  const { invitation } = files.enrolment
  const session = createAttemptSession({
    journal,
    pack: invitation.pack,
    events: journal.events,
    wallMs: clock.wallMs,
    saveChanged: (view) => tell('save/changed', view),
  })
  const ledger = createReceiptLedger(journal.events)
  let kept = await readKeptReceipt(files.folder)
  let isWatching = false
  let isPageSeen = true

  const receipt = (): ReceiptView | null => {
    const { isSealed, headDigest, nextSeq } = journal.position()
    const { submittedWallMs } = session.state()
    if (!isSealed || submittedWallMs === null) return null
    return {
      sealedWallMs: submittedWallMs,
      headDigest,
      events: nextSeq,
      serverTimeMs: serverTimeOf(kept, nextSeq),
    }
  }

  const received = (text: string) => {
    kept = text
    if (journal.position().isSealed) {
      void keepReceipt(files.folder, text).catch(() => undefined) // asked for again at the next start
      const view = receipt()
      if (view !== null) tell('receipt/changed', view)
      return
    }
    const event = ledger.take(text, clock.monoMs())
    if (event !== null) void session.record(event).then(ledger.journalled, () => undefined)
  }

  const sync = startSync({
    api: deps.api,
    attemptId,
    enrolment: {
      code: files.enrolment.code,
      deviceKey: toBase64Url(deps.devicePublicKey),
      token: files.secrets.token,
    },
    next: (head) => nextShipment(journal, head),
    pendingBytes: (head) => pendingBytes(journal, head),
    received: ({ receipt: text }) => received(text),
    saw: deps.saw,
    changed: (view) => tell('sync/changed', view),
    clock,
    timers: deps.timers,
    random: deps.random,
  })
  journal.onDurable(() => sync.nudge())

  const watch = async () => {
    if (isWatching) return
    isWatching = true
    await supervisor.start(session.record)
  }
  const finish = async (): Promise<ReceiptView> => {
    isWatching = false
    await supervisor.stop('the attempt was submitted')
    await journal.seal()
    sync.nudge()
    const view = receipt()
    if (view === null) throw new AppError('app/unexpected')
    return view
  }

  const { phase } = session.state()
  if (phase === 'answering') await watch()
  if (phase === 'submitted' && !journal.position().isSealed) await finish()

  return {
    attemptId,
    session: () => session,
    view: () =>
      attemptView({
        attemptId,
        enrolment: files.enrolment,
        state: session.state(),
        interruption: deps.interruption,
        receipt: receipt(),
        save: session.save(),
        sync: sync.view(),
      }),
    settle: () => journal.flush().catch(() => undefined),
    begin: async () => {
      await session.begin()
      await watch()
    },
    submit: async () => {
      await session.submit()
      return finish()
    },
    exportTo: async (path) => {
      const receipts = journal.events.flatMap((event) => (event.type === 'sync.receipted' ? [event.data.receipt] : []))
      const bytes = encodeExport({
        attemptId,
        exportedMs: clock.wallMs(),
        exportedBy: `client ${deps.appVersion}`,
        segments: await createAttemptFolder(files.folder).list(),
        receipts: kept === null || receipts.includes(kept) ? receipts : [...receipts, kept],
        serverPublicKey: secretBytes(invitation.receiptKey),
      })
      await writeDurably(path, bytes)
    },
    sendNow: sync.now,
    pageSees: (sees) => {
      if (sees === isPageSeen) return
      isPageSeen = sees
      const coverage = sees
        ? seesEverything
        : ({ state: 'off', reason: 'the page failed and is loaded again' } as const)
      for (const sensor of ['edits', 'clipboard'] as const) supervisor.report(sensor, coverage)
    },
    close: async (reason) => {
      sync.stop()
      if (isWatching) await supervisor.stop('the client was closed')
      await journal.close(reason)
    },
  }
}

/** Server time of a receipt that covers the whole journal; null while there is none. */
function serverTimeOf(receipt: string | null, nextSeq: number): number | null {
  const decoded = receipt === null ? null : decodeReceipt(receipt)
  if (decoded === null || !decoded.ok || decoded.value.nextSeq < nextSeq) return null
  return decoded.value.serverTimeMs
}

/** What comes next after the server's head (docs/spec/sync.md): a tail waits until the header that vouches for it is there. */
async function nextShipment(journal: AttemptJournal, head: Head | null): Promise<Shipment | null> {
  if (head?.isSealed === true) return null
  const next = await journal.unitsAfter(head?.segment ?? 0, head?.offset ?? 0)
  if (next === null) return null
  if (next.type === 'header') return next
  if (next.type === 'tail' && head?.awaitsTailTo !== next.end)
    return { type: 'header', segment: next.segment + 1, bytes: next.nextHeader }
  return { type: 'unit', segment: next.segment, offset: next.start, bytes: next.bytes }
}

function pendingBytes(journal: AttemptJournal, head: Head | null): number {
  const { segment, checkpointOffset } = journal.position()
  if (head === null || head.segment !== segment) return checkpointOffset
  return Math.max(0, checkpointOffset - head.offset)
}
