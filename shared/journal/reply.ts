import { concatBytes, equalBytes, toUuid, viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import { attemptIdBytes } from './keys.ts'
import type { JournalPrimitives, Signer, Verifier } from './primitives.ts'

/** What a candidate says about an event after the seal (docs/formats/reply-v1.md). */
export interface Reply {
  readonly number: number
  /** Sequence number of the event that it replies to. */
  readonly about: number
  /** Unix milliseconds by the device's clock. */
  readonly wallMs: number
  readonly text: string
}

/** A record that was read, still sealed. */
export interface SealedReply extends Omit<Reply, 'text'> {
  readonly attemptId: string
  /** Running head of the seal, or the digest of the record before; 32 bytes. */
  readonly previous: Uint8Array
  readonly salt: Uint8Array
  /** What the text is bound to: the record up to it. */
  readonly head: Uint8Array
  readonly sealed: Uint8Array
  readonly signature: Uint8Array
}

/** Most records that one attempt may have. */
export const MAX_REPLIES = 200
const MAX_UNITS = 2_000

const MAGIC = new TextEncoder().encode('CNR1')
const SIGNATURE_LABEL = new TextEncoder().encode('CNR1 reply\0')
const KEY_LABEL = new TextEncoder().encode('CNR1 reply key\0')
const HEAD_BYTES = 88
const SIGNATURE_BYTES = 64
const TAG_BYTES = 16
const MAX_SEALED_BYTES = MAX_UNITS * 3 + TAG_BYTES
const nonce = new Uint8Array(12) // one key a record, so one nonce is enough

/** Longest record, in bytes. */
export const MAX_REPLY_BYTES = HEAD_BYTES + MAX_SEALED_BYTES + SIGNATURE_BYTES

function replyKey(
  primitives: JournalPrimitives,
  attemptKey: Uint8Array,
  reply: Pick<SealedReply, 'attemptId' | 'number' | 'salt'>,
) {
  const number = new Uint8Array(4)
  viewOf(number).setUint32(0, reply.number, true)
  const info = concatBytes(KEY_LABEL, attemptIdBytes(reply.attemptId), number)
  return primitives.importAeadKey(primitives.hkdfSha256(attemptKey, reply.salt, info))
}

/**
 * Writes and signs the record of a reply. `previous` is the digest that it follows.
 * @throws RangeError for a text that is empty, longer than 2,000 UTF-16 units or not well formed.
 */
export function writeReply(
  primitives: JournalPrimitives,
  device: Signer,
  place: { readonly attemptId: string; readonly attemptKey: Uint8Array; readonly previous: Uint8Array },
  reply: Reply,
): Uint8Array {
  if (!isReplyText(reply.text)) throw new RangeError('a reply has 1 to 2,000 characters of well-formed text')
  const salt = primitives.randomBytes(16)
  const text = new TextEncoder().encode(reply.text)
  const head = new Uint8Array(HEAD_BYTES)
  const view = viewOf(head)
  head.set(MAGIC, 0)
  head.set(attemptIdBytes(place.attemptId), 4)
  view.setUint32(20, reply.number, true)
  head.set(place.previous, 24)
  view.setBigUint64(56, BigInt(reply.wallMs), true)
  view.setUint32(64, reply.about, true)
  head.set(salt, 68)
  view.setUint32(84, text.length + TAG_BYTES, true)
  const key = replyKey(primitives, place.attemptKey, { attemptId: place.attemptId, number: reply.number, salt })
  const body = concatBytes(head, key.seal(nonce, head, text))
  return concatBytes(body, device.sign(concatBytes(SIGNATURE_LABEL, body)))
}

/** Says whether a text can be a reply. */
export function isReplyText(text: string): boolean {
  return text.length > 0 && text.length <= MAX_UNITS && text.isWellFormed()
}

/** Reads a record without believing it (RP1). */
export function decodeReply(record: Uint8Array): Result<SealedReply, ErrorCode> {
  if (record.length < HEAD_BYTES + TAG_BYTES + 1 + SIGNATURE_BYTES) return malformed
  const view = viewOf(record)
  const length = view.getUint32(84, true)
  const wallMs = Number(view.getBigUint64(56, true))
  const isWhole =
    equalBytes(record.subarray(0, 4), MAGIC) &&
    length > TAG_BYTES &&
    length <= MAX_SEALED_BYTES &&
    record.length === HEAD_BYTES + length + SIGNATURE_BYTES &&
    view.getUint32(20, true) > 0 &&
    Number.isSafeInteger(wallMs)
  if (!isWhole) return malformed
  return {
    ok: true,
    value: {
      attemptId: toUuid(record.subarray(4, 20)),
      number: view.getUint32(20, true),
      previous: record.slice(24, 56),
      wallMs,
      about: view.getUint32(64, true),
      salt: record.slice(68, 84),
      head: record.slice(0, HEAD_BYTES),
      sealed: record.slice(HEAD_BYTES, HEAD_BYTES + length),
      signature: record.slice(HEAD_BYTES + length),
    },
  }
}

const malformed: Result<never, ErrorCode> = { ok: false, failure: 'reply/malformed' }

/** What a record has to fit: the sealed journal, and the record before. */
export interface ReplyPlace {
  readonly attemptId: string
  readonly number: number
  readonly previous: Uint8Array
  /** How many events the journal has. */
  readonly nextSeq: number
  /** By the device key of the sealed segment. */
  readonly verify: Verifier
}

/** Reads a record and holds it against its place (RP1 to RP5). */
export function checkReply(record: Uint8Array, place: ReplyPlace): Result<SealedReply, ErrorCode> {
  const decoded = decodeReply(record)
  if (!decoded.ok) return decoded
  const reply = decoded.value
  if (reply.attemptId !== place.attemptId) return { ok: false, failure: 'reply/other-attempt' }
  const signed = concatBytes(SIGNATURE_LABEL, reply.head, reply.sealed)
  if (!place.verify(signed, reply.signature)) return { ok: false, failure: 'reply/signature-invalid' }
  if (reply.number !== place.number || !equalBytes(reply.previous, place.previous))
    return { ok: false, failure: 'reply/chain-broken' }
  if (reply.about >= place.nextSeq) return { ok: false, failure: 'reply/event-unknown' }
  return decoded
}

/** Opens the text of a record (RP6). */
export function openReply(
  primitives: JournalPrimitives,
  attemptKey: Uint8Array,
  reply: SealedReply,
): Result<Reply, ErrorCode> {
  const bytes = replyKey(primitives, attemptKey, reply).open(nonce, reply.head, reply.sealed)
  const text = bytes === null ? null : decodeText(bytes)
  if (text === null || !isReplyText(text)) return { ok: false, failure: 'reply/unreadable' }
  return { ok: true, value: { number: reply.number, about: reply.about, wallMs: reply.wallMs, text } }
}

function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export interface RepliesReport {
  /** Those that hold, in order; `text` is null without a key. */
  readonly replies: readonly (Omit<Reply, 'text'> & { readonly text: string | null })[]
  /** The first thing that does not hold, with the number of its record; nothing behind it is believed. */
  readonly problem: { readonly code: ErrorCode; readonly number: number } | null
}

/** Reads all records of an attempt in their order, with a key or without. Never throws on bad bytes. */
export function readReplies(
  primitives: JournalPrimitives,
  seal: Pick<ReplyPlace, 'attemptId' | 'nextSeq' | 'verify'> & { readonly head: Uint8Array },
  records: readonly Uint8Array[],
  attemptKey: Uint8Array | null,
): RepliesReport {
  const replies: RepliesReport['replies'][number][] = []
  let previous = seal.head
  for (const [index, record] of records.entries()) {
    const number = index + 1
    const checked = number > MAX_REPLIES ? tooMany : checkReply(record, { ...seal, number, previous })
    if (!checked.ok) return { replies, problem: { code: checked.failure, number } }
    const opened = attemptKey === null ? null : openReply(primitives, attemptKey, checked.value)
    if (opened?.ok === false) return { replies, problem: { code: opened.failure, number } }
    const { about, wallMs } = checked.value
    replies.push({ number, about, wallMs, text: opened?.value.text ?? null })
    previous = primitives.sha256(record)
  }
  return { replies, problem: null }
}

const tooMany: Result<never, ErrorCode> = { ok: false, failure: 'reply/too-many' }
