import { createHash } from 'node:crypto'
import { z } from 'zod'
import { openKit, sealKit } from '../../../node/crypto/hand-over-kit.ts'
import { JournalEnd } from '../../../shared/api/hand-over.ts'
import { toBase64Url } from '../../../shared/bytes.ts'
import { AppError } from '../../../shared/errors.ts'
import { addressOf, createHandOverCode, groupCode } from '../../../shared/hand-over/code.ts'
import type { HandOverView } from '../../../shared/ipc/views.ts'
import type { AttemptJournal } from '../journal/open-attempt-journal.ts'
import { Refusal, type ScoringApi } from '../sync/scoring-api.ts'
import type { Sync } from '../sync/sync-loop.ts'
import { Secrets } from '../vault/vault.ts'
import type { AttemptFiles } from './attempt-files.ts'
import type { AttemptSession } from './attempt-session.ts'
import { EnrolmentFile } from './enrolment-file.ts'

/** What the other device needs (docs/spec/hand-over.md, "The kit"). */
export const Kit = z.strictObject({
  version: z.literal(1),
  attemptId: z.uuid(),
  enrolment: EnrolmentFile,
  secrets: Secrets,
  end: JournalEnd,
})
export type Kit = Readonly<z.output<typeof Kit>>

export interface OfferDeps {
  readonly attemptId: string
  readonly files: AttemptFiles
  readonly api: ScoringApi
  readonly sync: Pick<Sync, 'drain'>
  readonly session: Pick<AttemptSession, 'state' | 'record'>
  readonly journal: Pick<AttemptJournal, 'close' | 'position'>
  /** Stops what watches, before the last event. */
  readonly stopWatching: () => Promise<void>
  readonly randomBytes: (length: number) => Uint8Array
}

/**
 * Gives an attempt away (H1, H2): sends everything, records it, ends the session, sends that too, and only then makes the
 * code. Throws `handover/offline`, `handover/behind` before anything is recorded; what fails later is thrown as it is, and
 * the caller takes the attempt back (H3).
 */
export async function offerHandOver(deps: OfferDeps): Promise<HandOverView> {
  const { session, journal, sync } = deps
  if (session.state().phase === 'submitted') throw new AppError('attempt/locked')
  if (!session.state().isHandedOver) {
    await demandAllSent(deps)
    await deps.stopWatching()
    await session.record({ type: 'attempt.handed-over', data: {} })
  }
  await journal.close('quit')
  await sync.drain()
  return makeOffer(deps)
}

/** H1: the server answers, knows one version of the record, and holds all of it. */
async function demandAllSent({ api, attemptId, files, sync }: OfferDeps): Promise<void> {
  try {
    await sync.drain()
    const { hasFork } = await api.head(attemptId, files.secrets.token)
    if (hasFork) throw new AppError('handover/behind', { detail: 'the server holds two versions of it' })
  } catch (cause) {
    if (cause instanceof Refusal) throw new AppError('handover/behind', { cause, detail: cause.code })
    if (cause instanceof AppError && cause.code === 'server/unreachable')
      throw new AppError('handover/offline', { cause })
    throw cause
  }
}

async function makeOffer({ api, attemptId, files, journal, randomBytes }: OfferDeps): Promise<HandOverView> {
  const { segment, durableOffset, checkpointOffset, headDigest, nextSeq } = journal.position()
  if (durableOffset !== checkpointOffset) throw new AppError('handover/behind')
  const end: JournalEnd = { segment, offset: durableOffset, headDigest, nextSeq }
  const code = createHandOverCode(randomBytes)
  const kit: Kit = { version: 1, attemptId, enrolment: files.enrolment, secrets: files.secrets, end }
  const addressDigest = createHash('sha256').update(addressOf(code)).digest('base64url')
  const sealed = toBase64Url(sealKit(code, attemptId, JSON.stringify(kit), randomBytes))
  const offered = await api.offerHandOver(attemptId, files.secrets.token, { addressDigest, kit: sealed, end })
  return { code: groupCode(code), expiresWallMs: offered.expiresMs }
}

/** Opens a kit with its code; null for a wrong secret (H7), or what is no kit of that attempt. */
export function readKit(code: string, attemptId: string, sealed: Uint8Array): Kit | null {
  const text = openKit(code, attemptId, sealed)
  if (text === null) return null
  const parsed = Kit.safeParse(JSON.parse(text)) // sealed by a client, so it is JSON
  return parsed.success && parsed.data.attemptId === attemptId ? parsed.data : null
}
