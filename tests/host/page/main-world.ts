import type { createPort as CreatePort } from './port.ts'

/**
 * Runs first in every document of a window, in the page's own world, as source text: it uses nothing from outside its
 * own body. It receives the preload's API and takes away what the app denies to every page.
 */
export function runMainWorld(token: string, createPort: typeof CreatePort): void {
  function freeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    for (const item of Object.values(value)) freeze(item)
    return Object.freeze(value)
  }

  const port = createPort(`${token}-main`, `${token}-isolated`, {
    expose(key: string, api: unknown): void {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, key, { value: freeze(api), enumerable: true })
    },
  })

  window.open = () => null
  window.print = () => {}
  if (!navigator.mediaDevices) return
  navigator.mediaDevices.getDisplayMedia = async () => {
    throw new DOMException('Permission denied', 'NotAllowedError')
  }
  const openDevices = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  // The app is asked first; Chromium, which then knows the answer, grants or refuses with its own words.
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const mediaTypes = (['audio', 'video'] as const).filter((type) => constraints?.[type])
    if (mediaTypes.length > 0) await port.call('askForMedia', mediaTypes)
    return openDevices(constraints)
  }
}
