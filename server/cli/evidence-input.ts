import { readFile } from 'node:fs/promises'
import { scoringKeyPairOf } from '../../node/crypto/hpke.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import type { JournalExport } from '../../shared/journal/export.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { openReadingKey, plainReadingKey, type ReadingKey } from './verify/reading-key.ts'

/** Input that cannot be used: the command ends with 2 and this line. */
export class Unusable extends Error {}

/** Reads a file that was named on the command line. @throws Unusable */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new Unusable(`${path} cannot be read. Check the path and your right to read it.`, { cause })
  }
}

/** Reads a key of 32 bytes, raw or as base64url; undefined where no file was named. @throws Unusable */
export async function readKey(path: string | undefined): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined
  const bytes = await readInput(path)
  const key = bytes.length === 32 ? bytes : fromBase64Url(new TextDecoder().decode(bytes).trim())
  if (key?.length !== 32) throw new Unusable(`${path} holds no key. A key is 32 bytes, raw or as base64url.`)
  return key
}

/** The key to read a journal with: given, opened with the scoring key, or in the file. @throws Unusable */
export async function findReadingKey(
  primitives: JournalPrimitives,
  file: JournalExport,
  paths: { readonly key?: string | undefined; readonly 'scoring-key'?: string | undefined },
): Promise<ReadingKey> {
  const given = await readKey(paths.key)
  const scoring = given === undefined ? await readKey(paths['scoring-key']) : undefined
  if (scoring === undefined) return plainReadingKey(file, given)
  const reading = await openReadingKey(primitives, file, scoringKeyPairOf(scoring))
  if (reading !== null) return reading
  throw new Unusable(
    `${paths['scoring-key']}: no segment names this scoring key, so it does not open the attempt. Use the key of its organisation.`,
  )
}
