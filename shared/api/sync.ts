import { z } from 'zod'

/** How far the server holds a journal (docs/spec/sync.md): the end of the last stored unit of the last segment it knows. */
export const Head = z.strictObject({
  segment: z.int().nonnegative(),
  /** Bytes of that segment that are stored, its header included. */
  offset: z.int().nonnegative(),
  frameNumber: z.int().nonnegative(),
  nextSeq: z.int().nonnegative(),
  headDigest: z.string(),
  isSealed: z.boolean(),
})
export type Head = Readonly<z.output<typeof Head>>

/** `head` is null while no segment header is stored. */
export const HeadReply = z.strictObject({ head: Head.nullable(), hasFork: z.boolean() })
export type HeadReply = Readonly<z.output<typeof HeadReply>>

/** Given only after commit. `receipt` is the server's signed statement in text form (docs/formats/journal-v1.md). */
export const UnitReply = z.strictObject({ head: Head, receipt: z.string() })
export type UnitReply = Readonly<z.output<typeof UnitReply>>

/** Body of every refusal. `head` says where the server stands, so that a client can go on from there. */
export const Problem = z.strictObject({
  code: z.string(),
  message: z.string(),
  head: Head.nullable().optional(),
  retryAfterMs: z.int().nonnegative().optional(),
})
export type Problem = Readonly<z.output<typeof Problem>>
