import type { createPort as CreatePort } from './port.ts'

/**
 * Runs first in every document of a window, in the page's own world, as source text: it uses nothing from outside its
 * own body. It receives the preload's API and hands over what Electron would decide in the main process.
 */
export function runMainWorld(token: string, createPort: typeof CreatePort): void {
  function freeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    for (const item of Object.values(value)) freeze(item)
    return ArrayBuffer.isView(value) ? value : Object.freeze(value)
  }

  const port = createPort(`${token}-main`, `${token}-isolated`, {
    expose(key: string, api: unknown): void {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, key, { value: freeze(api), enumerable: true })
    },
  })

  window.open = (url = '', target = '_blank', features = '') => {
    const address = url === '' ? 'about:blank' : new URL(String(url), location.href).href
    port.call('openWindow', address, String(target), String(features))
    return null
  }
  window.print = () => {}
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    const kinds = [...(constraints?.audio ? ['audio'] : []), ...(constraints?.video ? ['video'] : [])]
    if (await port.call('requestMedia', kinds)) return getUserMedia(constraints)
    throw new DOMException('Permission denied', 'NotAllowedError')
  }
  mediaDevices.getDisplayMedia = async () => {
    throw new DOMException('Permission denied', 'NotAllowedError')
  }
}
