import { encode } from 'cborg'
import { type EditKind, editKinds, eventData, type JournalEvent, type NewEvent } from '../attempt/events.ts'
import type { ErrorCode } from '../errors.ts'
import { CborMalformed, CborReader } from './cbor-reader.ts'
import { areEditNumbersGood, kindNumber } from './check-event.ts'
import { MAX_U32 } from './layout.ts'

/** An event with its time, milliseconds since the start of its segment. */
export interface TimedEvent {
  readonly monoMs: number
  readonly event: NewEvent
}

/** Where a frame stands: all that its events' stamps follow from, besides the payload. */
export interface FramePlace {
  readonly segment: number
  /** Wall time of the segment's start. */
  readonly createdMs: number
  readonly firstSeq: number
  readonly eventCount: number
  /** Monotonic time of the first event. */
  readonly timeMs: number
}

/** The last instant that a JavaScript Date can hold. */
const MAX_WALL_MS = 8_640_000_000_000_000

function tupleOf(event: NewEvent, deltaMs: number): readonly unknown[] {
  if (event.type !== 'edit.made') return [deltaMs, event.type, event.data]
  const { kind, field, from, removed, inserted } = event.data
  return [deltaMs, kindNumber(kind), field, from, removed, inserted]
}

/**
 * Writes the payload of a data frame (docs/formats/journal-v1.md, section 5). The events must have passed
 * `checkEvent`, in order of time.
 */
export function encodePayload(skewMs: number, events: readonly TimedEvent[]): Uint8Array {
  let before = events[0]?.monoMs ?? 0
  const tuples = events.map(({ monoMs, event }) => {
    const tuple = tupleOf(event, monoMs - before)
    before = monoMs
    return tuple
  })
  return encode([skewMs, ...tuples], { ignoreUndefinedProperties: true })
}

/** An upper bound of what an event takes in a payload, in bytes, so that a writer can fill frames without overflowing. */
export function payloadBytes(event: NewEvent): number {
  const MAX_TUPLE_BYTES = 64
  if (event.type === 'edit.made') return MAX_TUPLE_BYTES + event.data.inserted.length * 3 // UTF-8 of a UTF-16 unit
  return MAX_TUPLE_BYTES + encode(event.data, { ignoreUndefinedProperties: true }).length
}

/**
 * Reads a payload and appends its events to `events`, which belongs to the caller.
 * @returns null, or why the payload is refused (J24 to J29, J33); `events` is then as it was.
 */
export function decodePayload(payload: Uint8Array, place: FramePlace, events: JournalEvent[]): ErrorCode | null {
  const before = events.length
  try {
    const failure = readEvents(new CborReader(payload), place, events)
    if (failure !== null) events.length = before
    return failure
  } catch (error) {
    if (!(error instanceof CborMalformed)) throw error
    events.length = before
    return 'journal/payload-malformed'
  }
}

function readEvents(reader: CborReader, place: FramePlace, events: JournalEvent[]): ErrorCode | null {
  if (reader.arrayLength() !== place.eventCount + 1) return 'journal/payload-malformed' // J25
  const wallBase = place.createdMs + reader.signed()
  let monoMs = place.timeMs
  for (let index = 0; index < place.eventCount; index++) {
    const elements = reader.arrayLength()
    const deltaMs = reader.unsigned()
    monoMs += deltaMs
    const wallMs = wallBase + monoMs
    if ((index === 0 && deltaMs !== 0) || monoMs > MAX_U32 || wallMs < 0 || wallMs > MAX_WALL_MS)
      return 'journal/payload-malformed' // J26
    const stamp = { seq: place.firstSeq + index, segment: place.segment, monoMs, wallMs }
    const read = elements === 6 ? readEdit(reader, stamp) : elements === 3 ? readFact(reader, stamp) : malformed
    if (typeof read === 'string') return read
    events.push(read)
  }
  return reader.isAtEnd() ? null : malformed
}

const malformed = 'journal/payload-malformed' satisfies ErrorCode

type Stamp = Pick<JournalEvent, 'seq' | 'segment' | 'monoMs' | 'wallMs'>

/** The fast path: no intermediate array, no schema; a long attempt has a million of these. */
function readEdit(reader: CborReader, stamp: Stamp): JournalEvent | ErrorCode {
  const kind: EditKind | undefined = editKinds[reader.unsigned()]
  if (kind === undefined) return 'journal/catalogue-newer' // J33
  const field = reader.unsigned()
  const from = reader.unsigned()
  const removed = reader.unsigned()
  const inserted = reader.text()
  if (!areEditNumbersGood(field, from, removed, inserted.length)) return malformed // J27
  return {
    type: 'edit.made',
    data: { kind, field, from, removed, inserted },
    seq: stamp.seq,
    segment: stamp.segment,
    monoMs: stamp.monoMs,
    wallMs: stamp.wallMs,
  }
}

function readFact(reader: CborReader, stamp: Stamp): JournalEvent | ErrorCode {
  const type = reader.text()
  const data = reader.value()
  if (!Object.hasOwn(eventData, type)) return 'journal/catalogue-newer' // J33
  const parsed = eventData[type as keyof typeof eventData].safeParse(data) // `hasOwn` says that it is one of them
  if (!parsed.success) return 'journal/event-invalid' // J29
  // The schema of `type` has just accepted the data, which is the pairing that the union states.
  return { type, data: parsed.data, ...stamp } as JournalEvent
}
