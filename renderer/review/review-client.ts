import { type AxiosInstance, isAxiosError } from 'axios'
import type { z } from 'zod'
import type { AuditPage, AuditQuery } from '../../shared/api/audit.ts'
import type { BlindReview } from '../../shared/api/blind.ts'
import type { AttemptContextReply } from '../../shared/api/context.ts'
import { contract, type Route } from '../../shared/api/contract.ts'
import type { Desk, NewDecision, NewNote, NewRating, NewScore } from '../../shared/api/desk.ts'
import type { LiveList, LiveMessage } from '../../shared/api/live.ts'
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
  /** The same for the printable report, which is written down as one. */
  readonly report: (attemptId: string) => Promise<AttemptReview>
  /** Shows the candidate their results. */
  readonly release: (attemptId: string) => Promise<AttemptSummary>
  /** These four add something to an attempt and answer everything that people added. */
  readonly addNote: (attemptId: string, note: NewNote) => Promise<Desk>
  readonly rate: (attemptId: string, rating: NewRating) => Promise<Desk>
  readonly adjudicate: (attemptId: string, rating: NewScore) => Promise<Desk>
  readonly decide: (attemptId: string, decision: NewDecision) => Promise<Desk>
  readonly startBlind: (attemptId: string) => Promise<BlindReview>
  readonly rateBlind: (attemptId: string, rating: NewScore) => Promise<BlindReview>
  readonly endBlind: (attemptId: string) => Promise<BlindReview>
  readonly context: (attemptId: string) => Promise<AttemptContextReply>
  /** Who looked at an attempt. */
  readonly looked: (attemptId: string, page: number) => Promise<AuditPage>
  readonly audit: (query: AuditQuery) => Promise<AuditPage>
  /** The attempts in progress. */
  readonly live: () => Promise<LiveList>
  /** What candidate and invigilators wrote to each other, oldest first; writing answers with the same. */
  readonly messages: (attemptId: string) => Promise<readonly LiveMessage[]>
  readonly write: (attemptId: string, text: string) => Promise<readonly LiveMessage[]>
  /** Address of a file about an attempt, for a link. */
  readonly exportAddress: (route: ExportRoute, attemptId: string) => string
}

/** Routes that answer with a file. */
export type ExportRoute = 'review/export' | 'review/bundle' | 'review/events' | 'review/json'

type PageRoute = {
  [Name in Route]: Name extends `${'account' | 'review' | 'audit' | 'live'}/${string}`
    ? (typeof contract)[Name]['reply'] extends z.ZodType
      ? Name
      : never
    : never
}[Route]
type ReplyOf<R extends PageRoute> = z.output<(typeof contract)[R]['reply']>

interface Asked {
  readonly attemptId?: string
  readonly body?: unknown
  readonly query?: object
}

const addressOf = (path: string, attemptId: string) => path.replace(':attemptId', encodeURIComponent(attemptId))

export function createReviewClient(http: AxiosInstance): ReviewClient {
  const ask = async <R extends PageRoute>(
    route: R,
    { attemptId = '', body, query }: Asked = {},
  ): Promise<ReplyOf<R>> => {
    const { method, path, reply } = contract[route]
    const url = addressOf(path, attemptId)
    const sent = { ...(body === undefined ? {} : { data: body }), ...(query === undefined ? {} : { params: query }) }
    try {
      const { data } = await http.request<unknown>({ method, url, ...sent })
      return reply.parse(data) as ReplyOf<R> // safe: `reply` is this route's own schema
    } catch (cause) {
      throw problemOf(cause)
    }
  }
  return {
    signIn: (body) => ask('account/sign-in', { body }),
    signOut: async () => {
      await ask('account/sign-out')
    },
    account: () => ask('account/get'),
    attempts: async () => (await ask('review/list')).attempts,
    attempt: (attemptId) => ask('review/get', { attemptId }),
    report: (attemptId) => ask('review/report', { attemptId }),
    release: (attemptId) => ask('review/release', { attemptId }),
    addNote: (attemptId, body) => ask('review/note', { attemptId, body }),
    rate: (attemptId, body) => ask('review/rate', { attemptId, body }),
    adjudicate: (attemptId, body) => ask('review/adjudicate', { attemptId, body }),
    decide: (attemptId, body) => ask('review/decide', { attemptId, body }),
    startBlind: (attemptId) => ask('review/blind-start', { attemptId }),
    rateBlind: (attemptId, body) => ask('review/blind-rate', { attemptId, body }),
    endBlind: (attemptId) => ask('review/blind-end', { attemptId }),
    context: (attemptId) => ask('review/context', { attemptId }),
    looked: (attemptId, page) => ask('review/looked', { attemptId, query: { page } }),
    audit: (query) => ask('audit/search', { query }),
    live: () => ask('live/list'),
    messages: async (attemptId) => (await ask('live/messages', { attemptId })).messages,
    write: async (attemptId, text) => (await ask('live/write', { attemptId, body: { text } })).messages,
    exportAddress: (route, attemptId) => addressOf(contract[route].path, attemptId),
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
