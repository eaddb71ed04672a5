import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { JournalEnd } from '../../../shared/api/hand-over.ts'
import { equalBytes, fromBase64Url, toBase64Url } from '../../../shared/bytes.ts'
import { AppError } from '../../../shared/errors.ts'
import { addressOf, HandOverCode } from '../../../shared/hand-over/code.ts'
import { checkExport } from '../../../shared/journal/check-export.ts'
import { decodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { HEADER_BYTES } from '../../../shared/journal/layout.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { readJournal } from '../../../shared/journal/read-journal.ts'
import { createAttemptFolder, segmentName } from '../journal/attempt-folder.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'
import { sealSecrets } from '../vault/vault.ts'
import { syncFolder, writeDurably } from '../write-durably.ts'
import { type AttemptFiles, attemptFolder, readAttemptFiles, secretBytes, vaultName } from './attempt-files.ts'
import { writeEnrolmentFile } from './enrolment-file.ts'
import { readKit } from './hand-over.ts'

/*
 * Takes an attempt over from another device (docs/spec/hand-over.md, H7 to H11). Everything that is needed to go on rests in
 * a folder beside the attempt's own before anything is claimed; the folder becomes the attempt's own once the journal in it
 * is whole.
 */

const markerName = 'take-over.sealed'

/** What a claim still needs, until `attempt.taken-over` is durable. Sealed: it holds the token of the kit. */
const Marker = z.strictObject({ oldToken: z.string(), end: JournalEnd })
type Marker = Readonly<z.output<typeof Marker>>

export interface TakeOverDeps {
  readonly root: string
  readonly safeStorage: SafeStorage
  readonly primitives: JournalPrimitives
  readonly randomBytes: (length: number) => Uint8Array
  readonly apiAt: (server: string) => ScoringApi
}

function incomingFolder(root: string, attemptId: string): string {
  return `${attemptFolder(root, attemptId)}.incoming`
}

/** Says whether a taking over of this attempt was begun here and its journal is not whole yet. */
export function isTakingOver(root: string, attemptId: string): boolean {
  return existsSync(incomingFolder(root, attemptId)) && !existsSync(attemptFolder(root, attemptId))
}

/** Says whether this attempt was taken over and has not gone on here yet. */
export function mustTakeOver(root: string, attemptId: string): boolean {
  return existsSync(join(attemptFolder(root, attemptId), markerName))
}

/** Forgets what the taking over needed: the attempt has gone on here. */
export async function finishTakeOver(root: string, attemptId: string): Promise<void> {
  await rm(join(attemptFolder(root, attemptId), markerName), { force: true })
}

/**
 * Finds the offer, opens its kit, and puts everything on the disk (H8). Claims nothing. @returns the attempt's id.
 * @throws AppError `handover/…`, `attempt/handed-over` on the device that made the offer.
 */
export async function receiveKit(deps: TakeOverDeps, typed: string, server: string): Promise<string> {
  const code = HandOverCode.safeParse(typed)
  if (!code.success) throw new AppError('handover/malformed')
  const offer = await deps.apiAt(server).lookUpHandOver(addressOf(code.data))
  const kit = readKit(code.data, offer.attemptId, fromBase64Url(offer.kit) ?? new Uint8Array())
  if (kit === null) throw new AppError('handover/unknown')
  const { attemptId, secrets, end } = kit
  if (existsSync(attemptFolder(deps.root, attemptId))) throw new AppError('attempt/handed-over')
  const folder = incomingFolder(deps.root, attemptId)
  await rm(folder, { recursive: true, force: true }) // an earlier try that claimed nothing: else the offer were gone
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const marker: Marker = { oldToken: secrets.token, end }
  const token = toBase64Url(deps.randomBytes(32))
  await writeDurably(join(folder, markerName), await deps.safeStorage.encryptStringAsync(JSON.stringify(marker)))
  await writeEnrolmentFile(folder, { ...kit.enrolment, server })
  await writeDurably(join(folder, vaultName), await sealSecrets(deps.safeStorage, { ...secrets, token }))
  await syncFolder(join(deps.root, 'attempts'))
  return attemptId
}

/** Claims, downloads, verifies and puts the journal in place (H8, H9); may be called again after a stop at any step. */
export async function completeTakeOver(deps: TakeOverDeps, attemptId: string): Promise<void> {
  const folder = incomingFolder(deps.root, attemptId)
  const files = await readAttemptFiles(folder, deps.safeStorage)
  const marker = await readMarker(folder, deps.safeStorage)
  const api = deps.apiAt(files.enrolment.server)
  await api.claimHandOver(attemptId, marker.oldToken, files.secrets.token)
  const file = decodeExport(await api.downloadJournal(attemptId, files.secrets.token))
  if (!file.ok) throw new AppError('handover/mismatch', { detail: file.failure })
  demandWhole(deps.primitives, attemptId, files, marker.end, file.value)
  await writeSegments(folder, file.value)
  await rename(folder, attemptFolder(deps.root, attemptId))
  await syncFolder(join(deps.root, 'attempts'))
}

async function readMarker(folder: string, safeStorage: SafeStorage): Promise<Marker> {
  try {
    const { result } = await safeStorage.decryptStringAsync(await readFile(join(folder, markerName)))
    return Marker.parse(JSON.parse(result))
  } catch (cause) {
    throw new AppError('attempt/key-lost', { cause })
  }
}

/** H9: one whole journal, readable, by the kit's key, that ends where the other device said. */
function demandWhole(
  primitives: JournalPrimitives,
  attemptId: string,
  files: AttemptFiles,
  end: JournalEnd,
  file: JournalExport,
): void {
  const attemptKey = secretBytes(files.secrets.attemptKey)
  const serverPublicKey = secretBytes(files.enrolment.invitation.receiptKey)
  const report = checkExport(primitives, file, { attemptKey, serverPublicKey })
  const { readings } = readJournal(primitives, file.segments, attemptKey)
  const last = readings.at(-1)
  const { publicKey } = importSigner(secretBytes(files.secrets.deviceSeed))
  const isOurs = last !== undefined && equalBytes(last.header.devicePublicKey, publicKey)
  const isWhole = report.ok && file.attemptId === attemptId && !report.journal.isSealed
  const endsRight =
    last?.end.segment === end.segment &&
    last.end.offset === end.offset &&
    last.end.nextSeq === end.nextSeq &&
    Buffer.from(last.end.head).toString('hex') === end.headDigest
  if (isOurs && isWhole && endsRight) return
  throw new AppError('handover/mismatch', { detail: report.journal.problems[0]?.code ?? 'it ends elsewhere' })
}

async function writeSegments(path: string, file: JournalExport): Promise<void> {
  const folder = createAttemptFolder(path)
  const there = new Set((await folder.list()).map(({ segment }) => segment))
  for (const { segment } of file.segments) if (there.has(segment)) await rm(segmentPath(path, segment), { force: true })
  for (const { segment, bytes } of file.segments) {
    const written = await folder.create(segment, bytes.subarray(0, HEADER_BYTES))
    try {
      await written.append(bytes.subarray(HEADER_BYTES))
    } finally {
      await written.close()
    }
  }
}

function segmentPath(path: string, segment: number): string {
  return join(path, segmentName(segment))
}
