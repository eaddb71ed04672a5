import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

/** Says whether a process with this id is running; one of another user counts. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, `${process.pid}\n`)
    closeSync(file)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

/**
 * Takes the lock file at `path` for this process; the file of a process that is gone is replaced.
 * @returns the function that gives it back. @throws AppError `store/locked` while another process holds it.
 */
export function takeLockFile(path: string): () => void {
  if (!tryCreate(path)) {
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10)
    if (Number.isInteger(holder) && holder !== process.pid && isRunning(holder)) throw new AppError('store/locked')
    rmSync(path, { force: true })
    if (!tryCreate(path)) throw new AppError('store/locked')
  }
  return () => rmSync(path, { force: true })
}
