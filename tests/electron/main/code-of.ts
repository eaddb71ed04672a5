import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** The code that a promise rejects with; null when it fulfils. A failure without a code is thrown on. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await work
    return null
  } catch (cause) {
    if (cause instanceof AppError) return cause.code
    throw cause
  }
}
