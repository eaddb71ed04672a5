import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { generateSigningSeed, importSigner } from '../../../node/crypto/device-key.ts'
import type { Enrolment } from '../../../shared/api/enrolment.ts'
import { fromBase64Url, toBase64Url } from '../../../shared/bytes.ts'
import { AppError } from '../../../shared/errors.ts'
import { openSecrets, type Secrets, sealSecrets } from '../vault/vault.ts'
import { syncFolder, writeDurably } from '../write-durably.ts'
import { type EnrolmentFile, readEnrolmentFile, writeEnrolmentFile } from './enrolment-file.ts'

/** One attempt's place on this device: the journal's segments, and beside them the sealed secrets and the invitation. */
export interface AttemptFiles {
  readonly folder: string
  readonly enrolment: EnrolmentFile
  readonly secrets: Secrets
}

export const vaultName = 'vault.sealed'
const receiptName = 'last-receipt.txt'

/** Folder of one attempt under the app's user data. */
export function attemptFolder(root: string, attemptId: string): string {
  return join(root, 'attempts', attemptId)
}

/** Makes fresh secrets and puts everything in place, durably, before the journal's first byte. */
export async function createAttemptFiles(
  root: string,
  attemptId: string,
  enrolment: EnrolmentFile,
  safeStorage: SafeStorage,
  randomBytes: (length: number) => Uint8Array,
): Promise<AttemptFiles> {
  const folder = attemptFolder(root, attemptId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await syncFolder(join(root, 'attempts'))
  await syncFolder(root)
  const secrets: Secrets = {
    deviceSeed: toBase64Url(generateSigningSeed()),
    attemptKey: toBase64Url(randomBytes(32)),
    token: toBase64Url(randomBytes(32)),
  }
  await writeDurably(join(folder, vaultName), await sealSecrets(safeStorage, secrets))
  await writeEnrolmentFile(folder, enrolment)
  return { folder, enrolment, secrets }
}

/** Reads what `createAttemptFiles` wrote to `folder`. Throws `attempt/unknown` or `attempt/key-lost`. */
export async function readAttemptFiles(folder: string, safeStorage: SafeStorage): Promise<AttemptFiles> {
  const enrolment = await readEnrolmentFile(folder)
  const sealed = await readFile(join(folder, vaultName)).catch((cause) => {
    throw new AppError('attempt/key-lost', { cause })
  })
  return { folder, enrolment, secrets: await openSecrets(safeStorage, sealed) }
}

/** What this device says to enrol the attempt; the same each time, so that it may be said again. */
export function enrolmentOf({ enrolment, secrets }: AttemptFiles): Enrolment {
  const { publicKey } = importSigner(secretBytes(secrets.deviceSeed))
  return { code: enrolment.code, deviceKey: toBase64Url(publicKey), token: secrets.token }
}

/** Keeps the newest receipt where a sealed journal cannot take it any more. */
export async function keepReceipt(folder: string, receipt: string): Promise<void> {
  await writeDurably(join(folder, receiptName), receipt)
}

export async function readKeptReceipt(folder: string): Promise<string | null> {
  return readFile(join(folder, receiptName), 'utf8').catch(() => null)
}

/** The bytes of a secret. A vault that opened but holds anything else was damaged: `attempt/key-lost`. */
export function secretBytes(text: string): Uint8Array {
  const bytes = fromBase64Url(text)
  if (bytes === null || bytes.length !== 32) throw new AppError('attempt/key-lost')
  return bytes
}
