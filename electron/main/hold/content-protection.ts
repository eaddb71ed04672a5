import type { HeldPart } from './part.ts'

/** Asks the system to keep the window out of pictures of the screen; some programs take one all the same. */
export function createContentProtection(
  window: { setContentProtection(isOn: boolean): void; isDestroyed(): boolean },
  platform: string,
): HeldPart {
  const isOffered = platform === 'darwin' || platform === 'win32'
  let isAsked = false
  const ask = (isOn: boolean) => {
    if (isOffered && !window.isDestroyed()) window.setContentProtection(isOn)
    isAsked = isOn
  }
  return {
    part: 'content-protection',
    take: () => ask(true),
    release: () => ask(false),
    state: () =>
      isOffered
        ? { isHeld: isAsked, reason: 'Requested of the system, which does not guarantee it.' }
        : { isHeld: false, reason: 'This system does not offer it.' },
    watch: () => () => undefined,
  }
}
