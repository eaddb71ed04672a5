import { type Origin, originCode, originOfCode } from './origins.ts'

/**
 * A character's tag: its origin and the event that gave it, in one unsigned 32-bit number, so that a text of a million
 * characters costs four bytes for each.
 */
const ORIGIN_BITS = 4
const MAX_SEQ = 2 ** (32 - ORIGIN_BITS) - 1

/** Packs an origin and a sequence number. Throws a RangeError beyond 268 million events. */
export function makeTag(origin: Origin, seq: number): number {
  if (seq > MAX_SEQ) throw new RangeError(`event ${seq} is beyond the ${MAX_SEQ} that provenance can number`)
  return seq * 2 ** ORIGIN_BITS + originCode(origin)
}

export function tagOrigin(tag: number): Origin {
  return originOfCode(tag & 0xf)
}

export function tagSeq(tag: number): number {
  return tag >>> ORIGIN_BITS
}
