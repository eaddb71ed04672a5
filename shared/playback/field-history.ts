import type { TaggedText } from '../provenance/origin-text.ts'

/** One change of a text: at `from`, `removed` units went and `inserted` came, with one tag for all of it or one for each unit. */
export interface Splice {
  readonly seq: number
  readonly from: number
  readonly removed: number
  readonly inserted: string
  readonly tags: number | Uint32Array
}

/** The text of a field after some number of its changes. */
interface Standing {
  readonly count: number
  readonly text: string
  readonly tags: Uint32Array
}

/** Changes between two checkpoints, to begin with. */
const FIRST_INTERVAL = 128
/** Checkpoints of one field at most; a longer history has them farther apart, so that they never cost much memory. */
const MAX_CHECKPOINTS = 512

const nothing: Standing = { count: 0, text: '', tags: new Uint32Array(0) }

/**
 * Every state of one text field, at random access (docs/spec/timeline.md, T17). A state is reached from the checkpoint
 * before it, or from the state that was asked for last, whichever is nearer; so playing forward costs one change a step.
 */
export class FieldHistory {
  private readonly splices: Splice[] = []
  private checkpoints: Standing[] = [nothing]
  private interval = FIRST_INTERVAL
  private last: Standing = nothing

  get length(): number {
    return this.splices.length
  }

  /** Adds the next change; `whole` gives the text as it stands after it and is asked for at checkpoints only. */
  add(splice: Splice, whole: () => TaggedText): void {
    this.splices.push(splice)
    const count = this.splices.length
    if (count % this.interval !== 0) return
    const { text, tags } = whole()
    this.checkpoints.push({ count, text, tags: Uint32Array.from(tags) })
    if (this.checkpoints.length <= MAX_CHECKPOINTS) return
    this.checkpoints = this.checkpoints.filter((_checkpoint, place) => place % 2 === 0)
    this.interval *= 2
  }

  /** How many changes had been made up to and with event `seq`. */
  countAt(seq: number): number {
    let low = 0
    let high = this.splices.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.splices[middle]?.seq ?? 0) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The `count`-th change, counted from 1; null for none. */
  change(count: number): Splice | null {
    return this.splices[count - 1] ?? null
  }

  /** The text after `count` changes. The tags are the history's own and may not be changed. */
  after(count: number): TaggedText {
    const checkpoint = this.checkpoints.findLast((candidate) => candidate.count <= count) ?? nothing
    let standing = this.last.count <= count && this.last.count >= checkpoint.count ? this.last : checkpoint
    if (standing.count < count) standing = this.play(standing, count)
    this.last = standing
    return standing
  }

  private play(standing: Standing, count: number): Standing {
    const changes = this.splices.slice(standing.count, count)
    let text = standing.text
    let longest = text.length
    let length = text.length
    for (const { removed, inserted } of changes) {
      length += inserted.length - removed
      longest = Math.max(longest, length, length + removed)
    }
    const tags = new Uint32Array(longest)
    tags.set(standing.tags)
    for (const { from, removed, inserted, tags: brought } of changes) {
      const after = from + inserted.length
      tags.copyWithin(after, from + removed, text.length)
      if (typeof brought === 'number') tags.fill(brought, from, after)
      else tags.set(brought, from)
      text = text.slice(0, from) + inserted + text.slice(from + removed)
    }
    return { count, text, tags: tags.slice(0, text.length) }
  }
}
