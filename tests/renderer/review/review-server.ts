import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { BlindReview } from '../../../shared/api/blind.ts'
import { contract, type Route } from '../../../shared/api/contract.ts'
import { NewDecision, NewNote, NewRating, NewScore } from '../../../shared/api/desk.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { type ErrorCode, errors } from '../../../shared/errors.ts'
import { account, password } from './account.ts'
import { addDecision, addNote, addRating, auditOf, blindOf, contextOf, rateBlind } from './desk-fixtures.ts'
import type { createReviewFixtures } from './fixtures.ts'
import { live, writeLive } from './live-fixtures.ts'

/** The policy that the API sends with the review page: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
/** A small server that speaks the review routes of the contract from fixtures, and serves the built page at /review/. */
export async function startReviewServer(folder: string, fixtures: ReturnType<typeof createReviewFixtures>) {
  // One session for everybody who holds its cookie.
  const isSignedIn = (request: IncomingMessage) => request.headers.cookie?.includes('session=1') ?? false

  const answer = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const refuse = (response: ServerResponse, code: ErrorCode) =>
    answer(response, errors[code].status, { code, message: errors[code].message })
  const routes: readonly (readonly [
    string,
    RegExp,
    (response: ServerResponse, request: IncomingMessage, body: string, attemptId: string) => void,
  ])[] = [
    [
      'POST',
      exactly(contract['account/sign-in'].path),
      (response, _request, body) => {
        const sent: unknown = JSON.parse(body)
        const isKnown = JSON.stringify(sent) === JSON.stringify({ email: account.email, password })
        if (isKnown) answer(response.setHeader('set-cookie', 'session=1; Path=/; HttpOnly'), 200, account)
        else refuse(response, 'auth/refused')
      },
    ],
    [
      'POST',
      exactly(contract['account/sign-out'].path),
      (response) => {
        response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0')
        answer(response, 200, {})
      },
    ],
    [
      'GET',
      exactly(contract['account/get'].path),
      (response, request) => (isSignedIn(request) ? answer(response, 200, account) : refuse(response, 'auth/required')),
    ],
    [
      'GET',
      exactly(contract['review/list'].path),
      (response, request) =>
        isSignedIn(request)
          ? answer(response, 200, { attempts: fixtures.summaries })
          : refuse(response, 'auth/required'),
    ],
    [
      'GET',
      exactly(contract['review/get'].path),
      (response, _request, _body, attemptId) => {
        const review = fixtures.reviews.get(attemptId)
        if (review === undefined) refuse(response, 'attempt/unknown')
        else answer(response, 200, review)
      },
    ],
    [
      'POST',
      exactly(contract['review/release'].path),
      (response, _request, _body, attemptId) => {
        const review = fixtures.reviews.get(attemptId)
        if (review === undefined) refuse(response, 'attempt/unknown')
        else answer(response, 200, { ...review.summary, releasedMs: Date.UTC(2026, 10, 27) })
      },
    ],
    [
      'GET',
      exactly(contract['review/export'].path),
      (response) => {
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.from('journal'))
      },
    ],
  ]
  const blind = new Map<string, BlindReview>()
  const withReview = (act: (review: AttemptReview, body: unknown) => unknown) =>
    ((response, _request, body, attemptId) => {
      const review = fixtures.reviews.get(attemptId)
      if (review === undefined) refuse(response, 'attempt/unknown')
      else answer(response, 200, act(review, body === '' ? null : JSON.parse(body)))
    }) satisfies (typeof routes)[number][2]
  const post = (route: Route, act: Parameters<typeof withReview>[0]) =>
    [contract[route].method, exactly(contract[route].path), withReview(act)] as const
  const startBlind = (review: AttemptReview) => {
    const known = blind.get(review.summary.attemptId) ?? blindOf(review)
    blind.set(review.summary.attemptId, known)
    return known
  }
  const deskRoutes: typeof routes = [
    post('review/note', (review, body) => addNote(review, NewNote.parse(body))),
    post('review/rate', (review, body) => addRating(review, NewRating.parse(body))),
    post('review/adjudicate', (review, body) => addRating(review, NewScore.parse(body), 'adjudicated')),
    post('review/decide', (review, body) => addDecision(review, NewDecision.parse(body))),
    post('review/report', (review) => review),
    post('review/context', contextOf),
    post('review/looked', (review) => auditOf(review.summary.attemptId)),
    post('review/blind-start', startBlind),
    post('review/blind-rate', (review, body) => {
      const next = rateBlind(startBlind(review), NewScore.parse(body))
      blind.set(review.summary.attemptId, next)
      return next
    }),
    post('review/blind-end', (review) => ({ ...startBlind(review), endedMs: Date.UTC(2026, 10, 21) })),
    [
      'GET',
      exactly(contract['audit/search'].path),
      (response) => answer(response, 200, auditOf([...fixtures.reviews.keys()][0] ?? null)),
    ],
  ]
  const whenSignedIn = (reply: (attemptId: string, body: string) => unknown): (typeof routes)[number][2] => {
    return (response, request, body, attemptId) =>
      isSignedIn(request) ? answer(response, 200, reply(attemptId, body)) : refuse(response, 'auth/required')
  }
  const liveRoutes: typeof routes = [
    ['GET', exactly(contract['live/list'].path), whenSignedIn(() => ({ nowMs: Date.now(), attempts: live.attempts }))],
    ['GET', exactly(contract['live/messages'].path), whenSignedIn(() => ({ messages: live.messages }))],
    [
      'POST',
      exactly(contract['live/write'].path),
      whenSignedIn((attemptId, body) => ({
        messages: writeLive(attemptId, JSON.parse(body).text, account.name),
      })),
    ],
  ]
  const server = createServer((request, response) => void handle(request, response))
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    for (const [method, pattern, act] of [...routes, ...deskRoutes, ...liveRoutes]) {
      const match = pattern.exec(path)
      if (request.method === method && match) return act(response, request, await read(request), match[1] ?? '')
    }
    await serveFile(folder, path, response)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/review/`, close: () => server.close() }
}

const exactly = (path: string) => new RegExp(`^${path.replace(':attemptId', '([0-9a-f-]+)')}$`)

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

async function serveFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = path === '/review/' ? 'index.html' : normalize(path).replace('/review/', '')
  try {
    const body = await readFile(join(folder, file))
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
}
