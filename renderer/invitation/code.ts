/** Invitation codes: twelve letters and digits, shown in three groups of four. */
const CODE_LENGTH = 12
/** Three groups of four that stand alone; words of four letters in a row look the same, so a digit or a hyphen is asked for. */
const GROUPS = /(?<![A-Z0-9])([A-Z0-9]{4})[-\s‐-―]?([A-Z0-9]{4})[-\s‐-―]?([A-Z0-9]{4})(?![A-Z0-9])/g

/**
 * Reads a code out of whatever was typed or pasted: with or without hyphens or spaces, in any case, or inside a link or a
 * sentence. Gives at most twelve upper-case letters and digits, fewer while it is being typed.
 */
export function readCode(text: string): string {
  const upper = text.toUpperCase()
  for (const [found, ...groups] of upper.matchAll(GROUPS)) if (/\d|-/.test(found)) return groups.join('')
  return upper.replaceAll(/[^A-Z0-9]/g, '').slice(0, CODE_LENGTH)
}

/** "ABCD-EFGH-JK": groups of four with hyphens between them, none at the end. */
export function groupCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

export function isWholeCode(code: string): boolean {
  return code.length === CODE_LENGTH
}
