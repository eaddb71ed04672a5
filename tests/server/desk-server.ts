import type { InjectOptions } from 'fastify'
import { createAccount } from '../../server/auth/accounts.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import { type Account, AttemptReview } from '../../shared/api/review.ts'
import type { NewEvent } from '../../shared/attempt/events.ts'
import { attemptOpened, sealOf, sessionStarted, type TestDevice, testPrimitives, typed, unitOf } from './candidate.ts'
import { postUnit, putHeader, startTestServer, type TestServer, taken } from './test-server.ts'

const password = 'a long enough password'

/** An answer of the server as a test compares it. */
export interface Answer {
  readonly status: number
  readonly code: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not so
  readonly json: any
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** What one signed-in account can ask. */
export interface Person {
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: object) => Promise<Answer>
  readonly put: (path: string) => Promise<Answer>
  readonly review: (attemptId: string) => Promise<AttemptReview>
}

export interface DeskServer extends TestServer {
  /** Signs in a new account by its name. */
  readonly person: (name: string, role?: Account['role']) => Promise<Person>
  /** A sealed attempt of a minute with `events` before its submission, scored unless told otherwise. */
  readonly attempt: (options?: {
    readonly events?: readonly NewEvent[]
    readonly isScored?: boolean
  }) => Promise<TestDevice>
}

/** Paths below this one are about an attempt. */
export const at = (device: { readonly attemptId: string }, path = '') =>
  `/v1/review/attempts/${device.attemptId}${path}`

export const answerText = 'The response says the fee is capped at $15, but the fact sheet says never more than $10.'

/** A test server whose candidates submit and whose recruiters sign in. */
export async function startDeskServer(
  options: NonNullable<Parameters<typeof startTestServer>[2]> = {},
): Promise<DeskServer> {
  const server = await startTestServer(undefined, {}, options)
  const { organisationId, clock } = server
  const tick = () => {
    clock.nowMs += 1_000
  }
  return {
    ...server,
    async person(name, role = 'recruiter') {
      const email = `${name.toLowerCase()}@example.com`
      await createAccount(server.store.db, { organisationId, email, name, role, password }, clock.nowMs)
      clock.nowMs += 600_000 // so that sign-ins do not count against one another
      const signedIn = await server.app.inject({ method: 'POST', url: '/v1/sign-in', payload: { email, password } })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      const ask = async (request: InjectOptions): Promise<Answer> => {
        tick()
        const response = await server.app.inject({ ...request, headers: { cookie } })
        const isJson = String(response.headers['content-type']).startsWith('application/json')
        const json = isJson ? response.json() : null
        return {
          status: response.statusCode,
          code: response.statusCode === 200 ? undefined : json?.code,
          json,
          text: response.payload,
          headers: response.headers,
        }
      }
      const get = (url: string) => ask({ method: 'GET', url })
      return {
        get,
        post: (url, payload) => ask({ method: 'POST', url, ...(payload === undefined ? {} : { payload }) }),
        put: (url) => ask({ method: 'PUT', url }),
        review: async (attemptId) => AttemptReview.parse((await get(at({ attemptId }))).json),
      }
    },
    async attempt({ events = [typed(0, answerText)], isScored = true } = {}) {
      tick()
      const device = await server.enrolled()
      const writer = device.begin(null)
      taken(await putHeader(server.app, device, 0, writer.header))
      const begin: NewEvent[] = [sessionStarted, attemptOpened, { type: 'assessment.started', data: {} }]
      const { offset } = writer.mark()
      const first = unitOf(writer, 0, begin)
      taken(await postUnit(server.app, device, { segment: 0, offset }, first))
      const seal = sealOf(writer, 60_000, [...events, { type: 'attempt.submitted', data: {} }])
      taken(await postUnit(server.app, device, { segment: 0, offset: offset + first.length }, seal))
      if (isScored) {
        const { store, scoringKey } = server
        const deps = { db: store.db, primitives: testPrimitives, scoringKey, rater: engine, now: () => clock.nowMs }
        await scoreAttempt(deps, { organisationId, attemptId: device.attemptId })
      }
      return device
    },
  }
}
