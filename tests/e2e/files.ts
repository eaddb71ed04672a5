import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of every file in a folder and below it. */
export function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** Bytes of a passage that are looked for. */
const passageBytes = 64

/** Says whether a file is a WAV file, or holds a passage from the middle of one of `sounds`. */
export function holdsSound(file: string, sounds: readonly Uint8Array[]): boolean {
  const bytes: Buffer = readFileSync(file)
  const at = bytes.indexOf('RIFF')
  if (at >= 0 && bytes.toString('latin1', at + 8, at + 12) === 'WAVE') return true
  return sounds.some((sound) => {
    const middle = (sound.length >> 2) * 2 // a whole sample
    return bytes.includes(Buffer.from(sound.subarray(middle, middle + passageBytes)))
  })
}
