export interface PaceOptions {
  readonly perSecond: number
  /** How many may come at once after a silence. */
  readonly burst: number
  /** Milliseconds. */
  readonly now: () => number
}

export interface Pace {
  /** Takes one for `key`. @returns 0, or the milliseconds after which the next one is taken. */
  readonly take: (key: string) => number
}

interface Bucket {
  tokens: number
  atMs: number
}

const MAX_KEYS = 50_000

/** A token bucket per key, in memory: each process limits what it sees. */
export function createPace(options: PaceOptions): Pace {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key) => {
      const nowMs = options.now()
      if (buckets.size >= MAX_KEYS) buckets.clear() // forgetting is lenient, which is the right side to err on
      const bucket = buckets.get(key) ?? { tokens: options.burst, atMs: nowMs }
      const refill = (Math.max(0, nowMs - bucket.atMs) / 1_000) * options.perSecond
      bucket.tokens = Math.min(options.burst, bucket.tokens + refill)
      bucket.atMs = nowMs
      buckets.set(key, bucket)
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / options.perSecond) * 1_000)
      bucket.tokens -= 1
      return 0
    },
  }
}
