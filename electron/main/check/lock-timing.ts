/**
 * Readers of what systems say about locking the screen: seconds, 0 for never, null for an answer that says nothing. Each takes
 * the whole output of its command, or null where that failed.
 */
export const lockSeconds = {
  /** `gsettings get org.gnome.desktop.session idle-delay`: `uint32 300`. */
  gsettings: (text: string | null) => numberIn(text, /^uint32 (\d+)/),
  /** `xset q`: `timeout:  600    cycle:  600`. */
  xset: (text: string | null) => numberIn(text, /timeout:\s+(\d+)/),
  /** `defaults -currentHost read com.apple.screensaver idleTime`: `1200`. */
  defaults: (text: string | null) => numberIn(text, /^\s*(\d+)\s*$/),
  /** `reg query "HKCU\Control Panel\Desktop" /v ScreenSaveTimeOut`: `ScreenSaveTimeOut    REG_SZ    900`. */
  registry: (text: string | null) => numberIn(text, /ScreenSaveTimeOut\s+REG_SZ\s+(\d+)/),
} as const

function numberIn(text: string | null, pattern: RegExp): number | null {
  const found = pattern.exec(text ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
