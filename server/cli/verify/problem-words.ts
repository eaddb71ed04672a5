import { timeBefore } from '../../../shared/bundle/frame-places.ts'
import { type ErrorCode, errors } from '../../../shared/errors.ts'
import { decodeHeader } from '../../../shared/journal/header.ts'
import type { JournalProblem, SegmentBytes } from '../../../shared/journal/report.ts'
import { type Check, check, type Place, type Section } from './check.ts'
import { instant } from './format.ts'

const compare = 'Compare the file with another copy: the server’s, or the one on the candidate’s device.'
const both = 'Keep both versions. Ask the server for its receipts: they say which version it confirmed.'
const complete = 'Ask for a complete copy, from the server or from the candidate’s device.'
const client = 'Report it with the client version: the client as it was released does not write this.'

interface Words {
  readonly what: string
  readonly next: string
}

/** What each code means to somebody who holds a file, and what to do next. Others are said as the error list says them. */
const words: Partial<Record<ErrorCode, Words>> = {
  'journal/header-malformed': { what: 'The beginning of this segment is not one, or is cut short.', next: complete },
  'journal/version-unknown': {
    what: 'This segment says that it is written in a format that this verifier does not know.',
    next: 'Update Candor. If it is up to date, the version number was changed: compare with another copy.',
  },
  'journal/signature-invalid': {
    what: 'The signature does not fit the bytes since the one before it: bytes were changed after the device signed them, or somebody else signed.',
    next: compare,
  },
  'journal/other-attempt': {
    what: 'This segment, or receipt, belongs to another attempt than the rest of the file.',
    next: 'Ask who made the file where it came from, and get a copy from the server.',
  },
  'journal/other-device': {
    what: 'This segment is signed by another key than the first one: somebody else went on with the attempt.',
    next: compare,
  },
  'journal/segment-gap': { what: 'A segment is missing here, or stands at the place of another.', next: complete },
  'journal/chain-broken': {
    what: 'This segment does not continue the one before it: one of the two was replaced by another that the same device signed.',
    next: both,
  },
  'journal/rollback': {
    what: 'This segment goes on from an earlier place than the one before it reaches: the device signed two histories.',
    next: both,
  },
  'journal/fork': {
    what: 'The file holds different versions of this segment, and the device signed them.',
    next: both,
  },
  'journal/frame-malformed': {
    what: 'These bytes are no frame: a length or another clear field was changed, or something else was put here.',
    next: compare,
  },
  'journal/frame-gap': {
    what: 'Frames are missing here, stand twice, or were exchanged: their numbers do not count on.',
    next: compare,
  },
  'journal/sequence-gap': {
    what: 'Events are missing here, or stand twice: their numbers do not count on.',
    next: compare,
  },
  'journal/time-reversed': { what: 'A frame says an earlier time than the one before it.', next: compare },
  'journal/unit-too-large': { what: 'More than 2 MiB follow without a signature.', next: compare },
  'journal/after-seal': {
    what: 'Something follows the seal with which the candidate submitted: it was added afterwards.',
    next: 'Do not rely on what follows the seal. What is before it is judged by itself.',
  },
  'journal/tail-mismatch': {
    what: 'This segment does not end as the next one, signed, says that it ends: its end was changed, cut off or invented.',
    next: compare,
  },
  'journal/frame-unreadable': {
    what: 'A frame does not open with the reading key: the key is that of another attempt, or the frame was changed before it was signed.',
    next: 'Check the key. Without a key the signatures say whether bytes were changed.',
  },
  'journal/payload-malformed': {
    what: 'A frame opens, but what is in it is not written as the format demands, though the device signed it.',
    next: client,
  },
  'journal/event-invalid': {
    what: 'An event does not have the fields of its kind, though the device signed it.',
    next: client,
  },
  'journal/event-refused': {
    what: 'An event contradicts the ones before it, though the device signed it: a false edit, or a change where none is possible.',
    next: client,
  },
  'journal/key-unopened': {
    what: 'The reading key in this header was not sealed to the scoring key that the header names, or it is another attempt’s.',
    next: 'The organisation cannot read this part. Ask the candidate for a copy that carries the key.',
  },
  'receipt/malformed': { what: 'A receipt cannot be read: it was cut or changed.', next: complete },
  'receipt/signature-invalid': {
    what: 'A receipt is not signed by the server’s key: it was changed, or another server gave it.',
    next: 'Check that the key is that of the server. If it is, somebody put in a receipt that the server did not give.',
  },
  'receipt/uncovered': {
    what: 'The server confirmed more than this file holds: its end was cut off.',
    next: complete,
  },
  'receipt/contradicted': {
    what: 'The server confirmed other bytes at this place: the journal was written anew after that, or the receipt is for another one.',
    next: both,
  },
  'receipt/misquoted': {
    what: 'The journal quotes a receipt that says another place or time, or one for what was not yet written.',
    next: 'Go by the signed receipts, not by the quoting event.',
  },
}

/**
 * Puts a problem into words, with its place in the file. `goodEnd` is where the segment holds to, which bounds the place of
 * a change that only a later signature shows.
 */
export function problemCheck(
  section: Section,
  problem: JournalProblem,
  segments: readonly SegmentBytes[],
  goodEnd: number | null = null,
): Check {
  const { code, segment, offset } = problem
  const place = placeIn(segments, segment, offset)
  const { what, next } = words[code] ?? { what: problem.words || errors[code].message, next: compare }
  const when = place.time === null ? '' : `, after ${instant(Date.parse(place.time))} by the device’s clock`
  const detail = code === 'journal/event-refused' ? ` ${detailOf(problem.words)}` : ''
  const isRange = code === 'journal/signature-invalid' && goodEnd !== null && goodEnd < offset
  const bytes = isRange
    ? `bytes ${goodEnd.toLocaleString('en')} to ${offset.toLocaleString('en')}`
    : `byte ${offset.toLocaleString('en')}`
  const at = `Segment ${segment}, ${bytes}${isRange ? when.replace('after', 'up to') : when} (${code}).`
  return check(section, 'problem', 'FAIL', `${what}${detail} ${at}`, { code, place, next })
}

/** What a replay said, without the sentence of the error list before it. */
function detailOf(message: string): string {
  const detail = /\((.*)\)$/.exec(message)?.[1]
  return detail === undefined ? '' : `It is ${detail}.`
}

/** A byte of a segment with the device's time before it; none where the header cannot be read. */
function placeIn(segments: readonly SegmentBytes[], segment: number, offset: number): Place {
  const bytes = segments.find((one) => one.segment === segment)?.bytes
  const header = bytes === undefined ? null : decodeHeader(bytes)
  if (bytes === undefined || header === null || !header.ok || offset === 0) return { segment, offset, time: null }
  const wall = new Date(header.value.createdMs + timeBefore(bytes, offset))
  return { segment, offset, time: Number.isNaN(wall.getTime()) ? null : wall.toISOString() }
}
