import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { openSealed, type SealedPlace, sealFile } from '../../../shared/journal/sealed-file.ts'
import { syncFolder, writeDurably } from '../write-durably.ts'

/** One sealed file on the disk. Each function throws what the file system throws. */
export interface SealedFile {
  /** Null where there is none, or where it does not open. */
  readonly read: () => Promise<Uint8Array | null>
  /** Replaces it durably. */
  readonly write: (content: Uint8Array) => Promise<void>
  readonly remove: () => Promise<void>
}

export function createSealedFile(primitives: JournalPrimitives, place: SealedPlace, path: string): SealedFile {
  return {
    read: async () => {
      const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return file && openSealed(primitives, place, new Uint8Array(file))
    },
    write: (content) => writeDurably(path, sealFile(primitives, place, content)),
    remove: async () => {
      await rm(path, { force: true })
      await syncFolder(dirname(path))
    },
  }
}
