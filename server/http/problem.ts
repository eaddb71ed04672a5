import type { Head, Problem } from '../../shared/api/sync.ts'
import { AppError, type ErrorCode, errors } from '../../shared/errors.ts'

/** A refusal that carries more than its code: where the server stands, or when to come back. */
export class Refusal extends AppError {
  readonly head: Head | null | undefined
  readonly retryAfterMs: number | undefined
  constructor(
    code: ErrorCode,
    more: { readonly head?: Head | null; readonly retryAfterMs?: number; readonly detail?: string } = {},
  ) {
    super(code, more.detail === undefined ? {} : { detail: more.detail })
    this.name = 'Refusal'
    this.head = more.head
    this.retryAfterMs = more.retryAfterMs
  }
}

/** Status and body for a coded error. A journal's own codes are 422 here, whatever they are elsewhere (S19). */
export function describeProblem(error: AppError): { readonly status: number; readonly body: Problem } {
  const status = error.code.startsWith('journal/') ? 422 : errors[error.code].status
  const body: Problem = { code: error.code, message: status >= 500 ? errors[error.code].message : error.message }
  const head = error instanceof Refusal ? error.head : undefined
  const retryAfterMs = error instanceof Refusal ? error.retryAfterMs : undefined
  return {
    status,
    body: {
      ...body,
      ...(head === undefined ? {} : { head }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  }
}
