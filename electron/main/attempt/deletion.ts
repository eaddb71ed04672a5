import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { DeletionView } from '../../../shared/ipc/views.ts'
import { verifyDeletion } from '../../../shared/journal/deletion.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { Refusal, type ScoringApi } from '../sync/scoring-api.ts'
import { syncFolder, writeDurably } from '../write-durably.ts'
import { type AttemptFiles, attemptFolder, secretBytes, vaultName } from './attempt-files.ts'

/** What stays of an attempt that was deleted on this device (docs/formats/deletion-v1.md). */
export const Tombstone = z.strictObject({
  version: z.literal(1),
  attemptId: z.uuid(),
  deletedWallMs: z.int(),
  server: z.string(),
  /** Invitation code: another attempt may be begun with it. */
  code: z.string(),
  /** Ed25519 key of the server, base64url. */
  receiptKey: z.string(),
  /** The attempt's token, sealed by the operating system's store, base64; null once the server knows. */
  sealedToken: z.string().nullable(),
  receipt: z.string().nullable(),
})
export type Tombstone = Readonly<z.output<typeof Tombstone>>

export interface DeletionDeps {
  readonly root: string
  readonly safeStorage: Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>
  readonly primitives: JournalPrimitives
  readonly apiAt: (server: string) => ScoringApi
  readonly wallMs: () => number
}

const suffix = '.deleted.json'

function tombstonePath(root: string, attemptId: string): string {
  return join(root, 'attempts', `${attemptId}${suffix}`)
}

async function writeTombstone(root: string, tombstone: Tombstone): Promise<void> {
  await writeDurably(tombstonePath(root, tombstone.attemptId), JSON.stringify(tombstone))
}

/** D2: the tombstone first, then the key, then the rest. The attempt must be closed. */
export async function deleteHere(deps: DeletionDeps, attemptId: string, files: AttemptFiles): Promise<Tombstone> {
  const { server, code, invitation } = files.enrolment
  const tombstone: Tombstone = {
    version: 1,
    attemptId,
    deletedWallMs: deps.wallMs(),
    server,
    code,
    receiptKey: invitation.receiptKey,
    sealedToken: (await deps.safeStorage.encryptStringAsync(files.secrets.token)).toString('base64'),
    receipt: null,
  }
  await writeTombstone(deps.root, tombstone)
  await destroy(deps.root, attemptId)
  return tombstone
}

/** Destroys the vault and removes everything else of an attempt; what is gone already is no fault. */
async function destroy(root: string, attemptId: string): Promise<void> {
  const folder = attemptFolder(root, attemptId)
  for (const place of [folder, `${folder}.incoming`]) await overwrite(join(place, vaultName))
  for (const place of [folder, `${folder}.incoming`, `${folder}.quarantine`])
    await rm(place, { recursive: true, force: true })
  await syncFolder(join(root, 'attempts'))
}

/** Overwrites a file in place, syncs it, and removes it. */
async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => null)
  if (file === null) return
  try {
    const { size } = await file.stat()
    await file.write(Buffer.alloc(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path, { force: true })
}

/** The tombstones of this device, oldest first. One that cannot be read is left alone. */
export async function readTombstones(root: string): Promise<readonly Tombstone[]> {
  const folder = join(root, 'attempts')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(suffix))
  const read = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const parsed = Tombstone.safeParse(parseJson(text))
      return parsed.success ? [parsed.data] : []
    }),
  )
  return read.flat().toSorted((one, other) => one.deletedWallMs - other.deletedWallMs)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Tells the server (D3), and keeps its receipt. @returns the tombstone as it is afterwards: unchanged while the server cannot
 * be reached or fails; without a receipt where it never knew the attempt.
 */
export async function tellServer(deps: DeletionDeps, tombstone: Tombstone): Promise<Tombstone> {
  if (tombstone.sealedToken === null) return tombstone
  try {
    const { result: token } = await deps.safeStorage.decryptStringAsync(Buffer.from(tombstone.sealedToken, 'base64'))
    const receipt = await deps.apiAt(tombstone.server).deleteAttempt(tombstone.attemptId, token)
    return await keep(deps, tombstone, believed(deps.primitives, tombstone, receipt))
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'sync/not-enrolled') return keep(deps, tombstone, null)
    return tombstone
  }
}

async function keep(deps: DeletionDeps, tombstone: Tombstone, receipt: string | null): Promise<Tombstone> {
  const told: Tombstone = { ...tombstone, sealedToken: null, receipt }
  await writeTombstone(deps.root, told)
  return told
}

/** A statement that the server did not sign, or about another attempt, is none. */
function believed(primitives: JournalPrimitives, { attemptId, receiptKey }: Tombstone, receipt: string): string {
  const deletion = verifyDeletion(receipt, primitives.importVerifier(secretBytes(receiptKey)))
  if (!deletion.ok || deletion.value.attemptId !== attemptId) throw new AppError('server/unexpected')
  return receipt
}

/** At the start: finishes deletions that a stop interrupted (D2), and tells the server of those it does not know (D3). */
export async function finishDeletions(deps: DeletionDeps): Promise<void> {
  for (const tombstone of await readTombstones(deps.root)) {
    await destroy(deps.root, tombstone.attemptId)
    await tellServer(deps, tombstone)
  }
}

export function deletionView({ attemptId, deletedWallMs, receipt }: Tombstone): DeletionView {
  return { attemptId, deletedWallMs, receipt, isKeyGone: true }
}
