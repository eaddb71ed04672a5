/** Random choices of one seed; the same seed makes the same choices. */
export interface Random {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  readonly pick: <Value>(values: readonly [Value, ...Value[]] | readonly Value[]) => Value
  /** Exponentially distributed around `mean`. */
  readonly around: (mean: number) => number
}

/** mulberry32: small, and even enough for choices like these. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <Value>(values: readonly Value[]) => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new RangeError('there is nothing to pick from')
      return value
    },
    around: (mean) => -Math.log(1 - next()) * mean,
  }
}
