import type { HoldPart } from '../../../shared/attempt/events.ts'
import { type Emitter, listenTo } from '../sensors/sensor.ts'
import { type HeldPart, held } from './part.ts'

/** The part of a window that fills the screen. */
export type FillingWindow = Emitter & {
  setFullScreen(isOn: boolean): void
  isFullScreen(): boolean
  setKiosk(isOn: boolean): void
  isKiosk(): boolean
  isDestroyed(): boolean
}

/** Holds the whole screen: `fullscreen`, which the candidate may leave, or `kiosk`, which takes the desktop's bars away. */
export function createFillScreen(part: Extract<HoldPart, 'fullscreen' | 'kiosk'>, window: FillingWindow): HeldPart {
  let wasFullScreen: boolean | null = null
  const fill = (isOn: boolean) => (part === 'kiosk' ? window.setKiosk(isOn) : window.setFullScreen(isOn))
  return {
    part,
    take: () => {
      wasFullScreen ??= window.isFullScreen()
      fill(true)
    },
    release: () => {
      if (wasFullScreen === null || window.isDestroyed()) return
      fill(false)
      if (wasFullScreen) window.setFullScreen(true)
      wasFullScreen = null
    },
    state: () => (window.isFullScreen() ? held : { isHeld: false, reason: 'The window does not fill the screen.' }),
    watch: (changed) => listenTo(window, { 'enter-full-screen': changed, 'leave-full-screen': changed }),
  }
}
