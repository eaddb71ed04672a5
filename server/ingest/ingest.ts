import type { Enrolment, Invitation } from '../../shared/api/enrolment.ts'
import type { RetakeReply } from '../../shared/api/retake.ts'
import type { HeadReply, UnitReply } from '../../shared/api/sync.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { Refusal } from '../http/problem.ts'
import type { Limits } from '../limits.ts'
import type { Database } from '../store/store.ts'
import { enrol } from './enrol.ts'
import { type EnrolledAttempt, findAttempt, isTokenOf } from './enrolled-attempt.ts'
import { countForks } from './forks.ts'
import { createGroupInsert } from './group-insert.ts'
import { lookInvitation, lookRetake } from './look-invitation.ts'
import { type PostedUnit, postUnit } from './post-unit.ts'
import { putHeader } from './put-header.ts'
import { readHead } from './segment-row.ts'
import { createStateCache } from './state-cache.ts'
import { type OrderScoring, storeSeal, storeTail } from './store-transactions.ts'
import { storeUnits, type VerifiedUnit } from './store-units.ts'

export interface IngestDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  /** Signs receipts. */
  readonly signer: Signer
  readonly now: () => number
  readonly orderScoring: OrderScoring
  readonly limits: Limits
  /** Replaces the grouped statement; the benchmark measures verification alone with it. */
  readonly storeUnits?: (units: readonly VerifiedUnit[]) => Promise<ReadonlySet<string>>
}

/** The part of the server that clients talk to. It holds no key that opens anything. */
export interface Ingest {
  readonly look: (code: string) => Promise<Invitation>
  /** Says whether another attempt may begin with this code. */
  readonly retake: (code: string) => Promise<RetakeReply>
  readonly enrol: (attemptId: string, enrolment: Enrolment) => Promise<HeadReply>
  /** Null unless the token is this attempt's. */
  readonly authenticate: (attemptId: string, token: string) => Promise<EnrolledAttempt | null>
  /** As `authenticate`, by what this process remembers: storing a unit asks the database itself. */
  readonly authenticateUnit: (attemptId: string, token: string) => Promise<EnrolledAttempt | null>
  readonly head: (attempt: EnrolledAttempt) => Promise<HeadReply>
  readonly putHeader: (attempt: EnrolledAttempt, segment: number, bytes: Uint8Array) => Promise<HeadReply>
  readonly postUnit: (attempt: EnrolledAttempt, unit: PostedUnit) => Promise<UnitReply>
  /** Least time between two uploads of one attempt to ask for now; null while there is room (S25). */
  readonly shipIntervalMs: () => number | null
}

const MAX_CACHED_ATTEMPTS = 50_000
/** Units of one statement, and statements at once: the knee of what was measured (docs/benchmarks.md). */
const MAX_GROUP = 64
const MAX_IN_FLIGHT = 2

/** Wires the rules of docs/spec/sync.md to a database. */
export function createIngest(deps: IngestDeps): Ingest {
  const cache = createStateCache(MAX_CACHED_ATTEMPTS)
  const known = new Map<string, EnrolledAttempt>()
  const group = createGroupInsert({
    storeUnits: deps.storeUnits ?? ((units) => storeUnits(deps.db, units)),
    maxUnits: MAX_GROUP,
    maxInFlight: MAX_IN_FLIGHT,
  })
  const unitDeps = {
    ...deps,
    cache,
    demandCurrent,
    storeUnit: group.store,
    storeTail: (unit: VerifiedUnit) => storeTail(deps.db, unit),
    storeSeal: (unit: VerifiedUnit) => storeSeal(deps.db, unit, deps.orderScoring),
  }

  /** Reads an attempt anew; what is remembered serves the units alone, whose statement asks for the epoch itself. */
  async function find(attemptId: string): Promise<EnrolledAttempt | null> {
    const attempt = await findAttempt(deps.db, attemptId)
    if (known.size >= MAX_CACHED_ATTEMPTS) known.clear()
    if (attempt === null) known.delete(attemptId)
    else known.set(attemptId, attempt)
    return attempt
  }

  async function demandCurrent({ attemptId, epoch }: EnrolledAttempt): Promise<void> {
    const attempt = await find(attemptId)
    if (attempt?.epoch !== epoch) throw new AppError('sync/not-enrolled')
  }

  async function head(attempt: EnrolledAttempt): Promise<HeadReply> {
    const [at, forks] = await Promise.all([readHead(deps.db, attempt), countForks(deps.db, attempt)])
    return { head: at, hasFork: forks > 0 }
  }

  return {
    look: (code) => lookInvitation(deps.db, code, deps, deps.now()),
    retake: (code) => lookRetake(deps.db, code, deps.now()),
    enrol: async (attemptId, enrolment) => {
      await enrol(deps.db, attemptId, enrolment, deps.now())
      const attempt = await find(attemptId)
      if (attempt === null) throw new Refusal('server/busy', { retryAfterMs: 1_000 })
      return head(attempt)
    },
    authenticate: async (attemptId, token) => {
      const attempt = await find(attemptId)
      return isTokenOf(attempt, token) ? attempt : null
    },
    authenticateUnit: async (attemptId, token) => {
      const cached = known.get(attemptId) ?? null
      if (isTokenOf(cached, token)) return cached
      const attempt = await find(attemptId)
      return isTokenOf(attempt, token) ? attempt : null
    },
    head,
    putHeader: async (attempt, segment, bytes) => {
      cache.forget(attempt.attemptId)
      await putHeader({ ...deps, demandCurrent }, attempt, segment, bytes)
      return head(attempt)
    },
    postUnit: (attempt, unit) => {
      if (group.depth() >= deps.limits.fullDepth) throw new Refusal('server/overloaded', { retryAfterMs: 2_000 })
      return postUnit(unitDeps, attempt, unit)
    },
    shipIntervalMs: () => (group.depth() >= deps.limits.busyDepth ? deps.limits.slowShipIntervalMs : null),
  }
}
