import { type Emitter, listenTo } from '../sensors/sensor.ts'

const limitMs = 2_000

/** Fills the screen for a moment and goes back; says whether the window got there within two seconds. */
export async function fillOnce(
  window: Emitter & { setFullScreen(isOn: boolean): void; isFullScreen(): boolean },
  after: (ms: number, callback: () => void) => () => void,
): Promise<boolean> {
  if (window.isFullScreen()) return true
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const forget = listenTo(window, { 'enter-full-screen': () => resolve(true) })
  const forgetLimit = after(limitMs, () => resolve(window.isFullScreen()))
  window.setFullScreen(true)
  const isFull = await promise
  forget()
  forgetLimit()
  window.setFullScreen(false)
  return isFull
}
