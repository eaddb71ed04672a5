import { spawnSync } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import type { Entry, Machine } from './managed-reader.ts'

/** A program of the system that has not answered by then counts as failed. */
const RUN_TIMEOUT_MS = 5_000

/** Who runs the client. A system that has no name for the user has none to look for either. */
export function currentUser(): { readonly username: string; readonly homedir: string } {
  try {
    return userInfo()
  } catch {
    return { username: '', homedir: homedir() }
  }
}

/** The computer that the client runs on. */
export const thisMachine: Machine = {
  readFile: (path) => readFileSync(path),
  list: (folder) => orAbsent(() => readdirSync(folder)),
  stat: (path) =>
    orAbsent((): Entry => {
      const facts = lstatSync(path)
      const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other'
      return { kind, owner: facts.uid, mode: facts.mode }
    }),
  run: (file, args) => {
    const ran = spawnSync(file, args, {
      timeout: RUN_TIMEOUT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (ran.error !== undefined) throw ran.error
    return { status: ran.status, output: ran.stdout }
  },
}

function orAbsent<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw cause
  }
}
