import { importSigner } from '../../../node/crypto/device-key.ts'
import type { EventData, JournalEvent } from '../../../shared/attempt/events.ts'
import type { AttemptView } from '../../../shared/ipc/views.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { effectivePolicy } from '../../../shared/policy/effective.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'
import type { Clock, Timers } from '../clock.ts'
import { openAttemptJournal } from '../journal/open-attempt-journal.ts'
import { type SensorPlan, sensorPlan } from '../sensors/plan.ts'
import type { Supervisor } from '../sensors/supervisor.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'
import { attemptFacts } from './attempt-facts.ts'
import { type AttemptFiles, secretBytes } from './attempt-files.ts'
import { type OpenAttempt, type OpenAttemptDeps, openAttempt } from './open-attempt.ts'

export interface DeviceDeps
  extends Pick<OpenAttemptDeps, 'saw' | 'tell' | 'random' | 'randomBytes' | 'uuid' | 'holdBy' | 'voiceActivity'> {
  readonly primitives: JournalPrimitives
  /** Hex SHA-256. */
  readonly digest: (bytes: Uint8Array) => string
  readonly clock: Clock
  readonly timers: Timers
  /** What this start of the client is and runs on, read anew for each attempt. */
  readonly sessionFacts: () => Omit<EventData<'session.started'>, 'isResumed'>
  readonly supervise: (plan: SensorPlan) => Supervisor
  readonly apiAt: (server: string) => ScoringApi
  /** What IT manages on this computer. */
  readonly machine: MachinePolicy
}

/** Opens the journal that an attempt's files belong to, and starts the attempt on it. */
export async function openOnDevice(
  deps: DeviceDeps,
  attemptId: string,
  files: AttemptFiles,
  interruptionOf: (earlier: readonly JournalEvent[]) => AttemptView['interruption'],
  takesOver: boolean,
): Promise<OpenAttempt> {
  const { invitation, server, consent } = files.enrolment
  const policy = effectivePolicy(invitation.policy, invitation.accommodation, deps.machine)
  const deviceKey = importSigner(secretBytes(files.secrets.deviceSeed))
  const sessionFacts = deps.sessionFacts()
  const facts = attemptFacts(files.enrolment, deps.digest)
  const journal = await openAttemptJournal({
    folder: files.folder,
    primitives: deps.primitives,
    deviceKey,
    attemptId,
    attemptKey: secretBytes(files.secrets.attemptKey),
    scoringPublicKey: secretBytes(invitation.scoringKey.publicKey),
    clock: deps.clock,
    timers: {
      set: (callback, ms) => setTimeout(callback, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout), // made by `set`, above
    },
    sessionFacts,
    attemptFacts: facts,
    accommodation: invitation.accommodation,
    takesOver,
  })
  // A journal that opens for reading starts no segment: all of it is from earlier.
  const moment = journal.moment()
  const earlier = moment === null ? journal.events : journal.events.filter((event) => event.segment < moment.segment)
  return openAttempt({
    ...deps,
    attemptId,
    files,
    journal,
    facts,
    policy,
    interruption: interruptionOf(earlier),
    api: deps.apiAt(server),
    supervisor: deps.supervise(sensorPlan(policy, invitation.accommodation, consent.choices)),
    appVersion: sessionFacts.appVersion,
  })
}
