import { posix } from 'node:path'
import type { Machine } from './managed-reader.ts'

const WRITABLE_BY_OTHERS = 0o022

/**
 * Why a policy file cannot be believed, in words; null when it can (docs/spec/managed-policy.md, M2). It and every folder
 * above it, from `root` down, must belong to `owner` (0, the administrator; in tests whoever owns the tree) and be writable by
 * nobody else: whoever can write to one of them could have put the file there.
 */
export function distrust(machine: Machine, file: string, root: string, owner: number): string | null {
  for (const path of [file, ...foldersAbove(file, root)]) {
    const entry = machine.stat(path)
    const name = path === file ? 'The file' : `The folder ${path}`
    if (entry === null) return `${name} is gone.`
    if (entry.kind !== (path === file ? 'file' : 'folder'))
      return `${name} is a link or something else than it should be. Put a plain one in its place.`
    if (entry.owner !== owner)
      return `${name} belongs to the user ${entry.owner}, not to the administrator (${owner}). Run: chown root ${path}`
    if ((entry.mode & WRITABLE_BY_OTHERS) !== 0)
      return `${name} can be written by others than its owner (mode ${(entry.mode & 0o777).toString(8)}). Run: chmod go-w ${path}`
  }
  return null
}

function foldersAbove(file: string, root: string): readonly string[] {
  const folders: string[] = []
  let folder = posix.dirname(file)
  while (folder !== root && folder.length > root.length) {
    folders.push(folder)
    folder = posix.dirname(folder)
  }
  return [...folders, root]
}
