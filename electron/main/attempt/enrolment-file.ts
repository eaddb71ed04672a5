import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Invitation } from '../../../shared/api/enrolment.ts'
import { AppError } from '../../../shared/errors.ts'
import { writeDurably } from '../write-durably.ts'

/**
 * What the client keeps beside a journal to go on without a network: the invitation as it was agreed to. Not a record:
 * the journal holds the digests of pack, policy and consent, and a file that does not match them is refused.
 */
export const EnrolmentFile = z.strictObject({
  version: z.literal(1),
  server: z.string(),
  code: z.string(),
  invitation: Invitation,
  /** What the candidate agreed to; goes into the journal as its first facts. */
  consent: z.strictObject({ digest: z.string(), choices: z.record(z.string(), z.boolean()) }),
})
export type EnrolmentFile = Readonly<z.output<typeof EnrolmentFile>>

const fileName = 'enrolment.json'

export async function writeEnrolmentFile(folder: string, enrolment: EnrolmentFile): Promise<void> {
  await writeDurably(join(folder, fileName), JSON.stringify(enrolment))
}

/** Throws `attempt/unknown` when the file is missing or is not what this version writes. */
export async function readEnrolmentFile(folder: string): Promise<EnrolmentFile> {
  try {
    return EnrolmentFile.parse(JSON.parse(await readFile(join(folder, fileName), 'utf8')))
  } catch (cause) {
    throw new AppError('attempt/unknown', { cause, detail: 'the files of this attempt are incomplete on this device' })
  }
}
