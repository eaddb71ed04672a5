/**
 * Shortcuts that are refused while a policy holds them, by the names that the journal and the screens use
 * (docs/spec/lockdown.md, L8). Keys that write, move, select, undo or close the client are never among them: whoever
 * wants to leave, can.
 */

/** A key press as main sees it before the page does. */
export interface KeyPress {
  readonly key: string
  readonly control: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
}

/** Held with Control, or with Command on macOS. */
const withControl = {
  p: 'Ctrl+P',
  s: 'Ctrl+S',
  o: 'Ctrl+O',
  n: 'Ctrl+N',
  t: 'Ctrl+T',
  u: 'Ctrl+U',
  r: 'Ctrl+R',
  j: 'Ctrl+J',
  h: 'Ctrl+H',
} as const
const withControlShift = { i: 'Ctrl+Shift+I', j: 'Ctrl+Shift+J', c: 'Ctrl+Shift+C', s: 'Ctrl+Shift+S' } as const
const alone = { PrintScreen: 'Print Screen', F5: 'F5', F11: 'F11', F12: 'F12' } as const

export const refusedShortcuts = [
  ...Object.values(withControl),
  ...Object.values(withControlShift),
  ...Object.values(alone),
  'Alt+Tab',
] as const
export type RefusedShortcut = (typeof refusedShortcuts)[number]

/**
 * The name of a refused shortcut, or null for every other key. On macOS Control moves in the text and Command is the key of
 * shortcuts; there the names say Ctrl all the same, because the journal knows one list.
 */
export function refusedShortcut(press: KeyPress, platform: string): RefusedShortcut | null {
  const { key, alt, shift } = press
  if (key === 'Tab') return alt ? 'Alt+Tab' : null
  const single = look(alone, key)
  if (single !== null) return single
  const command = platform === 'darwin' ? press.meta : press.control
  if (!command || alt) return null // AltGr is Control and Alt together: it writes
  return look(shift ? withControlShift : withControl, key.toLowerCase())
}

function look<Names extends Record<string, RefusedShortcut>>(names: Names, key: string): RefusedShortcut | null {
  return Object.hasOwn(names, key) ? (names[key] ?? null) : null
}

/** What systems take before any program sees it, so that it can neither be refused nor counted here. */
export const takenBySystem: Readonly<Record<string, readonly string[]>> = {
  linux: ['Alt+Tab', 'Super', 'Ctrl+Alt+Delete', 'Print Screen'],
  darwin: ['Cmd+Tab', 'Cmd+Space', 'Cmd+Option+Esc', 'Cmd+Shift+3', 'Cmd+Shift+4', 'Cmd+Shift+5'],
  win32: ['Alt+Tab', 'Win', 'Ctrl+Alt+Delete', 'Win+Shift+S', 'Print Screen'],
}
