import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { contract } from '../../../shared/api/contract.ts'
import { type ErrorCode, errors } from '../../../shared/errors.ts'
import type { createReviewFixtures } from './fixtures.ts'

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
export const account = {
  accountId: '3c1d9a40-6f1e-4a57-9d0b-1f2e3a4b5c6d',
  email: 'recruiter@example.com',
  name: 'Mara Feld',
  organisation: 'Meridian Data',
  role: 'recruiter',
} as const
export const password = 'correct horse'

/** A small server that speaks the review routes of the contract from fixtures, and serves the built page at /review/. */
export async function startReviewServer(folder: string, fixtures: ReturnType<typeof createReviewFixtures>) {
  // One session for everybody who holds its cookie.
  const isSignedIn = (request: IncomingMessage) => request.headers.cookie?.includes('session=1') ?? false

  const answer = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const refuse = (response: ServerResponse, code: ErrorCode) =>
    answer(response, errors[code].status, { code, message: errors[code].message })
  const routes: readonly [
    string,
    RegExp,
    (response: ServerResponse, request: IncomingMessage, body: string, attemptId: string) => void,
  ][] = [
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
  const server = createServer((request, response) => void handle(request, response))
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    for (const [method, pattern, act] of routes) {
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
