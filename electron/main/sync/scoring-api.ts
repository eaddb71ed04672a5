import axios, { type AxiosInstance, isAxiosError } from 'axios'
import { contract } from '../../../shared/api/contract.ts'
import { type Enrolment, Invitation } from '../../../shared/api/enrolment.ts'
import { type Head, HeadReply, Problem, UnitReply } from '../../../shared/api/sync.ts'
import { AppError, type ErrorCode, isErrorCode } from '../../../shared/errors.ts'

/** What the server said no with: its code, where it stands, and how long to wait. */
export class Refusal extends AppError {
  readonly head: Head | null
  readonly retryAfterMs: number | null
  readonly status: number
  constructor(code: ErrorCode, status: number, problem: Problem | null, retryAfterMs: number | null) {
    super(code)
    this.status = status
    this.head = problem?.head ?? null
    this.retryAfterMs = retryAfterMs
  }
}

export interface ScoringApi {
  readonly lookUpInvitation: (code: string) => Promise<Invitation>
  readonly enrol: (attemptId: string, enrolment: Enrolment) => Promise<HeadReply>
  readonly head: (attemptId: string, token: string) => Promise<HeadReply>
  readonly putSegment: (attemptId: string, token: string, segment: number, header: Uint8Array) => Promise<HeadReply>
  readonly postUnit: (
    attemptId: string,
    token: string,
    at: { readonly segment: number; readonly offset: number },
    unit: Uint8Array,
  ) => Promise<UnitReply>
}

const timeoutMs = 20_000

/**
 * Client of the scoring API over the given `fetch` (Electron's `net.fetch`: system proxy and trust store). Answers are
 * parsed by the contract. Throws `Refusal` for what the server refused, `server/unreachable` when nothing answered.
 */
export function createScoringApi(server: string, fetch: typeof globalThis.fetch): ScoringApi {
  const http = axios.create({
    baseURL: server,
    adapter: 'fetch',
    env: { fetch },
    timeout: timeoutMs,
  })
  return {
    lookUpInvitation: async (code) =>
      Invitation.parse(await send(http, { method: 'GET', url: fill(contract['invitation/look'].path, { code }) })),
    enrol: async (attemptId, enrolment) =>
      HeadReply.parse(
        await send(http, { method: 'PUT', url: fill(contract['attempt/enrol'].path, { attemptId }), data: enrolment }),
      ),
    head: async (attemptId, token) =>
      HeadReply.parse(
        await send(http, { method: 'GET', url: fill(contract['attempt/head'].path, { attemptId }), token }),
      ),
    putSegment: async (attemptId, token, segment, header) =>
      HeadReply.parse(
        await send(http, {
          method: 'PUT',
          url: fill(contract['segment/put'].path, { attemptId, segment }),
          token,
          bytes: header,
        }),
      ),
    postUnit: async (attemptId, token, { segment, offset }, unit) =>
      UnitReply.parse(
        await send(http, {
          method: 'POST',
          url: `${fill(contract['unit/post'].path, { attemptId, segment })}?offset=${offset}`,
          token,
          bytes: unit,
        }),
      ),
  }
}

interface Sending {
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly url: string
  readonly token?: string
  readonly data?: unknown
  readonly bytes?: Uint8Array
}

function fill(path: string, params: { readonly [name: string]: string | number }): string {
  return path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) => encodeURIComponent(String(params[name])))
}

async function send(http: AxiosInstance, sending: Sending): Promise<unknown> {
  const headers = {
    ...(sending.token === undefined ? {} : { authorization: `Bearer ${sending.token}` }),
    ...(sending.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
  }
  try {
    const body = sending.bytes ?? sending.data
    const reply = await http.request({
      method: sending.method,
      url: sending.url,
      headers,
      ...(body === undefined ? {} : { data: body }),
    })
    return reply.data
  } catch (cause) {
    throw translate(cause)
  }
}

/** Turns what axios throws into a coded error. */
function translate(cause: unknown): AppError {
  if (!isAxiosError(cause) || cause.response === undefined) return new AppError('server/unreachable', { cause })
  const { status, data, headers } = cause.response
  const problem = Problem.safeParse(data)
  const code = problem.success && isErrorCode(problem.data.code) ? problem.data.code : codeForStatus(status)
  const retryAfter = Number(headers['retry-after'])
  const retryAfterMs =
    problem.data?.retryAfterMs ?? (Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1_000 : null)
  return new Refusal(code, status, problem.success ? problem.data : null, retryAfterMs)
}

function codeForStatus(status: number): ErrorCode {
  if (status === 429 || status === 503) return 'server/busy'
  return status === 404 ? 'server/not-found' : 'server/unexpected'
}
