import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../../shared/errors.ts'

/** SQLite's result codes (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_CANTOPEN = 14

export interface WriterLock {
  /** Gives the lock back; nothing happens the second time. */
  readonly release: () => void
}

/**
 * Takes the one writer's lock of an attempt folder (docs/formats/journal-v1.md, J50): an exclusive lock on a small
 * database file. Node has no file locks; SQLite's are the operating system's own on each platform, and are released
 * when the process dies, however it dies. Nothing is ever written to the file.
 * @throws AppError `journal/held` when another process, or this one, has it; a storage code when it cannot be made.
 */
export function takeWriterLock(folder: string): WriterLock {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, 'writer.lock'), { timeout: 0 })
    database.exec('PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    throw lockError(error)
  }
  const held = database
  return {
    release: () => {
      if (held.isOpen) held.close()
    },
  }
}

function lockError(error: unknown): AppError {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  if (code === SQLITE_BUSY) return new AppError('journal/held', { cause: error })
  const isRefused = code === SQLITE_READONLY || code === SQLITE_CANTOPEN
  return new AppError(isRefused ? 'journal/storage-read-only' : 'journal/storage-failed', { cause: error })
}
