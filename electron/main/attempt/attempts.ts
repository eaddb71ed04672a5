import { randomUUID } from 'node:crypto'
import type { SafeStorage } from 'electron'
import type { RetakeReply } from '../../../shared/api/retake.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AttemptView, DeletionView, HandOverView } from '../../../shared/ipc/views.ts'
import { mayDelete } from '../../../shared/policy/deletion.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { Refusal } from '../sync/scoring-api.ts'
import { type AttemptFiles, attemptFolder, createAttemptFiles, readAttemptFiles } from './attempt-files.ts'
import { type DeletionDeps, deleteHere, deletionView, readTombstones, tellServer } from './deletion.ts'
import type { LookedUp } from './invitation-desk.ts'
import type { OpenAttempt } from './open-attempt.ts'
import {
  completeTakeOver,
  finishTakeOver,
  isTakingOver,
  mustTakeOver,
  receiveKit,
  type TakeOverDeps,
} from './take-over.ts'

export type { OpenAttempt } from './open-attempt.ts'

export interface AttemptsDeps extends TakeOverDeps, DeletionDeps {
  /** The app's user data folder. */
  readonly root: string
  readonly safeStorage: SafeStorage
  readonly settings: SettingsStore
  /** Asks the server once to enrol the attempt. */
  readonly enrolNow: (attemptId: string, files: AttemptFiles) => Promise<void>
  /** Opens the journal of these files and starts what belongs to it; `takesOver` goes on with one that was handed over. */
  readonly open: (
    attemptId: string,
    files: AttemptFiles,
    interruptionOf: (events: readonly JournalEvent[]) => AttemptView['interruption'],
    takesOver: boolean,
  ) => Promise<OpenAttempt>
}

/** The attempts of this device; at most one is open. */
export interface Attempts {
  readonly current: () => OpenAttempt | null
  readonly enrol: (
    looked: LookedUp,
    consentDigest: string,
    choices: Readonly<Record<string, boolean>>,
  ) => Promise<OpenAttempt>
  /** Opens an attempt that this device began or took over; the one that is open already is simply returned. */
  readonly open: (attemptId: string) => Promise<OpenAttempt>
  /** Gives the open attempt to another device; takes it back by itself when that fails before a code exists (H3). */
  readonly offerHandOver: () => Promise<HandOverView>
  readonly cancelHandOver: () => Promise<OpenAttempt>
  readonly takeOver: (code: string, server: string) => Promise<OpenAttempt>
  /** Deletes the open attempt where its policy allows it. */
  readonly delete: () => Promise<DeletionView>
  /** Says whether another attempt may follow the open one, or the one that was deleted last. */
  readonly retake: () => Promise<RetakeReply & { readonly invitationCode: string }>
  /** Puts a submitted or handed over attempt away: the client starts at its first screen again. */
  readonly leave: () => Promise<void>
  readonly close: (reason: 'quit' | 'shutdown') => Promise<void>
}

interface Current {
  readonly open: OpenAttempt
  readonly files: AttemptFiles
}

export function createAttempts(deps: AttemptsDeps): Attempts {
  let current: Current | null = null
  let opening: Promise<OpenAttempt> | null = null

  /** The page may ask twice while a journal opens; both get the same attempt. */
  const once = (start: () => Promise<Current>): Promise<OpenAttempt> => {
    opening ??= start()
      .then((opened) => {
        current = opened
        return opened.open
      })
      .finally(() => {
        opening = null
      })
    return opening
  }
  const demandCurrent = (): Current => {
    if (current === null) throw new AppError('attempt/none-open')
    return current
  }

  const begin = async (looked: LookedUp, consentDigest: string, choices: Readonly<Record<string, boolean>>) => {
    const attemptId = randomUUID()
    const { server, code, invitation } = looked
    const consent = { digest: consentDigest, choices: { ...choices } }
    const enrolment = { version: 1, server, code, invitation, consent } as const
    const files = await createAttemptFiles(deps.root, attemptId, enrolment, deps.safeStorage, deps.randomBytes)
    // From here on a stop returns to this attempt: the invitation may be used up at any moment.
    deps.settings.set({ attemptId })
    await deps.enrolNow(attemptId, files).catch((cause: unknown) => {
      if (!isRefusedForGood(cause)) return // sync asks again until it is heard; the assessment runs without a network
      deps.settings.set({ attemptId: null })
      throw cause
    })
    return openWith(attemptId, files, false)
  }

  const openWith = async (attemptId: string, files: AttemptFiles, takesOver: boolean): Promise<Current> => {
    const open = await deps.open(attemptId, files, (events) => interruption(events, deps.wallMs()), takesOver)
    const { digest, choices } = files.enrolment.consent
    const { state, record } = open.session()
    try {
      if (state().phase === 'opened' && !state().isHandedOver)
        await record({ type: 'consent.recorded', data: { consentDigest: digest, choices } })
    } catch (cause) {
      await open.close('quit') // nobody else knows of it, and it holds the writer's lock
      throw cause
    }
    return { open, files }
  }

  const resume = async (attemptId: string): Promise<Current> => {
    if (isTakingOver(deps.root, attemptId)) await completeTakeOver(deps, attemptId)
    const takesOver = mustTakeOver(deps.root, attemptId)
    const files = await readAttemptFiles(attemptFolder(deps.root, attemptId), deps.safeStorage)
    const opened = await openWith(attemptId, files, takesOver)
    if (takesOver) await finishTakeOver(deps.root, attemptId)
    return opened
  }

  /** Goes on here with an attempt that was given away: in a new segment. */
  const takeBack = async ({ open, files }: Current): Promise<OpenAttempt> => {
    await open.close('quit')
    current = null
    return once(() => openWith(open.attemptId, files, true))
  }

  return {
    current: () => current?.open ?? null,
    enrol: async (looked, consentDigest, choices) => {
      if (current !== null) throw new AppError('attempt/wrong-phase')
      return once(() => begin(looked, consentDigest, choices))
    },
    open: async (attemptId) => {
      if (current?.open.attemptId === attemptId) return current.open
      if (current !== null) throw new AppError('attempt/wrong-phase')
      return once(() => resume(attemptId))
    },
    offerHandOver: async () => {
      const given = demandCurrent()
      const wasHandedOver = given.open.session().state().isHandedOver
      try {
        return await given.open.offerHandOver()
      } catch (cause) {
        if (!wasHandedOver && given.open.session().state().isHandedOver) await takeBack(given)
        throw cause
      }
    },
    cancelHandOver: async () => {
      const given = demandCurrent()
      if (!given.open.session().state().isHandedOver) return given.open
      const { server } = given.files.enrolment
      await deps
        .apiAt(server)
        .cancelHandOver(given.open.attemptId, given.files.secrets.token)
        .catch((cause: unknown) => {
          const isClaimed = cause instanceof Refusal && cause.code === 'sync/not-enrolled'
          throw isClaimed ? new AppError('handover/claimed', { cause }) : cause
        })
      return takeBack(given)
    },
    takeOver: async (code, server) => {
      if (current !== null) throw new AppError('attempt/wrong-phase')
      return once(async () => {
        const attemptId = await receiveKit(deps, code, server)
        // From here on a stop returns to this attempt: the offer may be claimed at any moment.
        deps.settings.set({ attemptId })
        return resume(attemptId)
      })
    },
    delete: async () => {
      const { open, files } = demandCurrent()
      const { phase, isHandedOver } = open.session().state()
      if (isHandedOver) throw new AppError('attempt/handed-over')
      if (!mayDelete(files.enrolment.invitation.policy, phase === 'submitted'))
        throw new AppError('deletion/not-allowed')
      await open.close('quit').catch(() => undefined) // a disk that refuses the last event must not keep the key
      const tombstone = await deleteHere(deps, open.attemptId, files)
      current = null
      deps.settings.set({ attemptId: null })
      return deletionView(await tellServer(deps, tombstone))
    },
    retake: async () => {
      const last = current?.files.enrolment ?? (await readTombstones(deps.root)).at(-1)
      if (last === undefined) throw new AppError('attempt/none-open')
      return { invitationCode: last.code, ...(await deps.apiAt(last.server).lookUpRetake(last.code)) }
    },
    leave: async () => {
      const open = current?.open ?? null
      const isOver = open === null || open.view().receipt !== null || open.session().state().isHandedOver
      if (!isOver) throw new AppError('attempt/wrong-phase')
      await open?.close('quit')
      current = null
      deps.settings.set({ attemptId: null })
    },
    close: async (reason) => {
      await current?.open.close(reason)
      current = null
    },
  }
}

/** What the candidate is told when the last start did not end by itself: from its last event until now. */
function interruption(events: readonly JournalEvent[], resumedWallMs: number): AttemptView['interruption'] {
  const last = events.at(-1)
  if (last === undefined || last.type === 'session.ended' || events.some(isSubmission)) return null
  return { stoppedWallMs: last.wallMs, resumedWallMs }
}

function isSubmission(event: JournalEvent): boolean {
  return event.type === 'attempt.submitted'
}

/** An invitation that another device used up, or that ended meanwhile: nothing was written yet, and nothing may begin. */
function isRefusedForGood(cause: unknown): boolean {
  return cause instanceof Refusal && cause.code.startsWith('invitation/')
}
