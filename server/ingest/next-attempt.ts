import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { Refusal } from '../http/problem.ts'

const HOUR_MS = 3_600_000

/** What is known of an invitation when somebody wants to begin an attempt with it. Times are Unix milliseconds. */
export interface InvitationState {
  readonly retake: Policy['retake']
  readonly expiresMs: number
  /** In the order in which they are given out. */
  readonly formIds: readonly string[]
  /** By number, deleted ones included. */
  readonly attempts: readonly {
    readonly number: number
    readonly formId: string
    readonly sealedMs: number | null
    readonly deletedMs: number | null
  }[]
}

export type NextAttempt =
  | { readonly isAllowed: true; readonly number: number; readonly formId: string }
  | { readonly isAllowed: false; readonly code: ErrorCode; readonly fromMs: number | null }

/**
 * Decides whether another attempt may begin, and with which form (docs/spec/retake.md). An attempt that was neither
 * submitted nor deleted is open; a deleted one counts, and so does its form.
 */
export function nextAttempt({ retake, expiresMs, formIds, attempts }: InvitationState, nowMs: number): NextAttempt {
  const refuse = (code: ErrorCode, fromMs: number | null = null): NextAttempt => ({ isAllowed: false, code, fromMs })
  const last = attempts.at(-1)
  if (last === undefined && expiresMs <= nowMs) return refuse('invitation/expired')
  const endedMs = last === undefined ? null : (last.sealedMs ?? last.deletedMs)
  if (last !== undefined && endedMs === null) return refuse('invitation/used')
  const formId = formIds.find((id) => attempts.every((attempt) => attempt.formId !== id))
  if (attempts.length >= retake.attempts || formId === undefined) return refuse('retake/none-left')
  const fromMs = endedMs === null ? nowMs : endedMs + retake.cooldownHours * HOUR_MS
  if (fromMs > nowMs) return refuse('retake/cooldown', fromMs)
  return { isAllowed: true, number: (last?.number ?? 0) + 1, formId }
}

/** A refusal that says until when (docs/spec/retake.md). */
export function refusalOfNext(code: ErrorCode, fromMs: number | null, nowMs: number): AppError {
  if (fromMs === null) return new AppError(code)
  const detail = `from ${new Date(fromMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return new Refusal(code, { retryAfterMs: fromMs - nowMs, detail })
}
