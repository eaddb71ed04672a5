import { z } from 'zod'

/** Without I, O, 0 and 1: 32 letters, five bits each. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LETTERS = 28
const ADDRESS_LETTERS = 8

/** A hand-over code as people type it (docs/spec/hand-over.md); case, spaces and hyphens do not matter. */
export const HandOverCode = z
  .string()
  .trim()
  .toUpperCase()
  .transform((code) => code.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-HJ-NP-Z2-9]{28}$/, 'a hand-over code has 28 letters and digits'))

/** Makes a code of 140 bits; `randomBytes` must be unpredictable. */
export function createHandOverCode(randomBytes: (length: number) => Uint8Array): string {
  return [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** The part of a code by which the server finds its offer; the rest is known to the two devices alone. */
export function addressOf(code: string): string {
  return code.slice(0, ADDRESS_LETTERS)
}

/** Writes a code in seven groups of four. */
export function groupCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}
