import type { CdpSession } from './cdp.ts'
import { chromium } from './chromium.ts'
import { encode } from './codec.ts'
import type { HostMessage, PageAsk, PageCall, PageConfig, PageMouse } from './page/messages.ts'
import { isolatedWorldSource, mainWorldSource } from './page-source.ts'

/** The connection to one page: its DevTools session and the channel to its isolated world. */
export interface PageLink {
  readonly session: CdpSession
  readonly frameId: string
  /** Sends to the preload's world; dropped, as by Electron, when no document is there to receive it. */
  post(message: HostMessage): void
}

/** Attaches to a page before it has loaded anything and installs both worlds for every document to come. */
export async function attachPage(
  targetId: string,
  config: PageConfig,
  preloadFile: string | undefined,
  onMessage: (message: PageAsk | PageCall | PageMouse) => void,
): Promise<PageLink> {
  const { token } = config
  const session = await chromium.attach(targetId)
  const { frameTree } = await session.send('Page.getFrameTree')
  const frameId = frameTree.frame.id
  let contextId: number | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === token && context.auxData?.frameId === frameId) contextId = context.id
  })
  session.on('Runtime.executionContextsCleared', () => {
    contextId = undefined
  })
  session.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
    if (executionContextId === contextId) onMessage(JSON.parse(payload) as PageAsk | PageCall | PageMouse)
  })
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Inspector.enable'),
    session.send('Runtime.addBinding', { name: token, executionContextName: token }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(config) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: token,
      source: isolatedWorldSource(config, preloadFile),
    }),
    session.send('Fetch.enable', {
      patterns: [{ urlPattern: 'https://*.invalid/*' }, { urlPattern: '*', resourceType: 'Document' }],
    }),
  ])
  return {
    session,
    frameId,
    post: (message) => {
      const expression = `${token}Receive(${JSON.stringify(encode(message))})`
      if (contextId !== undefined) session.post('Runtime.evaluate', { expression, contextId })
    },
  }
}
