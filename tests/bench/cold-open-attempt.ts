import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attemptFacts } from '../../electron/main/attempt/attempt-facts.ts'
import { type AttemptFiles, readAttemptFiles, secretBytes } from '../../electron/main/attempt/attempt-files.ts'
import type { AttemptFolder } from '../../electron/main/journal/attempt-folder.ts'
import type { JournalWriterInput } from '../../electron/main/journal/journal-writer.ts'
import { type AttemptJournal, openAttemptJournal } from '../../electron/main/journal/open-attempt-journal.ts'
import { importSigner } from '../../node/crypto/device-key.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import type { EventData } from '../../shared/attempt/events.ts'
import { createStandInStorage } from './stand-in-storage.ts'

/** The attempt of a client's user data, opened as the client's main opens it, without window and network. */

const sessionFacts: Omit<EventData<'session.started'>, 'isResumed'> = {
  catalogue: 1,
  appVersion: '0.1.0',
  runtime: 'benchmark',
  os: process.platform,
  arch: process.arch,
  locale: 'en',
  timeZone: 'UTC',
  displays: [],
}

export function attemptIdIn(userData: string): string {
  return JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).attemptId
}

export async function filesIn(userData: string): Promise<AttemptFiles> {
  return readAttemptFiles(join(userData, 'attempts', attemptIdIn(userData)), createStandInStorage(userData))
}

export function openJournalOf(
  userData: string,
  files: AttemptFiles,
  folder: string | AttemptFolder,
  time: Pick<JournalWriterInput, 'clock' | 'timers'>,
): Promise<AttemptJournal> {
  const { invitation } = files.enrolment
  return openAttemptJournal({
    folder,
    primitives: createJournalPrimitives(),
    deviceKey: importSigner(secretBytes(files.secrets.deviceSeed)),
    attemptId: attemptIdIn(userData),
    attemptKey: secretBytes(files.secrets.attemptKey),
    scoringPublicKey: secretBytes(invitation.scoringKey.publicKey),
    ...time,
    sessionFacts,
    attemptFacts: attemptFacts(files.enrolment, (bytes) => createHash('sha256').update(bytes).digest('hex')),
    accommodation: invitation.accommodation,
  })
}
