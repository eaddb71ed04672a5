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

/** Kendall's tau-b of two lists of scores, -1 to 1; ties on either side lower no count. NaN when one side is constant. */
export function kendall(left: readonly number[], right: readonly number[]): number {
  let [agreement, leftPairs, rightPairs] = [0, 0, 0]
  for (let first = 0; first < left.length; first++)
    for (let second = 0; second < first; second++) {
      const x = Math.sign((left[first] ?? 0) - (left[second] ?? 0))
      const y = Math.sign((right[first] ?? 0) - (right[second] ?? 0))
      agreement += x * y
      leftPairs += x * x
      rightPairs += y * y
    }
  return agreement / Math.sqrt(leftPairs * rightPairs)
}

/** Mean distance of two lists of scores; NaN for none. */
export function meanAbsoluteError(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? Number.NaN)), 0) / left.length
}
