import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { soundName } from '../../../shared/intake/sound.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import type { SealedPlace } from '../../../shared/journal/sealed-file.ts'
import { createSealedFile } from '../vault/sealed-file.ts'

const fileName = /^intake-sound-([0-9a-f]{64})\.sealed$/

/** Sound of answers that policy and candidate keep: sealed beside the journal (docs/formats/sealed-file-v1.md). */
export interface KeptSounds {
  /** Resolves once it is durable. */
  readonly keep: (digest: string, wav: Uint8Array) => Promise<void>
  /** Removes every sound but those of the digests: one that a stop kept from being recorded, or all of a deleted conversation. */
  readonly keepOnly: (digests: ReadonlySet<string>) => Promise<void>
}

export function createKeptSounds(
  primitives: JournalPrimitives,
  attempt: Omit<SealedPlace, 'name'>,
  folder: string,
): KeptSounds {
  return {
    keep: (digest, wav) => {
      const path = join(folder, `intake-sound-${digest}.sealed`)
      return createSealedFile(primitives, { ...attempt, name: soundName(digest) }, path).write(wav)
    },
    keepOnly: async (digests) => {
      for (const name of await readdir(folder)) {
        const [, digest] = fileName.exec(name.replace(/\.new$/, '')) ?? []
        if (digest !== undefined && (!digests.has(digest) || name.endsWith('.new')))
          await rm(join(folder, name), { force: true })
      }
    },
  }
}
