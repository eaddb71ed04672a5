/** Index of the first value that is not below `wanted`; the length when there is none. `values` ascend. */
export function firstAtLeast(values: ArrayLike<number>, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the value nearest to `wanted`, or -1 in an empty array. */
export function nearest(values: ArrayLike<number>, wanted: number): number {
  const after = firstAtLeast(values, wanted)
  if (after === 0) return values.length === 0 ? -1 : 0
  const before = after - 1
  if (after === values.length) return before
  return (values[after] ?? 0) - wanted < wanted - (values[before] ?? 0) ? after : before
}
