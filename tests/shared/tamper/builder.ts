import type { NewEvent } from '../../../shared/attempt/events.ts'
import { concatBytes, viewOf } from '../../../shared/bytes.ts'
import { checkpointMessage } from '../../../shared/journal/chain.ts'
import { writeFrameHeader } from '../../../shared/journal/frame.ts'
import { encodeHeader, type SegmentHeader } from '../../../shared/journal/header.ts'
import { attemptIdBytes, importSegmentKey, writeNonce } from '../../../shared/journal/keys.ts'
import { CHECKPOINT, DATA, SEAL } from '../../../shared/journal/layout.ts'
import { encodePayload, type TimedEvent } from '../../../shared/journal/payload.ts'
import type { Signer } from '../../../shared/journal/primitives.ts'
import { type Receipt, signReceipt } from '../../../shared/journal/receipt.ts'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import { testPrimitives } from '../journal/build-journal.ts'

/**
 * Writes journals from a script, with a real device's signatures and a real server's receipts, and lets the script lie
 * where the product's writer would refuse. The product's own writer is not used, so that it may stay strict.
 */

/** `quote` stands for the last receipt that the server gave before. */
export type ScriptEvent = NewEvent | 'quote'

export interface ScriptFrame {
  readonly timeMs: number
  readonly skewMs?: number
  readonly events: readonly (readonly [monoMs: number, event: ScriptEvent])[]
  /** Changes the payload before it is sealed. */
  readonly payload?: (payload: Uint8Array) => Uint8Array
  /** Clear fields that differ from the true ones; the count goes on from them. */
  readonly clear?: Partial<{ eventCount: number; frameNumber: number; firstSeq: number }>
}

export interface ScriptUnit {
  readonly frames: readonly ScriptFrame[]
  /** `none`: the process died before it could sign. */
  readonly end: 'checkpoint' | 'seal' | 'none'
  /** How long after the unit's last event the server had it; 1.5 s where nothing is said. */
  readonly arrivedMs?: number
}

export interface ScriptSegment {
  readonly createdMs: number
  readonly units: readonly ScriptUnit[]
  /** Bytes of a frame that was never finished. */
  readonly torn?: Uint8Array
  /** Fields of the header that differ from the true ones; it is signed with them. */
  readonly header?: Partial<SegmentHeader>
  /** Wall time of the server minus the device's, during this segment. */
  readonly serverAheadMs?: number
}

export type Script = readonly ScriptSegment[]

export interface Writing {
  readonly attemptId: string
  readonly device: Signer
  readonly attemptKey: Uint8Array
  readonly sealedKey: Uint8Array
  readonly scoringKeyId: Uint8Array
  readonly server: Signer
  /** Receipts to quote instead of those for the bytes written here, in their order. */
  readonly quotes?: readonly string[]
}

export interface Written {
  readonly segments: readonly SegmentBytes[]
  /** Of each unit and each tail, in the order of their places. */
  readonly receipts: readonly string[]
  /** The receipts that the journal quotes, in their order. */
  readonly quoted: readonly string[]
  /** Running head at the end. */
  readonly head: Uint8Array
}

/** Writes a script. Salts are fixed by the segment's number, so that the same script gives the same bytes. */
export function write(script: Script, writing: Writing): Written {
  const segments: SegmentBytes[] = []
  const receipts: string[] = []
  const quoted: string[] = []
  let previous: Pick<SegmentHeader, 'previousFrame' | 'previousHead' | 'previousEnd' | 'firstSeq'> = {
    previousFrame: 0,
    previousHead: new Uint8Array(32),
    previousEnd: 0,
    firstSeq: 0,
  }
  for (const [segment, part] of script.entries()) {
    const header: SegmentHeader = {
      attemptId: writing.attemptId,
      segment,
      ...previous,
      devicePublicKey: writing.device.publicKey,
      salt: new Uint8Array(16).fill(segment + 1),
      createdMs: part.createdMs,
      sealedKey: writing.sealedKey,
      scoringKeyId: writing.scoringKeyId,
      ...part.header,
    }
    const headerBytes = encodeHeader(header, writing.device.sign)
    const key = importSegmentKey(testPrimitives, writing.attemptKey, header)
    const digest = testPrimitives.sha256(headerBytes)
    let [frameNumber, nextSeq, head, timeMs] = [0, header.firstSeq, digest, 0]
    const bytes: Uint8Array[] = [headerBytes]
    const offset = () => bytes.reduce((sum, one) => sum + one.length, 0)

    const dataFrame = (frame: ScriptFrame): Uint8Array => {
      const events = frame.events.map(([monoMs, event]): TimedEvent => {
        if (event !== 'quote') return { monoMs, event }
        const receipt = writing.quotes?.[quoted.length] ?? receipts.at(-1) ?? ''
        quoted.push(receipt)
        return { monoMs, event: quoteOf(receipt) }
      })
      const clear = { frameNumber: frameNumber + 1, firstSeq: nextSeq, eventCount: events.length, ...frame.clear }
      const payload = (frame.payload ?? ((plain) => plain))(encodePayload(frame.skewMs ?? 0, events))
      const start = new Uint8Array(20)
      writeFrameHeader(viewOf(start), { type: DATA, ...clear, timeMs: frame.timeMs }, payload.length + 16)
      const nonce = new Uint8Array(12)
      writeNonce(nonce, clear.frameNumber)
      frameNumber = clear.frameNumber
      nextSeq = clear.firstSeq + clear.eventCount
      timeMs = frame.timeMs
      return concatBytes(start, key.seal(nonce, concatBytes(digest, start), payload))
    }
    const signed = (type: typeof CHECKPOINT | typeof SEAL, unit: Uint8Array): Uint8Array => {
      frameNumber += 1
      const start = new Uint8Array(20)
      writeFrameHeader(viewOf(start), { type, eventCount: 0, frameNumber, firstSeq: nextSeq, timeMs }, 64)
      head = testPrimitives.sha256(head, unit, start)
      const end = offset() + unit.length + 84
      const place = {
        attempt: attemptIdBytes(header.attemptId),
        segment: header.segment,
        frameNumber,
        nextSeq,
        end,
        head,
      }
      return concatBytes(start, writing.device.sign(checkpointMessage(type, place)))
    }
    for (const unit of part.units) {
      const frames = concatBytes(...unit.frames.map(dataFrame))
      const ending = unit.end === 'none' ? new Uint8Array() : signed(unit.end === 'seal' ? SEAL : CHECKPOINT, frames)
      if (unit.end === 'none') head = testPrimitives.sha256(head, frames)
      bytes.push(frames, ending)
      const serverTimeMs = part.createdMs + timeMs + (part.serverAheadMs ?? 0) + (unit.arrivedMs ?? 1_500)
      const place = { attemptId: header.attemptId, segment, endOffset: offset(), frameNumber, nextSeq, head }
      receipts.push(signReceipt({ ...place, serverTimeMs }, writing.server.sign))
    }
    previous = { previousFrame: frameNumber, previousHead: head, previousEnd: offset(), firstSeq: nextSeq }
    segments.push({ segment, bytes: concatBytes(...bytes, part.torn ?? new Uint8Array()) })
  }
  return { segments, receipts, quoted, head: previous.previousHead }
}

function quoteOf(receipt: string): NewEvent {
  const { segment, endOffset, serverTimeMs } = decode(receipt)
  return { type: 'sync.receipted', data: { segment, endOffset, serverTimeMs, receipt } }
}

function decode(text: string): Pick<Receipt, 'segment' | 'endOffset' | 'serverTimeMs'> {
  const view = viewOf(Uint8Array.from(Buffer.from(text, 'base64url')))
  return {
    segment: view.getUint32(16, true),
    endOffset: Number(view.getBigUint64(20, true)),
    serverTimeMs: Number(view.getBigUint64(68, true)),
  }
}
