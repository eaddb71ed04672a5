import { sealAttemptKey } from '../../../node/crypto/hpke.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { scoringKeyId } from '../../../shared/journal/keys.ts'
import { type AttemptFolder, createAttemptFolder } from './attempt-folder.ts'
import { createJournalWriter, type JournalWriter, type JournalWriterInput } from './journal-writer.ts'
import { recoverAttempt } from './recover.ts'
import { storageError } from './storage-error.ts'
import { takeWriterLock } from './writer-lock.ts'

export interface OpenAttemptInput
  extends Omit<JournalWriterInput, 'folder' | 'recovered' | 'sealKey' | 'scoringKeyId'> {
  /** Path of the attempt's folder; made where missing. Tests pass a folder object that fails on purpose. */
  readonly folder: string | AttemptFolder
  /** The organisation's X25519 key, 32 bytes. */
  readonly scoringPublicKey: Uint8Array
}

export interface AttemptJournal extends JournalWriter {
  /** All events that are durable now: those of earlier segments, then what this one started with. */
  readonly events: readonly JournalEvent[]
}

/**
 * Opens an attempt's journal for writing, whatever happened to the process before this one
 * (docs/formats/journal-v1.md, sections 10 and 11): takes the writer's lock, reads what is there, starts a segment.
 * A sealed journal opens for reading and shipping.
 * @throws AppError `journal/held`, what `recoverAttempt` refuses, or a storage code; the lock is then released.
 */
export async function openAttemptJournal(input: OpenAttemptInput): Promise<AttemptJournal> {
  const folder = typeof input.folder === 'string' ? createAttemptFolder(input.folder) : input.folder
  await folder.prepare().catch((error: unknown) => {
    throw storageError(error)
  })
  const lock = takeWriterLock(folder.path)
  try {
    const { primitives, attemptId, attemptKey, deviceKey, scoringPublicKey } = input
    const recovered = await recoverAttempt({
      folder,
      primitives,
      attemptId,
      attemptKey,
      devicePublicKey: deviceKey.publicKey,
    })
    const { start, ...writer } = createJournalWriter({
      ...input,
      folder,
      recovered,
      sealKey: () => sealAttemptKey(scoringPublicKey, attemptId, attemptKey),
      scoringKeyId: scoringKeyId(primitives, scoringPublicKey),
    })
    const opening = await start()
    const close: JournalWriter['close'] = async (reason) => {
      try {
        await writer.close(reason)
      } finally {
        lock.release()
      }
    }
    return { ...writer, close, events: [...recovered.events, ...opening] }
  } catch (error) {
    lock.release()
    throw error
  }
}
