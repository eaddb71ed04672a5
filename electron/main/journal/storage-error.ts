import { AppError, type ErrorCode } from '../../../shared/errors.ts'

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const readOnly: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Names what the operating system said about a file as one of our codes; anything unknown is `journal/storage-failed`. */
export function storageCode(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (full.has(code)) return 'journal/storage-full'
  return readOnly.has(code) ? 'journal/storage-read-only' : 'journal/storage-failed'
}

/** Wraps a fault of the file system; an AppError passes through. */
export function storageError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError(storageCode(error), { cause: error })
}
