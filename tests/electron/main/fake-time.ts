import type { Clock, Timers } from '../../../electron/main/clock.ts'

/** A clock and timers that stand still until a test moves them. */
export class FakeTime implements Clock, Timers {
  #monoMs = 0
  #wallOffsetMs = 1_800_000_000_000
  #waiting: { dueMs: number; everyMs: number | null; callback: () => void }[] = []

  readonly monoMs = () => this.#monoMs
  readonly wallMs = () => this.#monoMs + this.#wallOffsetMs
  readonly every = (ms: number, callback: () => void) => this.#add(ms, ms, callback)
  readonly after = (ms: number, callback: () => void) => this.#add(ms, null, callback)

  #add(ms: number, everyMs: number | null, callback: () => void): () => void {
    const entry = { dueMs: this.#monoMs + ms, everyMs, callback }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** Sets the wall clock forward or back while the monotonic one goes on. */
  jumpWall(deltaMs: number): void {
    this.#wallOffsetMs += deltaMs
  }

  /** Lets time pass without running timers, as a stopped process does; the next `advance` runs them late. */
  freeze(ms: number): void {
    this.#monoMs += ms
  }

  advance(ms: number): void {
    const endMs = this.#monoMs + ms
    for (;;) {
      const next = this.#waiting.filter((entry) => entry.dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0]
      if (next === undefined) break
      this.#monoMs = Math.max(this.#monoMs, next.dueMs)
      if (next.everyMs === null) this.#waiting = this.#waiting.filter((other) => other !== next)
      else next.dueMs = this.#monoMs + next.everyMs
      next.callback()
    }
    this.#monoMs = endMs
  }
}
