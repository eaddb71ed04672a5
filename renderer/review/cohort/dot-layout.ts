/** One attempt in a strip of dots, in units of the picture. */
export interface Dot {
  readonly x: number
  /** Row from the ground up, 0 first. */
  readonly row: number
}

/**
 * Places values as dots that stand on one another where they would overlap. `values` are ascending; a strip is `columns` dots
 * wide. The picture is as honest as its columns are wide: values in one column are drawn at its middle.
 */
export function stackDots(values: readonly number[], from: number, to: number, columns: number): readonly Dot[] {
  const heights = new Array<number>(columns).fill(0)
  return values.map((value) => {
    const column = columnOf(value, from, to, columns)
    const row = heights[column] ?? 0
    heights[column] = row + 1
    return { x: column, row }
  })
}

/** The column of a value; values beyond the ends stand in the last ones. */
export function columnOf(value: number, from: number, to: number, columns: number): number {
  const place = to === from ? 0.5 : (value - from) / (to - from)
  return Math.min(columns - 1, Math.max(0, Math.floor(place * columns)))
}

/** The middle value; null for none. `values` are ascending. */
export function medianOf(values: readonly number[]): number | null {
  const middle = Math.floor(values.length / 2)
  const high = values[middle]
  if (high === undefined) return null
  return values.length % 2 === 1 ? high : ((values[middle - 1] ?? high) + high) / 2
}
