import { encode } from 'cborg'

/**
 * A reader of the one CBOR spelling that the journal allows (docs/formats/journal-v1.md, section 5; RFC 8949, section
 * 4.2.1): definite lengths, shortest heads, sorted unique text keys, shortest floats, valid UTF-8, no tags, no bytes.
 *
 * Why not a library's: cborg's decoder, which writes the same spelling, drops a byte order mark at the start of a
 * text, takes unsorted keys and long floats, and needs a second pass of encoding to find out; and a million edits are
 * read here. cborg is the writer and the oracle of the tests.
 */

/** Thrown for bytes that are not this spelling; never leaves `shared/journal`. */
export class CborMalformed extends Error {}

export type CborValue = number | string | boolean | null | readonly CborValue[] | { readonly [key: string]: CborValue }

const UNSIGNED = 0
const NEGATIVE = 1
const TEXT = 3
const ARRAY = 4
const MAP = 5
const SIMPLE = 7
const MAX_DEPTH = 16
/** Below this many bytes a loop over ASCII is faster than TextDecoder. */
const SHORT_TEXT = 24

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const asciiText = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

export class CborReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  /** Reads the head of an array and returns its length. */
  arrayLength(): number {
    return this.head(ARRAY)
  }

  /** The major type of what comes next, without reading it; -1 at the end. */
  nextType(): 'text' | 'other' {
    return (this.bytes[this.at] ?? 0) >> 5 === TEXT ? 'text' : 'other'
  }

  unsigned(): number {
    return this.head(UNSIGNED)
  }

  signed(): number {
    const major = (this.bytes[this.at] ?? SIMPLE << 5) >> 5
    return major === NEGATIVE ? -1 - this.head(NEGATIVE) : this.head(UNSIGNED)
  }

  text(): string {
    const length = this.head(TEXT)
    const start = this.at
    const end = start + length
    if (end > this.bytes.length) throw new CborMalformed('a text runs past the end')
    this.at = end
    return length < SHORT_TEXT ? this.shortText(start, end) : this.decodeText(start, end)
  }

  /** Reads any value of the data model. `depth` guards the stack. */
  value(depth = 0): CborValue {
    if (depth > MAX_DEPTH) throw new CborMalformed('nested too deeply')
    const initial = this.bytes[this.at]
    if (initial === undefined) throw new CborMalformed('a value is missing')
    switch (initial >> 5) {
      case UNSIGNED:
      case NEGATIVE:
        return this.signed()
      case TEXT:
        return this.text()
      case ARRAY:
        return this.array(depth)
      case MAP:
        return this.map(depth)
      case SIMPLE:
        return this.simple(initial)
      default:
        throw new CborMalformed('byte strings and tags are not used')
    }
  }

  /** Reads an initial byte of the wanted major type and its argument, which must be in the shortest form. */
  private head(major: number): number {
    const initial = this.bytes[this.at++]
    if (initial === undefined || initial >> 5 !== major) throw new CborMalformed('another type of value was expected')
    const info = initial & 31
    if (info < 24) return info
    if (info === 24) return this.atLeast(24, this.big(1))
    if (info === 25) return this.atLeast(0x100, this.big(2))
    if (info === 26) return this.atLeast(0x1_0000, this.big(4))
    if (info === 27) return this.atLeast(0x1_0000_0000, this.big(8))
    throw new CborMalformed('indefinite and reserved lengths are not used')
  }

  private atLeast(least: number, value: number): number {
    if (value < least || value > Number.MAX_SAFE_INTEGER)
      throw new CborMalformed('a number is not in its shortest form')
    return value
  }

  /** CBOR is big endian, unlike the frames around it. */
  private big(length: number): number {
    let value = 0
    for (let index = 0; index < length; index++) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new CborMalformed('a number runs past the end')
      value = value * 256 + byte
    }
    return value
  }

  private shortText(start: number, end: number): string {
    let text = ''
    for (let index = start; index < end; index++) {
      const character = asciiText[this.bytes[index] ?? 128]
      if (character === undefined) return this.decodeText(start, end)
      text += character
    }
    return text
  }

  private decodeText(start: number, end: number): string {
    try {
      return decoder.decode(this.bytes.subarray(start, end))
    } catch {
      throw new CborMalformed('a text is not UTF-8')
    }
  }

  private array(depth: number): readonly CborValue[] {
    const length = this.head(ARRAY)
    const values: CborValue[] = []
    for (let index = 0; index < length; index++) values.push(this.value(depth + 1))
    return values
  }

  private map(depth: number): { readonly [key: string]: CborValue } {
    const length = this.head(MAP)
    const entries: [string, CborValue][] = []
    let previousStart = -1
    for (let index = 0; index < length; index++) {
      const start = this.at
      const key = this.text()
      if (key === '__proto__') throw new CborMalformed('this key would not stay data')
      if (previousStart >= 0 && !this.isAscending(previousStart, start))
        throw new CborMalformed('keys are not in order')
      previousStart = start
      entries.push([key, this.value(depth + 1)])
    }
    return Object.fromEntries(entries)
  }

  /** Compares two encoded keys bytewise; equal keys are not ascending. A key's head makes shorter keys sort first. */
  private isAscending(left: number, right: number): boolean {
    for (let index = 0; right + index < this.at; index++) {
      const difference = (this.bytes[right + index] ?? 0) - (this.bytes[left + index] ?? 0)
      if (difference !== 0) return difference > 0
    }
    return false
  }

  private simple(initial: number): CborValue {
    this.at++
    if (initial === 0xf4) return false
    if (initial === 0xf5) return true
    if (initial === 0xf6) return null
    const width = { 249: 2, 250: 4, 251: 8 }[initial]
    if (width === undefined) throw new CborMalformed('a simple value is not used')
    return this.float(width)
  }

  private float(width: number): number {
    const start = this.at
    this.at += width
    if (this.at > this.bytes.length) throw new CborMalformed('a number runs past the end')
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + start, width)
    const value = width === 2 ? halfFloat(view.getUint16(0)) : width === 4 ? view.getFloat32(0) : view.getFloat64(0)
    if (!Number.isFinite(value) || Number.isSafeInteger(value) || encode(value).length !== width + 1)
      throw new CborMalformed('a number is not in its shortest form')
    return value
  }
}

/** Reads a finite binary16 number (RFC 8949, appendix D). Infinity and NaN come out as NaN, which callers refuse. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return Number.NaN
  const magnitude = exponent === 0 ? fraction * 2 ** -24 : (fraction + 1024) * 2 ** (exponent - 25)
  return bits & 0x8000 ? -magnitude : magnitude
}
