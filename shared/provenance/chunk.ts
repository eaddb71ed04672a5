/** Characters that a chunk holds at most: small enough to shift in place, large enough that a text has few of them. */
export const CHUNK_SIZE = 512

/**
 * A stretch of a text with its removed characters still in place. Five numbers for each character: the UTF-16 unit, its
 * tag, the moment it was put in, the moment it was removed (0 while it is there), and where its earlier lives are kept
 * (0 for none).
 */
export class Chunk {
  size = 0
  alive = 0
  readonly units = new Uint16Array(CHUNK_SIZE)
  readonly tags = new Uint32Array(CHUNK_SIZE)
  readonly born = new Uint32Array(CHUNK_SIZE)
  readonly died = new Uint32Array(CHUNK_SIZE)
  readonly earlier = new Uint32Array(CHUNK_SIZE)

  /** Opens `count` places at `index`. The caller has made sure that they fit and fills them. */
  open(index: number, count: number): void {
    if (index < this.size) {
      for (const column of [this.units, this.tags, this.born, this.died, this.earlier])
        column.copyWithin(index + count, index, this.size)
    }
    this.size += count
    this.alive += count
  }

  /** Moves everything from `index` on into a new chunk, which it returns. */
  split(index: number): Chunk {
    const tail = new Chunk()
    tail.units.set(this.units.subarray(index, this.size))
    tail.tags.set(this.tags.subarray(index, this.size))
    tail.born.set(this.born.subarray(index, this.size))
    tail.died.set(this.died.subarray(index, this.size))
    tail.earlier.set(this.earlier.subarray(index, this.size))
    tail.size = this.size - index
    for (let place = 0; place < tail.size; place++) if (tail.died[place] === 0) tail.alive += 1
    this.size = index
    this.alive -= tail.alive
    return tail
  }

  /** Index just after the `count`-th character that is there; 0 for none. */
  indexAfter(count: number): number {
    if (this.alive === this.size) return count
    let seen = 0
    let index = 0
    while (seen < count) {
      if (this.died[index] === 0) seen += 1
      index += 1
    }
    return index
  }

  /** Index of the first character from `index` on that is there; the size when there is none. */
  nextAlive(index: number): number {
    let next = index
    if (this.alive < this.size) while (next < this.size && this.died[next] !== 0) next += 1
    return next
  }

  /** Index of the first character from `index` on that was removed; the size when there is none. */
  nextRemoved(index: number): number {
    if (this.alive === this.size) return this.size
    let next = index
    while (next < this.size && this.died[next] === 0) next += 1
    return next
  }

  /** Itself, without the characters that were removed at `moment` or before; nothing when none are left. */
  withoutRemovedUpTo(moment: number): readonly Chunk[] {
    let kept = 0
    for (let index = 0; index < this.size; index++) {
      const died = this.died[index] ?? 0
      if (died !== 0 && died <= moment) continue
      this.units[kept] = this.units[index] ?? 0
      this.tags[kept] = this.tags[index] ?? 0
      this.born[kept] = this.born[index] ?? 0
      this.died[kept] = died
      this.earlier[kept] = this.earlier[index] ?? 0
      kept += 1
    }
    this.size = kept
    return kept === 0 ? [] : [this]
  }

  /** Takes everything of the chunk behind it, where both together are at most half full; says whether it did. */
  take(next: Chunk): boolean {
    if (this.size + next.size > CHUNK_SIZE / 2) return false
    this.units.set(next.units.subarray(0, next.size), this.size)
    this.tags.set(next.tags.subarray(0, next.size), this.size)
    this.born.set(next.born.subarray(0, next.size), this.size)
    this.died.set(next.died.subarray(0, next.size), this.size)
    this.earlier.set(next.earlier.subarray(0, next.size), this.size)
    this.size += next.size
    this.alive += next.alive
    return true
  }
}
