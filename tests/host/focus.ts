import { app } from './app.ts'
import { preventable } from './event.ts'
import type { WindowId } from './x11.ts'
import { watchActiveWindow } from './x11-watch.ts'

let activeWindow: WindowId = 0

/** Gives each window its focus from the X server's active window; a window that has just opened calls it itself. */
export function updateFocus(): void {
  // Chromium activates even a window that is not to be shown; the focus is back where it was once that is unmapped.
  if ([...app.windows].some((window) => window.isOpeningHidden)) return
  // First all that lose it, then the one that gains it, as a desktop reports it.
  for (const isFocused of [false, true]) {
    for (const window of [...app.windows]) {
      const hasFocus = window.windowId !== null && window.windowId === activeWindow
      if (hasFocus !== isFocused || window.isFocused() === isFocused) continue
      window.setFocused(isFocused)
      app.emit(isFocused ? 'browser-window-focus' : 'browser-window-blur', preventable(), window)
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
