import type { JournalEvent } from '../../shared/attempt/events.ts'
import { foldEvents } from '../../shared/attempt/state.ts'
import { openJournal } from '../../shared/journal/open.ts'
import type { TimedEvent } from '../../shared/journal/payload.ts'
import type { SignatureScope } from '../../shared/journal/read-journal.ts'
import type { SegmentBytes } from '../../shared/journal/report.ts'
import { createSegmentWriter } from '../../shared/journal/segment-writer.ts'
import { verifyJournal } from '../../shared/journal/verify.ts'
import {
  benchAttempt,
  benchAttemptId,
  benchAttemptKey,
  benchDevice,
  benchPrimitives,
  benchSession,
  jsonLines,
} from './journal-hour.ts'

/** A journal in memory as the writer's policy would have written it, and the same events as JSON lines. */
export interface ReadingInput {
  readonly segments: readonly SegmentBytes[]
  readonly json: readonly Uint8Array[]
  readonly events: number
  readonly checkpoints: number
  readonly jsonBytes: number
}

const CREATED_MS = 1_760_000_000_000
/** A string may not grow without limit: the peer's file is kept in pieces of so many events. */
const PIECE_EVENTS = 50_000

/** Frames by the 250 ms rule, checkpoints by 4 KiB or 5 s: as `journal-hour` shows the product to do. */
export function buildReadingInput(stream: readonly TimedEvent[]): ReadingInput {
  const writer = createSegmentWriter(benchPrimitives, benchDevice, {
    attemptId: benchAttemptId,
    createdMs: CREATED_MS,
    previous: null,
    attemptKey: benchAttemptKey,
    sealedKey: new Uint8Array(80),
    scoringKeyId: new Uint8Array(16),
    salt: new Uint8Array(16).fill(1),
  })
  const opening: readonly TimedEvent[] = [
    { monoMs: 0, event: { type: 'session.started', data: { ...benchSession, isResumed: false } } },
    { monoMs: 0, event: { type: 'attempt.opened', data: benchAttempt } },
  ]
  const chunks: Uint8Array[] = [writer.header]
  const json: Uint8Array[] = []
  let piece: JournalEvent[] = []
  let checkpoints = 0
  let checkpointMs = 0
  function put(batch: readonly TimedEvent[], isUrgent: boolean): void {
    const frame = writer.frame(0, batch)
    chunks.push(frame.bytes)
    for (const event of frame.events) piece.push(event)
    const lastMs = batch.at(-1)?.monoMs ?? 0
    if (isUrgent || writer.mark().unitBytes >= 4_096 || lastMs - checkpointMs >= 5_000) {
      chunks.push(writer.checkpoint(lastMs))
      checkpoints++
      checkpointMs = lastMs
    }
    if (piece.length >= PIECE_EVENTS) {
      json.push(Buffer.from(jsonLines(piece)))
      piece = []
    }
  }
  put(opening, true)
  let batch: TimedEvent[] = []
  let flushedMs = -1_000
  for (const timed of stream) {
    const first = batch[0]
    if (first !== undefined && timed.monoMs >= Math.max(first.monoMs, flushedMs + 250)) {
      put(batch, false)
      flushedMs = Math.max(first.monoMs, flushedMs + 250)
      batch = []
    }
    batch.push(timed)
    if (timed.event.type !== 'edit.made' && timed.event.type !== 'item.viewed') {
      put(batch, true)
      flushedMs = timed.monoMs
      batch = []
    }
  }
  if (batch.length > 0) put(batch, false)
  json.push(Buffer.from(jsonLines(piece)))
  chunks.push(writer.seal((stream.at(-1)?.monoMs ?? 0) + 1))
  return {
    segments: [{ segment: 0, bytes: Buffer.concat(chunks) }],
    json,
    events: writer.mark().nextSeq,
    checkpoints: checkpoints + 1,
    jsonBytes: json.reduce((sum, { length }) => sum + length, 0),
  }
}

export function verifyMs({ segments, events }: ReadingInput): number {
  const startMs = performance.now()
  const report = verifyJournal(benchPrimitives, segments)
  const durationMs = performance.now() - startMs
  if (!report.ok || report.events !== events) throw new Error('the benchmark’s journal does not verify')
  return durationMs
}

export function openAndFoldMs({ segments, events }: ReadingInput, signatures: SignatureScope): number {
  const startMs = performance.now()
  const opened = openJournal(benchPrimitives, segments, benchAttemptKey, signatures)
  const state = foldEvents(opened.events)
  const durationMs = performance.now() - startMs
  if (!opened.report.ok || state.nextSeq !== events) throw new Error('the benchmark’s journal does not open')
  return durationMs
}

/** Peer: parse the JSON lines and fold them; nothing is checked. */
export function parseAndFoldMs({ json, events }: ReadingInput): number {
  const startMs = performance.now()
  const parsed: JournalEvent[] = []
  for (const piece of json)
    for (const line of new TextDecoder().decode(piece).split('\n')) if (line !== '') parsed.push(JSON.parse(line))
  const state = foldEvents(parsed)
  const durationMs = performance.now() - startMs
  if (state.nextSeq !== events) throw new Error('the benchmark’s JSON lines do not fold')
  return durationMs
}

/** The primitive's own speed: one Ed25519 verification of a checkpoint-sized message, in milliseconds. */
export function ed25519VerifyMs(count: number): number {
  const message = new Uint8Array(84).fill(3)
  const signature = benchDevice.sign(message)
  const verify = benchPrimitives.importVerifier(benchDevice.publicKey)
  const startMs = performance.now()
  for (let index = 0; index < count; index++) if (!verify(message, signature)) throw new Error('it is signed')
  return (performance.now() - startMs) / count
}
