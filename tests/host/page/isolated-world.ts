import type { encode as Encode } from '../codec.ts'
import type { HostMessage, KeyInput, MediaType, PageAsk, PageCall, PageConfig, PageMouse } from './messages.ts'
import type { createPort as CreatePort } from './port.ts'

/**
 * Runs second in every document of a window, in the preload's isolated world, as source text: it uses nothing from
 * outside its own body. It gives the preload what a sandboxed one gets from Electron, then runs it.
 */
export function runIsolatedWorld(
  { token, areKeysAsked }: PageConfig,
  encode: typeof Encode,
  createPort: typeof CreatePort,
  preload: (require: (name: string) => unknown) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void
  const globals = globalThis as unknown as Record<string, (text: string) => void>

  /** Asks whether to block a key while the page waits: a blocking request that the host intercepts. */
  function isBlocked(input: KeyInput): boolean {
    const request = new XMLHttpRequest()
    request.open('POST', '/.standin-key', false)
    request.send(JSON.stringify(input))
    return JSON.parse(request.responseText) as boolean
  }

  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners: { channel: string; listener: Listener }[] = []
  let nextCall = 1
  const ipcRenderer = {
    on(channel: string, listener: Listener): void {
      listeners.push({ channel, listener })
    },
    removeListener(channel: string, listener: Listener): void {
      const index = listeners.findLastIndex((item) => item.channel === channel && item.listener === listener)
      if (index !== -1) listeners.splice(index, 1)
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return ask((id) => ({ id, channel, args }) satisfies PageCall).catch((error) => {
        throw new Error(`Error invoking remote method '${channel}': ${error}`)
      })
    },
  }

  /** Sends a message and waits for the reply that has its id. */
  async function ask(toMessage: (id: number) => object): Promise<unknown> {
    const id = nextCall++
    globals[token]?.(encode(toMessage(id)))
    const settlers = Promise.withResolvers<unknown>()
    waiting.set(id, settlers)
    return settlers.promise
  }

  globals[`${token}Receive`] = (text) => {
    const message = JSON.parse(text) as HostMessage
    if (message.op === 'event') {
      for (const { channel, listener } of [...listeners]) if (channel === message.channel) listener({}, ...message.args)
      return
    }
    const settlers = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.isOk) settlers?.resolve(message.value)
    else settlers?.reject(message.value)
  }

  function mayBeBlocked(event: KeyboardEvent, type: KeyInput['type']): void {
    const { key, code, isComposing, repeat: isAutoRepeat } = event
    const modifiers = { shift: event.shiftKey, control: event.ctrlKey, alt: event.altKey, meta: event.metaKey }
    const input = { type, key, code, isAutoRepeat, isComposing, ...modifiers }
    if (!event.isTrusted || !isBlocked(input)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  if (areKeysAsked) {
    window.addEventListener('keydown', (event) => mayBeBlocked(event, 'keyDown'), true)
    window.addEventListener('keyup', (event) => mayBeBlocked(event, 'keyUp'), true)
  }

  const buttons = ['left', 'middle', 'right'] as const
  function tellMouse({ isTrusted, button }: MouseEvent): void {
    const mouse = buttons[button]
    if (isTrusted && mouse !== undefined) globals[token]?.(encode({ mouse } satisfies PageMouse))
  }
  window.addEventListener('mousedown', tellMouse, true)

  // Last, in the bubbling phase: Chromium's own shortcuts and menu do nothing, as in Electron.
  window.addEventListener('keydown', (event) => {
    const isEditing = /^[acvxyzVZ]$/.test(event.key) || /^(Arrow(Up|Down)|Backspace|Delete|End|Home)$/.test(event.key)
    const isShortcut = (event.ctrlKey && !isEditing) || event.altKey || /^F\d+$/.test(event.key)
    if (event.isTrusted && isShortcut) event.preventDefault()
  })
  window.addEventListener('contextmenu', (event) => event.preventDefault())

  const port = createPort(`${token}-isolated`, `${token}-main`, {
    askForMedia: (mediaTypes: readonly MediaType[]) => ask((id) => ({ id, mediaTypes }) satisfies PageAsk),
  })
  const api = { exposeInMainWorld: (key: string, value: unknown) => port.call('expose', key, value) }
  preload((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return { contextBridge: api, ipcRenderer }
  })
}
