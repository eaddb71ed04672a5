import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a small file so that a stop at any moment leaves the old content or the new one, never a part: writes beside
 * it, syncs, renames, and syncs the folder. Throws what the file system throws.
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.new`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** Makes a folder's entries durable. Windows cannot sync a folder and does not need to. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
