import { concatBytes, viewOf } from '../../../shared/bytes.ts'
import { type FrameHeader, readFrameHeader } from '../../../shared/journal/frame.ts'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import { type Script, type ScriptSegment, type Written, write } from './builder.ts'
import { bundleOf, exportOf, repliesTo, type World } from './world.ts'

export const areas = [
  'file',
  'header',
  'frame',
  'order',
  'replay',
  'truncation',
  'seal',
  'keys',
  'receipts',
  'time',
  'documents',
  'replies',
  'contents',
] as const
export type Area = (typeof areas)[number]

/** What whoever checks has besides the file: nothing, the server's key, a key to read with (or the scoring key), or both. */
export const knowledges = ['file', 'server-key', 'reading-key', 'scoring-key', 'both'] as const
export type Knowledge = (typeof knowledges)[number]

/** One way to change evidence, and how it shows. */
export interface Manipulation {
  /** Stable: it is named in docs/verification.md. */
  readonly id: string
  readonly area: Area
  /** What was done, in a sentence. */
  readonly does: string
  /** One of these is named. */
  readonly codes: readonly string[]
  /** The least that whoever checks must have. Without it nothing fails. */
  readonly needs: Knowledge
  readonly make: (world: World) => Uint8Array
  /** The same, where the file holds no receipts: then nobody can tell, and the verifier says what it could not check. */
  readonly hidden?: (world: World) => Uint8Array
}

/** Area and knowledge of several manipulations at once. */
export function kinds(
  area: Area,
  rows: readonly (Omit<Manipulation, 'area' | 'needs'> & { readonly needs?: Knowledge })[],
): readonly Manipulation[] {
  return rows.map((row) => ({ needs: 'file', ...row, area }))
}

/** Whoever leaves out the receipts leaves out the replies too, which name the seal that they hang on. */
function repliesBeside(world: World, receipts: readonly string[]): readonly Uint8Array[] {
  return receipts.length === 0 ? [] : world.replies
}

/** A bundle of the honest attempt with other segments. */
export function withSegments(world: World, segments: readonly SegmentBytes[], receipts = world.written.receipts) {
  return bundleOf(world, exportOf(world, { ...world.written, segments }, { receipts }), {
    replies: repliesBeside(world, receipts),
  })
}

/** A bundle of the honest attempt in which one segment's bytes are others. */
export function withSegment(world: World, segment: number, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const { segments } = world.written
  return withSegments(
    world,
    segments.map((one) => (one.segment === segment ? { segment, bytes: change(one.bytes) } : one)),
  )
}

/** What the same device wrote from another script, as its own server confirmed it: a lie from the beginning. */
export function lied(world: World, script: Script, changes: { readonly quotes?: readonly string[] } = {}): Uint8Array {
  const written = write(script, { ...world.writing, ...changes })
  const isSealed = script.at(-1)?.units.at(-1)?.end === 'seal'
  const replies = isSealed ? repliesTo(world.writing, written, ['I had to look it up.']) : []
  return bundleOf(world, exportOf(world, written), { replies })
}

/** What the same device wrote afterwards from another script, beside the receipts of what it had written before. */
export function rewritten(world: World, script: Script, receipts = world.written.receipts): Uint8Array {
  const replies = repliesBeside(world, receipts)
  return bundleOf(world, exportOf(world, anew(world, script), { receipts }), { replies })
}

/** Another script with the honest one's quoted receipts: new ones cannot be had afterwards. */
export function anew({ writing, written }: World, script: Script): Written {
  return write(script, { ...writing, quotes: written.quoted })
}

export function withScript(script: Script, segment: number, change: (part: ScriptSegment) => ScriptSegment): Script {
  return script.map((part, index) => (index === segment ? change(part) : part))
}

export function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ 1)
}

export interface FramePiece extends FrameHeader {
  readonly bytes: Uint8Array
}

/** The frames of a segment, up to what is no frame. */
export function framesOf(bytes: Uint8Array): readonly FramePiece[] {
  const frames: FramePiece[] = []
  for (let at = 288; at < bytes.length; ) {
    const frame = readFrameHeader(viewOf(bytes), at, bytes.length)
    if (typeof frame === 'string') break
    frames.push({ ...frame, bytes: bytes.slice(at, frame.end) })
    at = frame.end
  }
  return frames
}

/** A segment with its frames rearranged; header and what is no frame stay. */
export function rearranged(
  bytes: Uint8Array,
  change: (frames: readonly Uint8Array[]) => readonly Uint8Array[],
): Uint8Array {
  const frames = framesOf(bytes)
  const end = frames.at(-1)?.end ?? 288
  return concatBytes(bytes.slice(0, 288), ...change(frames.map((frame) => frame.bytes)), bytes.slice(end))
}

/** The frame at a place; fails the test where there is none. */
export function frameAt(bytes: Uint8Array, index: number): FramePiece {
  const frame = framesOf(bytes)[index]
  if (frame === undefined) throw new Error(`there is no frame ${index}`)
  return frame
}

export function segmentAt({ segments }: Written, segment: number): Uint8Array {
  const found = segments.find((one) => one.segment === segment)
  if (found === undefined) throw new Error(`there is no segment ${segment}`)
  return found.bytes
}
