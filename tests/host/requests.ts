import type { Protocol } from './cdp.ts'
import { codec } from './codec.ts'
import { allowConnection, allowConnectionInHtml } from './csp.ts'
import type { PageQuestion } from './page/messages.ts'
import type { PageLink } from './page-link.ts'
import { handlerOf } from './protocol.ts'
import { trace } from './runtime.ts'
import { schemeOf, toOuter } from './scheme.ts'

type Paused = Protocol.Fetch.requestPausedPayload

/** What the owner of a page decides about its requests. */
export interface RequestDecisions {
  /** Answers a question for which the page is waiting. */
  answer(question: PageQuestion): unknown
  /** @returns whether the document may be loaded. */
  allowNavigation(url: string, isMainFrame: boolean, isRedirect: boolean): boolean
}

const questionPath = '/.standin-question'

function answerQuestion({ session }: PageLink, { requestId, request }: Paused, decisions: RequestDecisions): void {
  const answer = decisions.answer(codec.decode(request.postData ?? '') as PageQuestion)
  session.post('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: [
      { name: 'access-control-allow-origin', value: '*' },
      { name: 'content-type', value: 'text/plain' },
      { name: 'cache-control', value: 'no-store' },
    ],
    body: Buffer.from(codec.encode(answer)).toString('base64'),
  })
}

/** The request as the app's handler sees it: under its own scheme, with its own bytes. */
function outerRequest({ url, method, headers, postData }: Protocol.Network.Request): Request {
  const request = new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) })
  return Object.defineProperty(request, 'url', { value: toOuter(url) })
}

/** Serves a request of a registered scheme; the only change is that the page's policy admits the question address. */
async function serve({ session }: PageLink, { requestId, request, resourceType }: Paused): Promise<void> {
  const handler = handlerOf(schemeOf(request.url))
  if (!handler) return session.post('Fetch.continueRequest', { requestId })
  const response = await handler(outerRequest(request))
  const questionUrl = new URL(questionPath, request.url).href
  const bytes = Buffer.from(await response.arrayBuffer())
  const isHtml = resourceType === 'Document' && (response.headers.get('content-type') ?? '').includes('html')
  const body = isHtml ? Buffer.from(allowConnectionInHtml(bytes.toString('utf8'), questionUrl)) : bytes
  session.post('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: Array.from(response.headers, ([name, value]) => ({
      name,
      value: name === 'content-security-policy' ? allowConnection(value, questionUrl) : value,
    })),
    body: body.toString('base64'),
  })
}

async function route(link: PageLink, paused: Paused, decisions: RequestDecisions): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  if (new URL(request.url).pathname === questionPath) return answerQuestion(link, paused, decisions)
  const isRedirect = paused.redirectedRequestId !== undefined
  const isRefused =
    resourceType === 'Document' && !decisions.allowNavigation(request.url, frameId === link.frameId, isRedirect)
  if (isRefused) return link.session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  await serve(link, paused)
}

/** Takes over the page's documents, its requests to registered schemes, and its questions. */
export function interceptRequests(link: PageLink, decisions: RequestDecisions): void {
  link.session.on('Fetch.requestPaused', (paused) => {
    route(link, paused, decisions).catch((error: unknown) => {
      trace('request failed', paused.request.url, error)
      link.session.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
    })
  })
}
