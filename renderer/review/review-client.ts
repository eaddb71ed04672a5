import { type AxiosInstance, isAxiosError } from 'axios'
import type { z } from 'zod'
import { contract } from '../../shared/api/contract.ts'
import type { Account, AttemptReview, AttemptSummary, SignIn } from '../../shared/api/review.ts'
import { Problem } from '../../shared/api/sync.ts'
import { AppError, type ErrorCode, errors, isErrorCode } from '../../shared/errors.ts'

/** What the review pages ask of the scoring API; every failure is an AppError with a code of the list. */
export interface ReviewClient {
  readonly signIn: (who: SignIn) => Promise<Account>
  readonly signOut: () => Promise<void>
  /** Who is signed in; rejects with `auth/required` when nobody is. */
  readonly account: () => Promise<Account>
  readonly attempts: () => Promise<readonly AttemptSummary[]>
  readonly attempt: (attemptId: string) => Promise<AttemptReview>
  /** Shows the candidate their results. */
  readonly release: (attemptId: string) => Promise<AttemptSummary>
  /** Address of the exported journal, for a link. */
  readonly exportAddress: (attemptId: string) => string
}

type PageRoute =
  | 'account/sign-in'
  | 'account/sign-out'
  | 'account/get'
  | 'review/list'
  | 'review/get'
  | 'review/release'
type ReplyOf<R extends PageRoute> = z.output<(typeof contract)[R]['reply']>

export function createReviewClient(http: AxiosInstance): ReviewClient {
  const ask = async <R extends PageRoute>(route: R, attemptId = '', body?: unknown): Promise<ReplyOf<R>> => {
    const { method, path, reply } = contract[route]
    const url = path.replace(':attemptId', encodeURIComponent(attemptId))
    try {
      const { data } = await http.request<unknown>({ method, url, ...(body === undefined ? {} : { data: body }) })
      return reply.parse(data) as ReplyOf<R> // safe: `reply` is this route's own schema
    } catch (cause) {
      throw problemOf(cause)
    }
  }
  return {
    signIn: (who) => ask('account/sign-in', '', who),
    signOut: async () => {
      await ask('account/sign-out')
    },
    account: () => ask('account/get'),
    attempts: async () => (await ask('review/list')).attempts,
    attempt: (attemptId) => ask('review/get', attemptId),
    release: (attemptId) => ask('review/release', attemptId),
    exportAddress: (attemptId) => contract['review/export'].path.replace(':attemptId', encodeURIComponent(attemptId)),
  }
}

/** Turns whatever went wrong into a coded error: the server's own problem, silence, or an answer that cannot be read. */
function problemOf(cause: unknown): AppError {
  if (!isAxiosError(cause)) return new AppError('server/unexpected', { cause })
  if (cause.response === undefined) return new AppError('server/unreachable', { cause })
  const problem = Problem.safeParse(cause.response.data)
  if (problem.success && isErrorCode(problem.data.code)) return new AppError(problem.data.code, { cause })
  return new AppError(byStatus.get(cause.response.status) ?? 'server/unexpected', { cause })
}

const byStatus: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'auth/required'],
  [403, 'auth/forbidden'],
  [404, 'server/not-found'],
  [429, 'server/busy'],
])

/** Code and words of any failure, for people. */
export function sayProblem(failure: unknown): { readonly code: ErrorCode; readonly message: string } {
  const code = failure instanceof AppError ? failure.code : 'server/unexpected'
  return { code, message: errors[code].message }
}
