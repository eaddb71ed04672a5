import { importSigner } from '../../../node/crypto/device-key.ts'
import type { Head } from '../../../shared/api/sync.ts'
import { clockRules } from '../../../shared/attempt/clock-rules.ts'
import type { EventData, JournalEvent } from '../../../shared/attempt/events.ts'
import { fromHex } from '../../../shared/bytes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Announcement, Topic } from '../../../shared/ipc/contract.ts'
import type { HoldView } from '../../../shared/ipc/hold-views.ts'
import type { AttemptView, HandOverView, ReceiptView, RecordView, ResultsView } from '../../../shared/ipc/views.ts'
import { encodeExport } from '../../../shared/journal/export.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { type PlannedPart, planHold } from '../../../shared/policy/hold.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import type { Clock, Timers } from '../clock.ts'
import type { Hold } from '../hold/hold.ts'
import type { IsVoice } from '../intake/end-pointer.ts'
import type { Hearing } from '../intake/hearing.ts'
import type { IntakeSession } from '../intake/intake-session.ts'
import { openConversation } from '../intake/open-conversation.ts'
import { createAttemptFolder } from '../journal/attempt-folder.ts'
import type { AttemptJournal } from '../journal/open-attempt-journal.ts'
import { createLiveLink, type LiveLink } from '../live/live-link.ts'
import { createReactor } from '../react/reactor.ts'
import { seesEverything } from '../sensors/sensor.ts'
import type { Supervisor } from '../sensors/supervisor.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'
import { type Shipment, startSync } from '../sync/sync-loop.ts'
import { writeDurably } from '../write-durably.ts'
import { demandSameFacts } from './attempt-facts.ts'
import { type AttemptFiles, enrolmentOf, keepReceipt, readKeptReceipt, secretBytes } from './attempt-files.ts'
import { type AttemptSession, createAttemptSession } from './attempt-session.ts'
import { attemptView } from './attempt-view.ts'
import { offerHandOver } from './hand-over.ts'
import { createReceiptLedger, receiptsIn, serverTimeOf } from './receipt-ledger.ts'
import { createReplies } from './replies.ts'
import { lastUnit, nextShipment, pendingBytes } from './shipments.ts'
import { createTimeKeeper } from './time-keeper.ts'

export interface OpenAttemptDeps {
  readonly attemptId: string
  readonly files: AttemptFiles
  readonly journal: AttemptJournal
  /** What the files say that this is an attempt at; refused when the journal says otherwise. */
  readonly facts: EventData<'attempt.opened'>
  /** The policy that holds on this computer (`effectivePolicy`). */
  readonly policy: Policy
  readonly interruption: AttemptView['interruption']
  readonly primitives: JournalPrimitives
  readonly api: ScoringApi
  readonly supervisor: Supervisor
  /** Makes what holds the computer; `values` reads what the candidate wrote. */
  readonly holdBy: (around: HoldAround) => Hold
  readonly saw: (isReachable: boolean, detail: string) => void
  readonly tell: <T extends Topic>(topic: T, announcement: Announcement<T>) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  /** Unpredictable bytes. */
  readonly randomBytes: (length: number) => Uint8Array
  readonly uuid: () => string
  /** Loads the detection of speech; what it gives begins to listen anew. */
  readonly voiceActivity: () => Promise<() => IsVoice>
  readonly appVersion: string
}

export interface HoldAround {
  readonly plan: readonly PlannedPart[]
  readonly pack: Pack
  readonly values: () => readonly FieldValue[]
  readonly changed: (view: HoldView) => void
}

/** The attempt that this client has open: session, sensors, sync and journal, started and stopped together. */
export interface OpenAttempt {
  readonly attemptId: string
  readonly session: () => AttemptSession
  readonly view: () => AttemptView
  readonly hold: Pick<Hold, 'again' | 'leaveFullScreen'>
  /** Records a reason that was asked for (docs/spec/lockdown.md); nothing where it is not asked any more. */
  readonly giveReason: (askedSeq: number, text: string) => Promise<void>
  /** Resolves when what was accepted so far is durable, and so in the view; at once while the disk refuses. */
  readonly settle: () => Promise<void>
  /** Starts the assessment and its sensors. */
  readonly begin: () => Promise<void>
  readonly submit: () => Promise<ReceiptView>
  /** Writes the sealed journal and its receipts to a file that may be handed over (docs/formats/export-v1.md). */
  readonly exportTo: (path: string) => Promise<void>
  /** Everything that is durable so far, and what the candidate said about it after the submission. */
  readonly record: () => Promise<RecordView>
  /** Says something about the event `about`: in the journal, or behind its seal. */
  readonly reply: (about: number, text: string) => Promise<void>
  readonly live: () => LiveLink
  readonly intake: IntakeSession
  readonly hearing: Hearing
  /** What the candidate may see of the ratings; asks the server. */
  readonly results: () => Promise<ResultsView>
  /** Gives the attempt away (docs/spec/hand-over.md): ends its journal here, for good unless it is taken back. */
  readonly offerHandOver: () => Promise<HandOverView>
  readonly sendNow: () => void
  /** Tells whether the page runs: while it does not, nothing that it reports can be seen. */
  readonly pageSees: (sees: boolean) => void
  readonly close: (reason: 'quit' | 'shutdown') => Promise<void>
}

/**
 * Starts what an opened journal needs: returns to a running assessment with its sensors, finishes a submission that a
 * stop interrupted, and ships what the server lacks. Takes the journal over: when it cannot start, the journal is closed
 * again, so that the attempt can be opened another time.
 */
export async function openAttempt(deps: OpenAttemptDeps): Promise<OpenAttempt> {
  let stopStarted = () => {}
  try {
    demandSameFacts(deps.journal.events, deps.facts, deps.files.enrolment.invitation.accommodation)
    return await start(deps, (stop) => {
      stopStarted = stop
    })
  } catch (cause) {
    stopStarted()
    const stopped = deps.supervisor.stop('the attempt could not be opened')
    await Promise.allSettled([deps.journal.close('quit'), stopped])
    throw cause
  }
}

async function start(deps: OpenAttemptDeps, onStart: (stop: () => void) => void): Promise<OpenAttempt> {
  const { attemptId, files, journal, clock, supervisor, tell } = deps
  const { invitation } = files.enrolment
  const session = createAttemptSession({
    journal,
    pack: invitation.pack,
    rules: clockRules(invitation.policy.time, invitation.accommodation, invitation.pack),
    events: journal.events,
    wallMs: clock.wallMs,
    saveChanged: (view) => tell('save/changed', view),
    claimed: supervisor.claimed,
  })
  const hold = deps.holdBy({
    plan: planHold(deps.policy),
    pack: invitation.pack,
    values: () => session.state().values,
    changed: (view) => tell('hold/changed', view),
  })
  const reactor = createReactor({
    policy: deps.policy,
    pack: invitation.pack,
    events: journal.events,
    isRunning: () => isRunning(),
    record: session.record,
    told: (noticed) => tell('reason/told', noticed),
    askedChanged: (asked) => tell('reason/asked', { asked: [...asked] }),
  })
  const { intake, hearing } = openConversation({
    ...deps,
    events: journal.events,
    record: session.record,
    demandOpen: () => {
      const { phase, isHandedOver } = session.state()
      if (isHandedOver) throw new AppError('attempt/handed-over')
      if (phase !== 'consented' && phase !== 'checked') throw new AppError('intake/closed')
    },
  })
  const ledger = createReceiptLedger(journal.events)
  let kept = await readKeptReceipt(files.folder)
  let isWatching = false
  let isPageSeen = true
  let keeping: Promise<void> = Promise.resolve()
  let closing: Promise<void> | null = null

  const receipt = (): ReceiptView | null => {
    const position = journal.position()
    const { submittedWallMs } = session.state()
    if (!position.isSealed || submittedWallMs === null) return null
    const { headDigest } = position
    return {
      sealedWallMs: submittedWallMs,
      headDigest,
      events: position.nextSeq,
      serverTimeMs: serverTimeOf(kept, headDigest),
    }
  }

  const received = (text: string) => {
    kept = text
    if (journal.position().isSealed) {
      // One after the other, so that the newest stays; one that is not kept is asked for again at the next start.
      keeping = keeping.then(() => keepReceipt(files.folder, text)).catch(() => undefined)
      const view = receipt()
      if (view !== null) tell('receipt/changed', view)
      return
    }
    const event = closing === null ? ledger.take(text, clock.monoMs()) : null // a closed journal takes none
    if (event !== null) void session.record(event).then(ledger.journalled, () => undefined)
  }

  const events: JournalEvent[] = [...journal.events]
  const replies = createReplies({
    folder: files.folder,
    primitives: deps.primitives,
    device: importSigner(secretBytes(files.secrets.deviceSeed)),
    attemptId,
    attemptKey: secretBytes(files.secrets.attemptKey),
    seal: () => {
      const { isSealed, headDigest, nextSeq } = journal.position()
      const head = fromHex(headDigest)
      return isSealed && head !== null ? { head, nextSeq } : null
    },
    post: (record) => deps.api.postReply(attemptId, files.secrets.token, record),
    timers: deps.timers,
    wallMs: clock.wallMs,
  })
  let hasAskedForReceipt = false
  /** The server may hold the seal and its answer may be lost: its last unit, sent again, is answered by the same receipt (S12). */
  const askForReceipt = async (head: Head | null): Promise<Shipment | null> => {
    const mine = receipt()
    if (head?.isSealed !== true || mine === null || mine.serverTimeMs !== null || hasAskedForReceipt) return null
    hasAskedForReceipt = true
    return lastUnit(journal)
  }

  const sync = startSync({
    api: deps.api,
    attemptId,
    enrolment: enrolmentOf(files),
    next: async (head) => (await nextShipment(journal, head)) ?? askForReceipt(head),
    pendingBytes: (head) => pendingBytes(journal, head),
    received: ({ receipt: text }) => received(text),
    saw: deps.saw,
    changed: (view) => tell('sync/changed', view),
    clock,
    timers: deps.timers,
    random: deps.random,
  })
  const isRunning = () => session.state().phase === 'answering' && !session.state().isHandedOver
  const live = createLiveLink(
    {
      rules: invitation.policy.integrity.live,
      attemptId,
      token: files.secrets.token,
      api: deps.api,
      sha256: deps.primitives.sha256,
      verify: deps.primitives.importVerifier(secretBytes(invitation.receiptKey)),
      record: session.record,
      isRunning,
      isOnBreak: () => session.state().breakStartedWallMs !== null,
      uuid: deps.uuid,
      timers: deps.timers,
      changed: (view) => tell('live/changed', view),
    },
    journal.events,
  )
  const keeper = createTimeKeeper({ session, timers: deps.timers, tell: (view) => tell('time/changed', view) })
  onStart(() => {
    sync.stop()
    keeper.stop()
    void hold.release('The attempt could not be opened.')
    replies.stop()
    live.stop()
  })
  journal.onDurable((durable) => {
    events.push(...durable)
    keeper.saw(durable)
    live.saw(durable)
    intake.saw(durable)
    reactor.saw(durable)
    holdThroughBreaks(hold, durable, session.record)
    sync.nudge()
  })

  const watch = async () => {
    if (isWatching) return
    isWatching = true
    // First, so that the sensors say what they see of it; on a break it waits for its end.
    if (session.time().breaks.untilWallMs === null) hold.take(session.record)
    await supervisor.start(session.record)
    live.start()
  }
  const finish = async (): Promise<ReceiptView> => {
    isWatching = false
    live.stop()
    await hold.release('The attempt was submitted.')
    await supervisor.stop('the attempt was submitted')
    await journal.seal()
    sync.nudge()
    const view = receipt()
    if (view === null) throw new AppError('app/unexpected')
    return view
  }

  const close = async (reason: 'quit' | 'shutdown'): Promise<void> => {
    sync.stop()
    keeper.stop()
    replies.stop()
    live.stop()
    hearing.cancel()
    // Not waited for yet: while the disk refuses, what is said last is settled by the journal's own end.
    const released = hold.release('The client was closed.')
    const stopped = isWatching ? supervisor.stop('the client was closed').catch(() => undefined) : null
    await journal.close(reason)
    await stopped
    await released
    await keeping
  }

  const { phase } = session.state()
  if (isRunning()) {
    await watch()
    keeper.look()
  }
  if (phase === 'submitted' && !journal.position().isSealed) await finish()
  replies.send()

  return {
    attemptId,
    session: () => session,
    view: () =>
      attemptView({
        attemptId,
        enrolment: files.enrolment,
        policy: deps.policy,
        state: session.state(),
        time: session.time(),
        interruption: deps.interruption,
        receipt: receipt(),
        save: session.save(),
        sync: sync.view(),
        hold: hold.view(),
        asked: [...reactor.asked()],
      }),
    hold,
    giveReason: async (askedSeq, text) => {
      // Given twice, for example by two presses of a key, it counts once.
      if (!reactor.asked().some(({ seq }) => seq === askedSeq)) return
      await session.record({ type: 'reason.given', data: { askedSeq, text } })
    },
    settle: () => journal.flush().catch(() => undefined),
    begin: async () => {
      if (session.state().phase === 'checked') await intake.close(session.begin)
      else await session.begin()
      await watch()
    },
    submit: async () => {
      await session.submit()
      return finish()
    },
    record: async () => ({ events: events.map((event) => ({ ...event })), replies: [...(await replies.list())] }),
    reply: async (about, text) => {
      if (journal.position().isSealed) return replies.add(about, text)
      if (session.state().isHandedOver) throw new AppError('attempt/handed-over')
      if (about >= events.length) throw new AppError('reply/event-unknown')
      await session.record({ type: 'candidate.noted', data: { about, text } })
    },
    live: () => live,
    intake,
    hearing,
    results: () => deps.api.results(attemptId, files.secrets.token),
    offerHandOver: () =>
      offerHandOver({
        attemptId,
        files,
        api: deps.api,
        sync,
        session,
        journal,
        stopWatching: async () => {
          isWatching = false
          live.stop()
          await hold.release('The attempt was handed over.')
          await supervisor.stop('the attempt was handed over')
        },
        randomBytes: deps.randomBytes,
      }),
    exportTo: async (path) => {
      const receipts = receiptsIn(events)
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
    sendNow: () => {
      sync.now()
      replies.send()
    },
    pageSees: (sees) => {
      if (sees === isPageSeen) return
      isPageSeen = sees
      const coverage = sees
        ? seesEverything
        : ({ state: 'off', reason: 'the page failed and is loaded again' } as const)
      for (const sensor of ['edits', 'clipboard'] as const) supervisor.report(sensor, coverage)
    },
    close: (reason) => {
      closing ??= close(reason)
      return closing
    },
  }
}

/** Breaks are the candidate's: nothing is held during one (docs/spec/lockdown.md, L5). */
function holdThroughBreaks(hold: Hold, events: readonly JournalEvent[], record: AttemptSession['record']): void {
  for (const { type } of events) {
    if (type === 'break.started') void hold.release('A break is on.')
    if (type === 'break.ended') hold.takeInFront(record)
  }
}
