/**
 * Quadratic weighted kappa of two raters, -1 to 1 (Cohen 1968): 1 - sum(w O) / sum(w E), w = (i - j)^2. For the squared
 * weights this equals the form below, which needs no table and also takes scores between the steps.
 * @returns 1 when both raters gave one and the same score to everything; NaN for no ratings or unequal counts.
 */
export function quadraticWeightedKappa(left: readonly number[], right: readonly number[]): number {
  if (left.length === 0 || left.length !== right.length) return Number.NaN
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))
  const observed = mean(left.map((value, index) => (value - (right[index] ?? 0)) ** 2))
  const expected = variance(left) + variance(right) + (mean(left) - mean(right)) ** 2
  return expected === 0 ? 1 : 1 - observed / expected
}

/** Share of pairs that differ by at most `distance`, 0 to 1. */
export function shareWithin(left: readonly number[], right: readonly number[], distance: number): number {
  const near = left.filter((value, index) => Math.abs(value - (right[index] ?? Number.NaN)) <= distance)
  return left.length === 0 ? Number.NaN : near.length / left.length
}

function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

/** Spearman's rank correlation with mean ranks for ties, -1 to 1; NaN when one side is constant. */
export function spearman(left: readonly number[], right: readonly number[]): number {
  const [x, y] = [ranks(left), ranks(right)]
  const middle = (left.length + 1) / 2
  const product = (first: readonly number[], second: readonly number[]) =>
    first.reduce((sum, value, index) => sum + (value - middle) * ((second[index] ?? 0) - middle), 0)
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y))
}
