import { randomUUID } from 'node:crypto'
import type { SafeStorage } from 'electron'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AttemptView } from '../../../shared/ipc/views.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { Refusal } from '../sync/scoring-api.ts'
import { type AttemptFiles, createAttemptFiles, readAttemptFiles } from './attempt-files.ts'
import type { LookedUp } from './invitation-desk.ts'
import type { OpenAttempt } from './open-attempt.ts'

export type { OpenAttempt } from './open-attempt.ts'

export interface AttemptsDeps {
  /** The app's user data folder. */
  readonly root: string
  readonly safeStorage: SafeStorage
  readonly settings: SettingsStore
  readonly randomBytes: (length: number) => Uint8Array
  /** Asks the server once to enrol the attempt. */
  readonly enrolNow: (attemptId: string, files: AttemptFiles) => Promise<void>
  /** Opens the journal of these files and starts what belongs to it. */
  readonly open: (
    attemptId: string,
    files: AttemptFiles,
    interruptionOf: (events: readonly JournalEvent[]) => AttemptView['interruption'],
  ) => Promise<OpenAttempt>
  readonly wallMs: () => number
}

/** The attempts of this device; at most one is open. */
export interface Attempts {
  readonly current: () => OpenAttempt | null
  readonly enrol: (
    looked: LookedUp,
    consentDigest: string,
    choices: Readonly<Record<string, boolean>>,
  ) => Promise<OpenAttempt>
  /** Opens an attempt that this device began; the one that is open already is simply returned. */
  readonly open: (attemptId: string) => Promise<OpenAttempt>
  /** Puts a submitted attempt away: the client starts at its first screen again. */
  readonly leave: () => Promise<void>
  readonly close: (reason: 'quit' | 'shutdown') => Promise<void>
}

export function createAttempts(deps: AttemptsDeps): Attempts {
  let current: OpenAttempt | null = null
  let opening: Promise<OpenAttempt> | null = null

  /** The page may ask twice while a journal opens; both get the same attempt. */
  const once = (start: () => Promise<OpenAttempt>): Promise<OpenAttempt> => {
    opening ??= start()
      .then((opened) => {
        current = opened
        return opened
      })
      .finally(() => {
        opening = null
      })
    return opening
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
    return openWith(attemptId, files)
  }

  const openWith = async (attemptId: string, files: AttemptFiles) => {
    const opened = await deps.open(attemptId, files, (events) => interruption(events, deps.wallMs()))
    const { digest, choices } = files.enrolment.consent
    const { state, record } = opened.session()
    try {
      if (state().phase === 'opened')
        await record({ type: 'consent.recorded', data: { consentDigest: digest, choices } })
    } catch (cause) {
      await opened.close('quit') // nobody else knows of it, and it holds the writer's lock
      throw cause
    }
    return opened
  }

  const resume = async (attemptId: string) =>
    openWith(attemptId, await readAttemptFiles(deps.root, attemptId, deps.safeStorage))

  return {
    current: () => current,
    enrol: async (looked, consentDigest, choices) => {
      if (current !== null) throw new AppError('attempt/wrong-phase')
      return once(() => begin(looked, consentDigest, choices))
    },
    open: async (attemptId) => {
      if (current?.attemptId === attemptId) return current
      if (current !== null) throw new AppError('attempt/wrong-phase')
      return once(() => resume(attemptId))
    },
    leave: async () => {
      if (current !== null && current.view().receipt === null) throw new AppError('attempt/wrong-phase')
      await current?.close('quit')
      current = null
      deps.settings.set({ attemptId: null })
    },
    close: async (reason) => {
      await current?.close(reason)
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
