/** A stretch of time on the timeline's axis, in UTC milliseconds; lists of them are ascending and do not overlap. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** Sorts stretches and joins those that touch or overlap; empty ones are left out. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { fromMs: number; toMs: number }[] = []
  for (const { fromMs, toMs } of stretches.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = joined.at(-1)
    if (toMs <= fromMs) continue
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else joined.push({ fromMs, toMs })
  }
  return joined
}

/** What of `stretches` lies outside of `holes`; both may be in any order. */
export function withoutHoles(stretches: readonly Stretch[], holes: readonly Stretch[]): readonly Stretch[] {
  const cut = joinStretches(holes)
  return joinStretches(stretches).flatMap((stretch) => {
    const left: Stretch[] = []
    let { fromMs } = stretch
    for (const hole of cut) {
      if (hole.toMs <= fromMs || hole.fromMs >= stretch.toMs) continue
      left.push({ fromMs, toMs: hole.fromMs })
      fromMs = hole.toMs
    }
    left.push({ fromMs, toMs: stretch.toMs })
    return left.filter((part) => part.toMs > part.fromMs)
  })
}

/** What of `stretches` lies within `window`. */
export function within(stretches: readonly Stretch[], window: readonly Stretch[]): readonly Stretch[] {
  return withoutHoles(stretches, withoutHoles(stretches, window))
}

/** Length of all of them together, in milliseconds. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((totalMs, { fromMs, toMs }) => totalMs + toMs - fromMs, 0)
}

/** Whether a moment lies in one of them, its ends included. */
export function holds(stretches: readonly Stretch[], atMs: number): boolean {
  return stretches.some(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)
}
