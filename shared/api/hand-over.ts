import { z } from 'zod'
import { AttemptId, Key32 } from './enrolment.ts'

/** Where the journal ends that is handed over; the kit says the same, sealed. */
export const JournalEnd = z.strictObject({
  segment: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  headDigest: z.string().regex(/^[0-9a-f]{64}$/),
  nextSeq: z.int().nonnegative(),
})
export type JournalEnd = Readonly<z.output<typeof JournalEnd>>

const Kit = z
  .string()
  .min(1)
  .max(1_900_000)
  .regex(/^[A-Za-z0-9_-]+$/)

/** An offer to take an attempt over (docs/spec/hand-over.md); replaces an earlier one. */
export const HandOverOffer = z.strictObject({
  /** SHA-256 of the code's first eight characters, base64url. */
  addressDigest: Key32,
  /** Sealed under the code, base64url. */
  kit: Kit,
  end: JournalEnd,
})
export type HandOverOffer = Readonly<z.output<typeof HandOverOffer>>

export const HandOverOffered = z.strictObject({ expiresMs: z.int() })
export const HandOverLooked = z.strictObject({ attemptId: AttemptId, kit: Kit, expiresMs: z.int() })
export type HandOverLooked = Readonly<z.output<typeof HandOverLooked>>

/** `token` is the one by which the device that claims will be known. */
export const HandOverClaim = z.strictObject({ token: Key32 })
