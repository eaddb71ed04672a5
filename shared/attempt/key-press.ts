/** What a key event says, in the names that pages and Electron share. */
export interface KeyPress {
  readonly key: string
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
}

/** Keys that stand for "some input source": an input method, a dead key, a program that makes key events. */
const anonymousKeys: ReadonlySet<string> = new Set(['Process', 'Unidentified', 'Dead'])

/** Says whether the key's name tells nothing of what it puts in. */
export function isAnonymous(key: string): boolean {
  return anonymousKeys.has(key)
}

/**
 * Says whether a key press may put text in. Page and main ask the same function, so that a press the page calls one is
 * always one that main has counted. Control with Alt is how Windows reports AltGr.
 */
export function mayInsert({ key, control, alt, meta }: KeyPress): boolean {
  if (key === 'Enter' || isAnonymous(key)) return true
  const isNamed = /^[A-Z][A-Za-z0-9]+$/.test(key) // Shift, ArrowLeft, F1
  return !isNamed && !meta && (!control || alt)
}
