import { CHUNK_SIZE, Chunk } from './chunk.ts'
import { findRestored, type Life, type Removed, removedLimit } from './restore.ts'

/** A piece of text with the tag of each of its UTF-16 units. */
export interface TaggedText {
  readonly text: string
  readonly tags: ArrayLike<number>
}

interface Place {
  chunk: number
  index: number
}

/**
 * The text of one field, with a tag for each character and with removed characters kept where they were, so that undo
 * can bring them back as what they were (P5). An edit costs a walk over a few chunks, whatever the length of the text.
 * `moment` is any number that grows from edit to edit; it must be above 0.
 */
export class OriginText {
  private readonly chunks: Chunk[] = [new Chunk()]
  /** Chunk of the last edit and how many characters lie before it: writing stays in one place for long. */
  private near = 0
  private before = 0
  private count = 0
  /** Earlier lives of characters that were brought back; a chunk names them by their place, counted from 1. */
  private readonly lives: Life[] = []

  get length(): number {
    return this.count
  }

  /** Removes `[from, from + count)` and returns what went. Throws a RangeError when it reaches past the end. */
  remove(from: number, count: number, moment: number): TaggedText {
    if (from + count > this.count) throw new RangeError(`an edit reaches ${from + count} in a text of ${this.count}`)
    const tags = new Uint32Array(count)
    const units = new Uint16Array(count)
    let taken = 0
    this.walk(this.locate(from), count, (chunk, index) => {
      units[taken] = chunk.units[index] ?? 0
      tags[taken] = chunk.tags[index] ?? 0
      taken += 1
      chunk.died[index] = moment
      chunk.alive -= 1
    })
    this.count -= count
    return { text: textOfUnits(units), tags }
  }

  /** Puts `text` in at `at`; `tags` is one tag for all of it, or one for each unit. */
  insert(at: number, text: string, tags: number | ArrayLike<number>, moment: number): void {
    if (at > this.count) throw new RangeError(`an edit reaches ${at} in a text of ${this.count}`)
    let place = this.locate(at)
    let done = 0
    while (done < text.length) {
      place = this.makeRoom(place, text.length - done)
      const chunk = this.at(place.chunk)
      const fits = Math.min(text.length - done, CHUNK_SIZE - chunk.size)
      chunk.open(place.index, fits)
      for (let unit = 0; unit < fits; unit++) {
        const index = place.index + unit
        chunk.units[index] = text.charCodeAt(done + unit)
        chunk.tags[index] = typeof tags === 'number' ? tags : (tags[done + unit] ?? 0)
        chunk.born[index] = moment
        chunk.died[index] = 0
        chunk.earlier[index] = 0
      }
      done += fits
      place = { chunk: place.chunk, index: place.index + fits }
    }
    this.count += text.length
  }

  /**
   * Brings removed characters back at `at`, where they are, if `text` stood at that place at some earlier moment (P5).
   * @returns false, with nothing changed, when no removed characters account for it.
   */
  restore(at: number, text: string, moment: number): boolean {
    const region = this.removedAt(at, removedLimit(text.length))
    const found = findRestored(region, text)
    if (found === null) return false
    for (const index of found) {
      const removed = region[index]
      if (removed === undefined) continue
      const chunk = this.at(removed.chunk)
      chunk.earlier[removed.index] = this.lives.push(removed)
      chunk.born[removed.index] = moment
      chunk.died[removed.index] = 0
      chunk.alive += 1
    }
    this.count += text.length
    return true
  }

  /** The text from `from` up to `to`, with tags; ends beyond the text are cut back. */
  slice(from: number, to: number): TaggedText {
    const start = Math.min(from, this.count)
    const length = Math.max(0, Math.min(to, this.count) - start)
    const tags = new Uint32Array(length)
    const units = new Uint16Array(length)
    let taken = 0
    this.walk(this.locate(start), length, (chunk, index) => {
      units[taken] = chunk.units[index] ?? 0
      tags[taken] = chunk.tags[index] ?? 0
      taken += 1
    })
    return { text: textOfUnits(units), tags }
  }

  /** Gives the characters from `from` on new tags; the text stays. */
  retag(from: number, tags: ArrayLike<number>): void {
    let done = 0
    this.walk(this.locate(from), Math.min(tags.length, this.count - from), (chunk, index) => {
      chunk.tags[index] = tags[done] ?? 0
      done += 1
    })
  }

  private at(chunk: number): Chunk {
    const found = this.chunks[chunk]
    if (found === undefined) throw new RangeError(`there is no chunk ${chunk}`)
    return found
  }

  /** The place just after the `offset`-th character; removed characters at that point lie behind it. */
  private locate(offset: number): Place {
    while (this.near > 0 && offset <= this.before) {
      this.near -= 1
      this.before -= this.at(this.near).alive
    }
    while (this.before + this.at(this.near).alive < offset) {
      this.before += this.at(this.near).alive
      this.near += 1
    }
    return { chunk: this.near, index: this.at(this.near).indexAfter(offset - this.before) }
  }

  /** Visits the next `count` characters that are there, from `place` on; chunks with nothing left are stepped over. */
  private walk(place: Place, count: number, visit: (chunk: Chunk, index: number) => void): void {
    let left = count
    let number = place.chunk
    let index = place.index
    while (left > 0) {
      const chunk = this.at(number)
      if (chunk.alive > 0) {
        for (; index < chunk.size && left > 0; index++) {
          if (chunk.died[index] !== 0) continue
          visit(chunk, index)
          left -= 1
        }
      }
      number += 1
      index = 0
    }
  }

  /** Makes sure that at least one unit fits at `place`; splits a full chunk in halves, or where a long text goes in. */
  private makeRoom(place: Place, wanted: number): Place {
    const chunk = this.at(place.chunk)
    if (
      chunk.size + Math.min(wanted, CHUNK_SIZE / 2) <= CHUNK_SIZE &&
      (place.index === chunk.size || wanted <= CHUNK_SIZE / 2)
    )
      return place
    const isLong = wanted > CHUNK_SIZE / 2
    const cut = isLong || place.index === chunk.size ? place.index : Math.floor(chunk.size / 2)
    this.chunks.splice(place.chunk + 1, 0, chunk.split(cut))
    if (place.index < cut || (place.index === cut && cut < CHUNK_SIZE)) return place
    return { chunk: place.chunk + 1, index: place.index - cut }
  }

  /** The removed characters between the `at`-th character and the next one that is there, nearest first. */
  private removedAt(at: number, limit: number): RemovedPlace[] {
    const found: RemovedPlace[] = []
    let { chunk: number, index } = this.locate(at)
    for (; number < this.chunks.length; number++, index = 0) {
      const chunk = this.at(number)
      for (; index < chunk.size; index++) {
        if (chunk.died[index] === 0 || found.length === limit) return found
        found.push({
          chunk: number,
          index,
          unit: chunk.units[index] ?? 0,
          born: chunk.born[index] ?? 0,
          died: chunk.died[index] ?? 0,
          earlier: this.lives[(chunk.earlier[index] ?? 0) - 1] ?? null,
        })
      }
    }
    return found
  }
}

interface RemovedPlace extends Removed, Place {}

const UNITS_PER_CALL = 8_192

/** Text of UTF-16 units; lone surrogates survive, which a TextDecoder would replace. */
function textOfUnits(units: Uint16Array): string {
  let text = ''
  for (let from = 0; from < units.length; from += UNITS_PER_CALL)
    text += String.fromCharCode(...units.subarray(from, from + UNITS_PER_CALL))
  return text
}
