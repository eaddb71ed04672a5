import type { Head } from '../../../shared/api/sync.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { Refusal } from './scoring-api.ts'

/** What sync does after a request failed (docs/spec/sync.md, "What the client does"). */
export type Reaction =
  /** Goes on from the head that the answer named, after `ms`. */
  | { readonly type: 'go-on'; readonly head: Head | null; readonly ms: number }
  | { readonly type: 'enrol-again' }
  | { readonly type: 'wait'; readonly ms: number; readonly code: ErrorCode }
  | { readonly type: 'stop'; readonly code: ErrorCode }

/** Gaps in a row that are answered at once; a server that goes on naming them is asked as rarely as one that fails. */
const gapsAtOnce = 3
const longestWaitMs = 60_000
const hourMs = 3_600_000

const stopping: ReadonlySet<number> = new Set([410, 413, 422, 426])
const stoppingCodes: ReadonlySet<string> = new Set([
  'sync/fork',
  'sync/sealed',
  'attempt/enrolled-differently',
  'invitation/used',
  'invitation/unknown',
])

/**
 * Decides after failure number `failures` (1 for the first in a row). `random` is from 0 up to 1. Nothing here gives up
 * on what could still arrive: it stops only where the server said that sending again cannot help.
 */
export function reactTo(cause: unknown, failures: number, hasEnrolledAgain: boolean, random: number): Reaction {
  if (cause instanceof Refusal) return reactToRefusal(cause, failures, hasEnrolledAgain, random)
  const code = cause instanceof AppError ? cause.code : 'app/unexpected'
  return { type: 'wait', ms: jitter(failures, random), code }
}

function reactToRefusal(refusal: Refusal, failures: number, hasEnrolledAgain: boolean, random: number): Reaction {
  const { code, status, head, retryAfterMs } = refusal
  if (code === 'sync/gap') return { type: 'go-on', head, ms: failures <= gapsAtOnce ? 0 : jitter(failures, random) }
  if (status === 401 && !hasEnrolledAgain) return { type: 'enrol-again' }
  if (status === 401 || stopping.has(status) || stoppingCodes.has(code)) return { type: 'stop', code }
  if (status === 501) return { type: 'wait', ms: hourMs, code }
  if (retryAfterMs !== null) return { type: 'wait', ms: Math.round(retryAfterMs * (1 + random)), code }
  return { type: 'wait', ms: jitter(failures, random), code }
}

/** Full jitter: a random wait up to 1, 2, 4 … 60 s, so that devices that lost the server together come back apart. */
function jitter(failures: number, random: number): number {
  return Math.round(random * Math.min(longestWaitMs, 1_000 * 2 ** Math.min(failures - 1, 10)))
}
