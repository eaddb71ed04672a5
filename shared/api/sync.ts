import { z } from 'zod'

/** The version of docs/spec/sync.md that this code speaks; every request names it in the header `candor-protocol`. */
export const SYNC_PROTOCOL = 1
export const PROTOCOL_HEADER = 'candor-protocol'
/** On any answer: least time between two uploads of one attempt that the server asks for from now on (S25). */
export const SHIP_INTERVAL_HEADER = 'candor-ship-interval-ms'
/** Largest unit body in bytes (S21); the journal's own limit. */
export const MAX_BODY_BYTES = 2 * 1_048_576

/** How far the server holds a journal (docs/spec/sync.md): the end of the last stored unit of the last segment it knows. */
export const Head = z.strictObject({
  segment: z.int().nonnegative(),
  /** Bytes of that segment that are stored, its header included. */
  offset: z.int().nonnegative(),
  frameNumber: z.int().nonnegative(),
  nextSeq: z.int().nonnegative(),
  /** Running digest at `offset`, 64 characters of lower-case hex. */
  headDigest: z.string(),
  isSealed: z.boolean(),
  /** The next segment's stored header vouches for bytes up to here: send them as the tail unit (S16). Null otherwise. */
  awaitsTailTo: z.int().nonnegative().nullable(),
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
