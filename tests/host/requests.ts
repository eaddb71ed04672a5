import type { Protocol } from './cdp.ts'
import { allowConnection } from './csp.ts'
import type { KeyInput } from './page/messages.ts'
import type { PageLink } from './page-link.ts'
import { handlerOf, toOuter } from './protocol.ts'

type Paused = Protocol.Fetch.requestPausedPayload

/** What the owner of a page decides about its requests. */
export interface RequestDecisions {
  /** @returns whether the page shall not have the key. */
  isBlocked(input: KeyInput): boolean
  /** @returns whether the document may be loaded. */
  mayNavigate(url: string, isMainFrame: boolean, isRedirect: boolean): boolean
}

const keyPath = '/.standin-key'

function fulfil({ session }: PageLink, requestId: string, body: Buffer, status = 200, headers = new Headers()): void {
  session.post('Fetch.fulfillRequest', {
    requestId,
    responseCode: status,
    responseHeaders: Array.from(headers, ([name, value]) => ({ name, value })),
    body: body.toString('base64'),
  })
}

/** Serves an address of the app's scheme; the only change is that the page's policy admits the address of keys. */
async function serve(link: PageLink, { requestId, request }: Paused): Promise<void> {
  const handler = handlerOf(request.url)
  if (!handler) return link.session.post('Fetch.continueRequest', { requestId })
  const response = await handler(new Request(toOuter(request.url)) as never)
  const headers = new Headers(response.headers)
  const policy = headers.get('content-security-policy')
  if (policy) headers.set('content-security-policy', allowConnection(policy, new URL(keyPath, request.url).href))
  fulfil(link, requestId, Buffer.from(await response.arrayBuffer()), response.status, headers)
}

async function route(link: PageLink, paused: Paused, decisions: RequestDecisions): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  if (new URL(request.url).pathname === keyPath) {
    const isBlocked = decisions.isBlocked(JSON.parse(request.postData ?? '') as KeyInput)
    return fulfil(link, requestId, Buffer.from(String(isBlocked)))
  }
  const isRedirect = paused.redirectedRequestId !== undefined
  const isAllowed =
    resourceType !== 'Document' || decisions.mayNavigate(request.url, frameId === link.frameId, isRedirect)
  if (isAllowed) await serve(link, paused)
  else link.session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
}

/** Takes over the page's documents, its requests to the app's schemes, and its keys. */
export function interceptRequests(link: PageLink, decisions: RequestDecisions): void {
  link.session.on('Fetch.requestPaused', (paused) => {
    route(link, paused, decisions).catch((error: unknown) => {
      console.error('A request failed:', paused.request.url, error)
      link.session.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
    })
  })
}
