/** A share of cases with its 95 % interval after Wilson (1927), which holds for few cases and for none, too. */
export interface Rate {
  readonly hits: number
  readonly cases: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z = 1.959964

/** @param cases 0 gives an interval of everything */
export function rateOf(hits: number, cases: number): Rate {
  if (cases === 0) return { hits, cases, share: 0, low: 0, high: 1 }
  const share = hits / cases
  const weight = 1 + Z ** 2 / cases
  const centre = (share + Z ** 2 / (2 * cases)) / weight
  const reach = (Z / weight) * Math.sqrt((share * (1 - share)) / cases + Z ** 2 / (4 * cases ** 2))
  return { hits, cases, share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}

const percent = (share: number) => (share * 100).toFixed(1)

/** `3 of 120, 2.5 % (0.9 to 7.1)`. */
export function sayRate({ hits, cases, share, low, high }: Rate): string {
  if (cases === 0) return 'no cases'
  return `${hits} of ${cases}, ${percent(share)} % (${percent(low)} to ${percent(high)})`
}
