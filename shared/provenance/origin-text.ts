import { CHUNK_SIZE, Chunk } from './chunk.ts'
import { createAllowance, findRestored, type Life, type Removed, removedLimit, textOfUnits } from './restore.ts'

/** A piece of text with the tag of each of its UTF-16 units. */
export interface TaggedText {
  readonly text: string
  readonly tags: ArrayLike<number>
}

interface Place {
  chunk: number
  index: number
}

/** Removed characters that a text keeps at most; beyond it those that went first are forgotten, down to half (P5). */
export const MAX_REMOVED = 1_048_576
/** Earlier stays that a text keeps at most (P5). */
const MAX_EARLIER = 2_000_000

/**
 * The text of one field, with a tag for each character and with removed characters kept where they were, so that undo
 * can bring them back as what they were (P5). An edit costs a walk over a few chunks, whatever the length of the text.
 * `moment` is any number that grows from edit to edit; it must be above 0.
 */
export class OriginText {
  private chunks: Chunk[] = [new Chunk()]
  /** Chunk of the last edit and how many characters lie before it: writing stays in one place for long. */
  private near = 0
  private before = 0
  private count = 0
  private removedCount = 0
  /** Earlier lives of characters that were brought back; a chunk names them by their place, counted from 1. */
  private readonly lives: Life[] = []
  private readonly allowance = createAllowance()

  get length(): number {
    return this.count
  }

  /** Removes `[from, from + count)` and returns what went. Throws a RangeError when it reaches past the end. */
  remove(from: number, count: number, moment: number): TaggedText {
    if (from + count > this.count) throw new RangeError(`an edit reaches ${from + count} in a text of ${this.count}`)
    this.allowance.grow()
    const removed = this.slice(from, from + count)
    this.walk(this.locate(from), count, (chunk, start, end) => {
      chunk.died.fill(moment, start, end)
      chunk.alive -= end - start
    })
    this.count -= count
    this.removedCount += count
    if (this.removedCount > MAX_REMOVED) this.forget()
    return removed
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
    if (text === '') return true
    const limit = removedLimit(text.length)
    const places = this.lastRemovedAt(at, limit, text) ?? this.searchRemovedAt(at, limit, text)
    if (places === null) return false
    let last: Life | null = null
    for (const place of places) {
      const chunk = this.at(Math.floor(place / CHUNK_SIZE))
      const index = place % CHUNK_SIZE
      last = this.endLife(chunk, index, last)
      chunk.born[index] = moment
      chunk.died[index] = 0
      chunk.alive += 1
    }
    this.count += text.length
    this.removedCount -= text.length
    return true
  }

  /** The text from `from` up to `to`, with tags; ends beyond the text are cut back. */
  slice(from: number, to: number): TaggedText {
    const start = Math.min(from, this.count)
    const length = Math.max(0, Math.min(to, this.count) - start)
    const tags = new Uint32Array(length)
    const units = new Uint16Array(length)
    let taken = 0
    this.walk(this.locate(start), length, (chunk, first, end) => {
      units.set(chunk.units.subarray(first, end), taken)
      tags.set(chunk.tags.subarray(first, end), taken)
      taken += end - first
    })
    return { text: textOfUnits(units), tags }
  }

  /** Gives the characters from `from` on new tags; the text stays. */
  retag(from: number, tags: ArrayLike<number>): void {
    let done = 0
    this.walk(this.locate(from), Math.min(tags.length, this.count - from), (chunk, start, end) => {
      for (let index = start; index < end; index++) {
        chunk.tags[index] = tags[done] ?? 0
        done += 1
      }
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

  /** Visits the next `count` characters that are there, in runs `[start, end)`; chunks with nothing left are stepped over. */
  private walk(place: Place, count: number, visit: (chunk: Chunk, start: number, end: number) => void): void {
    let left = count
    let number = place.chunk
    let index = place.index
    while (left > 0) {
      const chunk = this.at(number)
      while (chunk.alive > 0 && left > 0) {
        const start = chunk.nextAlive(index)
        const end = Math.min(chunk.nextRemoved(start), start + left)
        if (end === start) break
        left -= end - start
        index = end
        visit(chunk, start, end)
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

  /** Visits the removed characters between the `at`-th character and the next one that is there, nearest first, in runs. */
  private visitRemovedAt(
    at: number,
    limit: number,
    visit: (chunk: Chunk, start: number, end: number, number: number) => void,
  ): void {
    let left = limit
    let { chunk: number, index } = this.locate(at)
    for (; number < this.chunks.length && left > 0; number++, index = 0) {
      const chunk = this.at(number)
      const end = Math.min(chunk.nextAlive(index), index + left)
      if (end > index) visit(chunk, index, end, number)
      left -= end - index
      if (end < chunk.size) return
    }
  }

  /** What undo mostly brings back: something of the last removal at this place. Costs no more than a look at each. */
  private lastRemovedAt(at: number, limit: number, text: string): readonly number[] | null {
    let latest = 0
    this.visitRemovedAt(at, limit, ({ died }, start, end) => {
      for (let index = start; index < end; index++) latest = Math.max(latest, died[index] ?? 0)
    })
    const places: number[] = []
    const units: number[] = []
    this.visitRemovedAt(at, limit, (chunk, start, end, number) => {
      for (let index = start; index < end; index++) {
        if (chunk.died[index] !== latest) continue
        places.push(number * CHUNK_SIZE + index)
        units.push(chunk.units[index] ?? 0)
      }
    })
    if (places.length < text.length) return null
    const start = textOfUnits(Uint16Array.from(units)).indexOf(text)
    return start === -1 ? null : places.slice(start, start + text.length)
  }

  /** The same for every earlier moment, as far as the allowance goes. */
  private searchRemovedAt(at: number, limit: number, text: string): readonly number[] | null {
    const region: Removed[] = []
    const places: number[] = []
    this.visitRemovedAt(at, limit, (chunk, start, end, number) => {
      for (let index = start; index < end; index++) {
        const [unit, born, died] = [chunk.units[index] ?? 0, chunk.born[index] ?? 0, chunk.died[index] ?? 0]
        region.push({ unit, born, died, earlier: this.earlierOf(chunk, index) })
        places.push(number * CHUNK_SIZE + index)
      }
    })
    const found = findRestored(region, text, this.allowance)
    return found === null ? null : found.map((index) => places[index] ?? 0)
  }

  private earlierOf(chunk: Chunk, index: number): Life | null {
    return this.lives[(chunk.earlier[index] ?? 0) - 1] ?? null
  }

  /** Keeps the life that ended of a character that comes back; neighbours that lived alike share one. */
  private endLife(chunk: Chunk, index: number, last: Life | null): Life | null {
    const [born, died] = [chunk.born[index] ?? 0, chunk.died[index] ?? 0]
    const earlier = this.earlierOf(chunk, index)
    if (this.lives.length >= MAX_EARLIER) {
      chunk.earlier[index] = 0
      return null
    }
    const isAlike = last !== null && last.born === born && last.died === died && last.earlier === earlier
    const life = isAlike ? last : { born, died, earlier }
    if (!isAlike) this.lives.push(life)
    chunk.earlier[index] = this.lives.length
    return life
  }

  /** Forgets about half of the removed characters, those that went first, so that no journal fills the memory (P5). */
  private forget(): void {
    const until = this.medianDeath()
    this.chunks = this.chunks.flatMap((chunk) => chunk.withoutRemovedUpTo(until))
    for (let number = this.chunks.length - 1; number > 0; number--)
      if (this.at(number - 1).take(this.at(number))) this.chunks.splice(number, 1)
    if (this.chunks.length === 0) this.chunks.push(new Chunk())
    this.removedCount = this.chunks.reduce((sum, chunk) => sum + chunk.size - chunk.alive, 0)
    this.near = 0
    this.before = 0
  }

  /** A moment up to which about half of the removed characters went, and before which the last of them did not. */
  private medianDeath(): number {
    let [first, last] = [Number.POSITIVE_INFINITY, 0]
    const visit = (look: (died: number) => void) => {
      for (const { died, size } of this.chunks)
        for (let index = 0; index < size; index++) if (died[index] !== 0) look(died[index] ?? 0)
    }
    visit((died) => {
      first = Math.min(first, died)
      last = Math.max(last, died)
    })
    const bins = new Uint32Array(4_096)
    const width = (last - first + 1) / bins.length
    visit((died) => {
      const bin = Math.floor((died - first) / width)
      bins[bin] = (bins[bin] ?? 0) + 1
    })
    let seen = 0
    let bin = 0
    for (; bin < bins.length && seen < this.removedCount / 2; bin++) seen += bins[bin] ?? 0
    return Math.min(last - 1, Math.ceil(first + bin * width) - 1)
  }
}
