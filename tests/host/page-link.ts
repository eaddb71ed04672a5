import type { CdpSession } from './cdp.ts'
import { chromium } from './chromium.ts'
import { codec } from './codec.ts'
import type { HostMessage, PageConfig, PageMessage } from './page/messages.ts'
import { isolatedWorldSource, mainWorldSource } from './page-source.ts'

export interface PageLinkOptions {
  config: PageConfig
  preload: string | undefined
  onMessage: (message: PageMessage) => void
}

/** The connection to one page: its DevTools session and the channel to its isolated world. */
export class PageLink {
  readonly session: CdpSession
  readonly frameId: string
  readonly windowId: number
  readonly #binding: string
  #contextId: number | undefined

  constructor(session: CdpSession, frameId: string, windowId: number, { config, onMessage }: PageLinkOptions) {
    this.session = session
    this.frameId = frameId
    this.windowId = windowId
    this.#binding = config.binding
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === config.token && context.auxData?.frameId === frameId) this.#contextId = context.id
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#contextId = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name !== config.binding || executionContextId !== this.#contextId) return
      onMessage(codec.decode(payload) as PageMessage)
    })
  }

  /** Sends to the preload's world; dropped, as by Electron, when no document is there to receive it. */
  post(message: HostMessage): void {
    const expression = `${this.#binding}Receive(${JSON.stringify(codec.encode(message))})`
    if (this.#contextId !== undefined) this.session.post('Runtime.evaluate', { expression, contextId: this.#contextId })
  }
}

/** Attaches to a page before it has loaded anything and installs both worlds for every document to come. */
export async function attachPage(targetId: string, options: PageLinkOptions): Promise<PageLink> {
  const { root } = chromium.pipe
  const { config, preload } = options
  const [{ sessionId }, { windowId }] = await Promise.all([
    root.send('Target.attachToTarget', { targetId, flatten: true }),
    root.send('Browser.getWindowForTarget', { targetId }),
  ])
  const session = chromium.pipe.session(sessionId).setMaxListeners(0)
  const { frameTree } = await session.send('Page.getFrameTree')
  const link = new PageLink(session, frameTree.frame.id, windowId, options)
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Inspector.enable'),
    session.send('Runtime.addBinding', { name: config.binding, executionContextName: config.token }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(config) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: config.token,
      source: isolatedWorldSource(config, preload),
    }),
    session.send('Fetch.enable', {
      patterns: [{ urlPattern: 'https://*.invalid/*' }, { urlPattern: '*', resourceType: 'Document' }],
    }),
  ])
  return link
}
