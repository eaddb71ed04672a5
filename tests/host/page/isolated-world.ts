import type { Codec } from '../codec.ts'
import type { HostMessage, KeyInput, PageConfig, PageMessage, PageQuestion } from './messages.ts'
import type { createPort as CreatePort } from './port.ts'

/** The preload bundle, wrapped as a CommonJS module. */
export type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
) => void

/**
 * Runs second in every document of a window, in the preload's isolated world, as source text: it uses nothing from
 * outside its own body. It gives the preload what a sandboxed one gets from Electron, then runs it.
 */
export function runIsolatedWorld(
  config: PageConfig,
  codec: Codec,
  createPort: typeof CreatePort,
  preload: Preload | null,
): void {
  type Listener = (event: object, ...args: unknown[]) => void
  type Settlers = { resolve: (value: unknown) => void; reject: (reason: Error) => void }
  const globals = globalThis as unknown as Record<string, (text: string) => void>
  const send = globals[config.binding]
  if (!send) return
  const post = (message: PageMessage): void => send(codec.encode(message))

  // A question that must be answered before the page goes on: a blocking request that the host intercepts.
  const questionUrl = `${location.protocol === 'https:' ? location.origin : 'https://standin.invalid'}/.standin-question`
  function ask(question: PageQuestion): unknown {
    const request = new XMLHttpRequest()
    request.open('POST', questionUrl, false)
    request.setRequestHeader('content-type', 'text/plain')
    request.send(codec.encode(question))
    return codec.decode(request.responseText)
  }

  const waiting = new Map<number, Settlers>()
  let nextRequest = 1
  const request = (makeMessage: (id: number) => PageMessage): Promise<unknown> => {
    const id = nextRequest++
    post(makeMessage(id))
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  }

  const listeners = new Map<string, Listener[]>()
  const ipcRenderer = {
    on(channel: string, listener: Listener): object {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    once(channel: string, listener: Listener): object {
      const once: Listener = (...args) => {
        ipcRenderer.off(channel, once)
        listener(...args)
      }
      return ipcRenderer.on(channel, once)
    },
    off(channel: string, listener: Listener): object {
      const kept = [...(listeners.get(channel) ?? [])]
      const index = kept.lastIndexOf(listener)
      if (index !== -1) kept.splice(index, 1)
      listeners.set(channel, kept)
      return ipcRenderer
    },
    addListener: (channel: string, listener: Listener): object => ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: Listener): object => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string): object {
      listeners.delete(channel)
      return ipcRenderer
    },
    send: (channel: string, ...args: unknown[]): void => post({ op: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      request((id) => ({ op: 'request', id, kind: 'invoke', channel, args })).catch((error: Error) => {
        throw new Error(`Error invoking remote method '${channel}': ${error.message}`)
      }),
  }

  let areKeysAsked = config.areKeysAsked
  globals[`${config.binding}Receive`] = (text) => {
    const message = codec.decode(text) as HostMessage
    if (message.op === 'keys') areKeysAsked = message.areAsked
    else if (message.op === 'reply') {
      const settlers = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.isOk) settlers?.resolve(message.value)
      else settlers?.reject(new Error(String(message.value)))
    } else {
      const event = { sender: ipcRenderer, senderId: 0, ports: [] }
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args)
    }
  }

  const port = createPort(`${config.token}-isolated`, `${config.token}-main`, {
    openWindow: (url: string, target: string, features: string) => void ask({ op: 'open', url, target, features }),
    requestMedia: (kinds: ('audio' | 'video')[]) => request((id) => ({ op: 'request', id, kind: 'media', kinds })),
  })

  const describeKey = (event: KeyboardEvent, type: KeyInput['type']): KeyInput => ({
    type,
    key: event.key,
    code: event.code,
    isAutoRepeat: event.repeat,
    isComposing: event.isComposing,
    shift: event.shiftKey,
    control: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    location: event.location,
    modifiers: Object.entries({ shift: event.shiftKey, control: event.ctrlKey, alt: event.altKey, meta: event.metaKey })
      .filter(([, isDown]) => isDown)
      .map(([name]) => name),
  })
  function watchKeys(eventName: 'keydown' | 'keyup', type: KeyInput['type']): void {
    window.addEventListener(
      eventName,
      (event) => {
        if (!event.isTrusted || !areKeysAsked || !ask({ op: 'key', input: describeKey(event, type) })) return
        event.preventDefault()
        event.stopImmediatePropagation()
      },
      true,
    )
  }
  watchKeys('keydown', 'keyDown')
  watchKeys('keyup', 'keyUp')

  // Last, in the bubbling phase: Chromium's own shortcuts do nothing, as in Electron.
  const swallowed = new Set(config.browserKeys)
  window.addEventListener('keydown', (event) => {
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
    const held = [event.ctrlKey || event.metaKey ? 'C' : '', event.altKey ? 'A' : '', event.shiftKey ? 'S' : '']
    if (event.isTrusted && swallowed.has([...held.filter(Boolean), key].join('-'))) event.preventDefault()
  })

  // Electron shows no menu of its own; the app may show one.
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const target = event.composedPath()[0]
    const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    const isEditable = isField || (target instanceof HTMLElement && target.isContentEditable)
    const params = { x: event.clientX, y: event.clientY, isEditable, selectionText: String(getSelection()) }
    post({ op: 'context-menu', params })
  })

  // Chromium gives the window the document's title; the app hears of it.
  let title = ''
  const reportTitle = (): void => {
    if (document.title === title || document.title === '') return
    title = document.title
    post({ op: 'title', title })
  }
  window.addEventListener('DOMContentLoaded', () => {
    reportTitle()
    new MutationObserver(reportTitle).observe(document.head, { subtree: true, childList: true, characterData: true })
  })

  // A link that would open a window is decided by the main process.
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '')
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    const opensHere = ['', '_self', '_top', '_parent'].includes(link.target)
    if (opensHere && !event.ctrlKey && !event.shiftKey && !event.metaKey) return
    event.preventDefault()
    ask({ op: 'open', url: link.href, target: link.target || '_blank', features: '' })
  })

  if (!preload) return
  const modules: Record<string, unknown> = {
    electron: {
      contextBridge: { exposeInMainWorld: (key: string, api: unknown) => void port.call('expose', key, api) },
      ipcRenderer,
      webUtils: { getPathForFile: () => '' },
      webFrame: {},
    },
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  }
  const require = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '').replace(/^electron\/.*/, 'electron')]
    if (!found) throw new Error(`module not found: ${name}`)
    return found
  }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, config.process)
  } catch (error) {
    post({ op: 'preload-error', error: error instanceof Error ? error : new Error(String(error)) })
  }
}
