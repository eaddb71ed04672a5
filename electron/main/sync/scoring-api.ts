import axios, { type AxiosInstance, isAxiosError } from 'axios'
import type { z } from 'zod'
import { contract } from '../../../shared/api/contract.ts'
import { type Enrolment, Invitation } from '../../../shared/api/enrolment.ts'
import { HandOverLooked, type HandOverOffer } from '../../../shared/api/hand-over.ts'
import {
  Extracted,
  type ExtractRequest,
  IntakeProviders,
  Phrased,
  type PhraseRequest,
  type SpeakRequest,
  Transcribed,
} from '../../../shared/api/intake.ts'
import { type CandidateMessage, type Presence, PresenceReply } from '../../../shared/api/live.ts'
import { Results } from '../../../shared/api/results.ts'
import { RetakeReply } from '../../../shared/api/retake.ts'
import {
  type Head,
  HeadReply,
  PROTOCOL_HEADER,
  Problem,
  SHIP_INTERVAL_HEADER,
  SYNC_PROTOCOL,
  UnitReply,
} from '../../../shared/api/sync.ts'
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
  readonly lookUpRetake: (code: string) => Promise<RetakeReply>
  readonly enrol: (attemptId: string, enrolment: Enrolment) => Promise<HeadReply>
  readonly head: (attemptId: string, token: string) => Promise<HeadReply>
  readonly putSegment: (attemptId: string, token: string, segment: number, header: Uint8Array) => Promise<HeadReply>
  readonly postUnit: (
    attemptId: string,
    token: string,
    at: { readonly segment: number; readonly offset: number },
    unit: Uint8Array,
  ) => Promise<UnitReply>
  readonly deleteAttempt: (attemptId: string, token: string) => Promise<string>
  /** Sends what the candidate said after the submission; resolves with how many replies the server holds. */
  readonly postReply: (attemptId: string, token: string, record: Uint8Array) => Promise<number>
  readonly putPresence: (attemptId: string, token: string, presence: Presence) => Promise<PresenceReply>
  readonly postMessage: (attemptId: string, token: string, message: CandidateMessage) => Promise<void>
  /** What helps with the conversation; each gives up after `limitMs`. */
  readonly intakeProviders: (attemptId: string, token: string, limitMs: number) => Promise<IntakeProviders>
  readonly phraseQuestion: (
    attemptId: string,
    token: string,
    request: PhraseRequest,
    limitMs: number,
  ) => Promise<Phrased>
  readonly extractConclusions: (
    attemptId: string,
    token: string,
    request: ExtractRequest,
    limitMs: number,
  ) => Promise<Extracted>
  readonly transcribe: (
    attemptId: string,
    token: string,
    wav: Uint8Array,
    language: string,
    limitMs: number,
  ) => Promise<Transcribed>
  readonly speak: (attemptId: string, token: string, request: SpeakRequest, limitMs: number) => Promise<Spoken>
  readonly results: (attemptId: string, token: string) => Promise<Results>
  /** The stored journal, as an export (docs/formats/export-v1.md). */
  readonly downloadJournal: (attemptId: string, token: string) => Promise<Uint8Array>
  readonly offerHandOver: (attemptId: string, token: string, offer: HandOverOffer) => Promise<{ expiresMs: number }>
  readonly cancelHandOver: (attemptId: string, token: string) => Promise<void>
  readonly lookUpHandOver: (address: string) => Promise<HandOverLooked>
  /** Exchanges the token of the kit for `newToken`. */
  readonly claimHandOver: (attemptId: string, token: string, newToken: string) => Promise<HeadReply>
  /** Least time between two uploads, as the last answer asked for it (S25); 0 when it asked for none. */
  readonly shipIntervalMs: () => number
}

/** Speech as a provider made it. */
export interface Spoken {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

const timeoutMs = 20_000
/** A server that asks for more than this is not believed. */
const longestShipIntervalMs = 60_000

/**
 * Client of the scoring API over the given `fetch` (Electron's `net.fetch`: system proxy and trust store). Answers are
 * parsed by the contract. Throws `Refusal` for what the server refused, `server/unreachable` when nothing answered,
 * `server/unexpected` when what answered is no scoring API.
 */
export function createScoringApi(server: string, fetch: typeof globalThis.fetch): ScoringApi {
  const http = axios.create({
    baseURL: server,
    adapter: 'fetch',
    env: { fetch },
    timeout: timeoutMs,
    headers: { [PROTOCOL_HEADER]: String(SYNC_PROTOCOL) },
  })
  let shipIntervalMs = 0
  const ask = async <Shape extends z.ZodType>(shape: Shape, sending: Sending): Promise<z.output<Shape>> => {
    const { data, asksIntervalMs } = await send(http, sending)
    shipIntervalMs = asksIntervalMs
    const parsed = shape.safeParse(data)
    if (!parsed.success) throw new AppError('server/unexpected', { cause: parsed.error })
    return parsed.data
  }
  return {
    lookUpInvitation: (code) =>
      ask(Invitation, { method: 'GET', url: fill(contract['invitation/look'].path, { code }) }),
    lookUpRetake: (code) =>
      ask(RetakeReply, { method: 'GET', url: fill(contract['invitation/retake'].path, { code }) }),
    enrol: (attemptId, enrolment) =>
      ask(HeadReply, { method: 'PUT', url: fill(contract['attempt/enrol'].path, { attemptId }), data: enrolment }),
    head: (attemptId, token) =>
      ask(HeadReply, { method: 'GET', url: fill(contract['attempt/head'].path, { attemptId }), token }),
    putSegment: (attemptId, token, segment, header) =>
      ask(HeadReply, {
        method: 'PUT',
        url: fill(contract['segment/put'].path, { attemptId, segment }),
        token,
        bytes: header,
      }),
    postUnit: (attemptId, token, { segment, offset }, unit) =>
      ask(UnitReply, {
        method: 'POST',
        url: `${fill(contract['unit/post'].path, { attemptId, segment })}?offset=${offset}`,
        token,
        bytes: unit,
      }),
    deleteAttempt: async (attemptId, token) => {
      const url = fill(contract['attempt/delete'].path, { attemptId })
      return (await ask(contract['attempt/delete'].reply, { method: 'DELETE', url, token })).receipt
    },
    postReply: async (attemptId, token, bytes) => {
      const url = fill(contract['reply/post'].path, { attemptId })
      return (await ask(contract['reply/post'].reply, { method: 'POST', url, token, bytes })).held
    },
    putPresence: (attemptId, token, data) =>
      ask(PresenceReply, { method: 'PUT', url: fill(contract['presence/put'].path, { attemptId }), token, data }),
    postMessage: async (attemptId, token, data) => {
      const url = fill(contract['message/post'].path, { attemptId })
      await ask(contract['message/post'].reply, { method: 'POST', url, token, data })
    },
    intakeProviders: (attemptId, token, limitMs) => {
      const url = fill(contract['intake/providers'].path, { attemptId })
      return ask(IntakeProviders, { method: 'GET', url, token, limitMs })
    },
    phraseQuestion: (attemptId, token, data, limitMs) => {
      const url = fill(contract['intake/phrase'].path, { attemptId })
      return ask(Phrased, { method: 'POST', url, token, data, limitMs })
    },
    extractConclusions: (attemptId, token, data, limitMs) => {
      const url = fill(contract['intake/extract'].path, { attemptId })
      return ask(Extracted, { method: 'POST', url, token, data, limitMs })
    },
    transcribe: (attemptId, token, bytes, language, limitMs) => {
      const path = fill(contract['intake/transcribe'].path, { attemptId })
      const url = `${path}?language=${encodeURIComponent(language)}`
      return ask(Transcribed, { method: 'POST', url, token, bytes, limitMs })
    },
    speak: async (attemptId, token, asked, limitMs) => {
      const url = fill(contract['intake/speak'].path, { attemptId })
      const sending = { method: 'POST', url, token, data: asked, limitMs, isBytesAsked: true } as const
      const { data, mimeType } = await send(http, sending)
      if (!(data instanceof ArrayBuffer) || !mimeType.startsWith('audio/')) throw new AppError('server/unexpected')
      return { bytes: new Uint8Array(data), mimeType }
    },
    results: (attemptId, token) =>
      ask(Results, { method: 'GET', url: fill(contract['attempt/results'].path, { attemptId }), token }),
    downloadJournal: async (attemptId, token) => {
      const url = fill(contract['attempt/journal'].path, { attemptId })
      const { data } = await send(http, { method: 'GET', url, token, isBytesAsked: true })
      if (!(data instanceof ArrayBuffer)) throw new AppError('server/unexpected')
      return new Uint8Array(data)
    },
    offerHandOver: (attemptId, token, data) => {
      const url = fill(contract['hand-over/offer'].path, { attemptId })
      return ask(contract['hand-over/offer'].reply, { method: 'PUT', url, token, data })
    },
    cancelHandOver: async (attemptId, token) => {
      const url = fill(contract['hand-over/cancel'].path, { attemptId })
      await ask(contract['hand-over/cancel'].reply, { method: 'DELETE', url, token })
    },
    lookUpHandOver: (address) =>
      ask(HandOverLooked, { method: 'GET', url: fill(contract['hand-over/look'].path, { address }) }),
    claimHandOver: (attemptId, token, newToken) => {
      const url = fill(contract['hand-over/claim'].path, { attemptId })
      return ask(HeadReply, { method: 'POST', url, token, data: { token: newToken } })
    },
    shipIntervalMs: () => shipIntervalMs,
  }
}

interface Sending {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly url: string
  readonly token?: string
  readonly data?: unknown
  readonly bytes?: Uint8Array
  /** The answer is raw bytes. */
  readonly isBytesAsked?: boolean
  /** Gives up after so many milliseconds, where the usual limit is too long. */
  readonly limitMs?: number
}

interface Answered {
  readonly data: unknown
  readonly asksIntervalMs: number
  readonly mimeType: string
}

function fill(path: string, params: { readonly [name: string]: string | number }): string {
  return path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) => encodeURIComponent(String(params[name])))
}

async function send(http: AxiosInstance, sending: Sending): Promise<Answered> {
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
      ...(sending.isBytesAsked === true ? { responseType: 'arraybuffer' as const } : {}),
      ...(sending.limitMs === undefined ? {} : { timeout: sending.limitMs }),
    })
    return {
      data: reply.data,
      asksIntervalMs: intervalOf(reply.headers[SHIP_INTERVAL_HEADER]),
      mimeType: String(reply.headers['content-type'] ?? ''),
    }
  } catch (cause) {
    throw translate(cause)
  }
}

function intervalOf(header: unknown): number {
  const asked = Number(header ?? 0)
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, longestShipIntervalMs) : 0
}

/** Turns what axios throws into a coded error. */
function translate(cause: unknown): AppError {
  if (!isAxiosError(cause) || cause.response === undefined) return new AppError('server/unreachable', { cause })
  const { status, data, headers } = cause.response
  const problem = Problem.safeParse(data instanceof ArrayBuffer ? readJson(data) : data)
  const code = problem.success && isErrorCode(problem.data.code) ? problem.data.code : codeForStatus(status)
  const retryAfter = Number(headers['retry-after'])
  const retryAfterMs =
    problem.data?.retryAfterMs ?? (Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1_000 : null)
  return new Refusal(code, status, problem.success ? problem.data : null, retryAfterMs)
}

/** A refusal of a request for bytes arrives as bytes; null for what is no JSON. */
function readJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

function codeForStatus(status: number): ErrorCode {
  if (status === 429 || status === 503) return 'server/busy'
  return status === 404 ? 'server/not-found' : 'server/unexpected'
}
