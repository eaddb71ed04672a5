const bands = ['weak', 'limited', 'fair', 'good', 'strong'] as const

/** The words of a band, by the name that the engine gives it; "not scorable" and anything unknown read as not rated. */
export function bandKey(band: string): `band.${(typeof bands)[number] | 'none'}` {
  const known = bands.find((name) => name === band)
  return `band.${known ?? 'none'}`
}
