import { createRandom as createNumbers } from '../../shared/fixture/clock.ts'

/** Random choices of one seed; the same seed makes the same choices. */
export interface Random {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  readonly pick: <Value>(values: readonly Value[]) => Value
  /** Exponentially distributed around `mean`. */
  readonly around: (mean: number) => number
}

export function createRandom(seed: number): Random {
  const next = createNumbers(seed)
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
