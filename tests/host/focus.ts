import { app } from './app.ts'
import type { WindowId } from './x11.ts'
import { watchActiveWindow } from './x11-watch.ts'

let activeWindow: WindowId = 0

/** Gives each window its focus from the X server's active window; a window that has just been shown calls it itself. */
export function updateFocus(): void {
  // First all that lose it, then the one that gains it, as a desktop reports it.
  for (const isFocused of [false, true]) {
    for (const window of [...app.windows]) {
      const hasFocus = window.isVisible() && window.windowId === activeWindow
      if (hasFocus === isFocused) window.setFocused(isFocused)
    }
  }
}

/** Starts following the active window. */
export function watchFocus(): void {
  watchActiveWindow((window) => {
    activeWindow = window
    updateFocus()
  })
}
