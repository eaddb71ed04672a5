import type { Emitter } from '../sensors/sensor.ts'

/** Calls back once when the window has the focus, at once where it has. The returned function forgets it. */
export function whenInFront(window: Emitter & { isFocused(): boolean }, callback: () => void): () => void {
  if (window.isFocused()) {
    callback()
    return () => undefined
  }
  const focus = () => {
    window.off('focus', focus)
    callback()
  }
  window.on('focus', focus)
  return () => void window.off('focus', focus)
}
