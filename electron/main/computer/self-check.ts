import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { EventData } from '../../../shared/attempt/events.ts'

/** The list of digests that a build puts beside the client (docs/formats/digests-v1.md). */
export const Digests = z.strictObject({
  version: z.literal(1),
  /** Hex SHA-256 by file name, in the same folder. */
  files: z.record(z.string().min(1).max(200), z.string().regex(/^[0-9a-f]{64}$/)),
})

export const digestsName = 'digests.json'

export interface SelfCheckDeps {
  readonly isPackaged: boolean
  /** Folder of the packaged client's files. */
  readonly folder: string
  /** Bytes of a file; null when it cannot be read. */
  readonly readBytes: (path: string) => Uint8Array | null
  /** Hex SHA-256. */
  readonly digest: (bytes: Uint8Array) => string
}

/** Compares the client's files with the digests of its build. Never throws: what cannot be read is a mismatch. */
export function checkSelf({ isPackaged, folder, readBytes, digest }: SelfCheckDeps): EventData<'self.checked'> {
  if (!isPackaged) return { result: 'not-packaged', mismatches: [] }
  const files = parseDigests(readBytes(join(folder, digestsName)))
  if (files === null) return { result: 'differs', mismatches: [digestsName] }
  const mismatches = Object.entries(files).flatMap(([name, wanted]) => {
    const bytes = readBytes(join(folder, name))
    return bytes !== null && digest(bytes) === wanted ? [] : [name]
  })
  return { result: mismatches.length === 0 ? 'good' : 'differs', mismatches: mismatches.slice(0, 50) }
}

function parseDigests(bytes: Uint8Array | null): Readonly<Record<string, string>> | null {
  if (bytes === null) return null
  try {
    return Digests.parse(JSON.parse(new TextDecoder().decode(bytes))).files
  } catch {
    return null
  }
}

/**
 * Bytes of a file of the client's own. Electron shows an archive as a folder, so that is switched off meanwhile: for the
 * whole process, which is why nothing may run in between.
 */
export function readOwnBytes(path: string): Uint8Array | null {
  const before = process.noAsar
  process.noAsar = true
  try {
    return readFileSync(path)
  } catch {
    return null
  } finally {
    process.noAsar = before
  }
}
