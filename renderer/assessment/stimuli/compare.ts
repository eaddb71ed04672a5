/** Which of several responses are on the screen. Ids in `recent` go from the one that was asked for last. */
export interface Comparison {
  readonly recent: readonly string[]
  readonly pinned: readonly string[]
  readonly hidden: readonly string[]
}

export function startComparison(ids: readonly string[]): Comparison {
  return { recent: ids, pinned: [], hidden: [] }
}

/**
 * The ids that are shown where `capacity` fit side by side, in the order of the item: pinned ones before others, and
 * those asked for last before others. Always at least one.
 */
export function shownOf(
  ids: readonly string[],
  { recent, pinned, hidden }: Comparison,
  capacity: number,
): readonly string[] {
  const open = recent.filter((id) => !hidden.includes(id))
  const byRank = [...open.filter((id) => pinned.includes(id)), ...open.filter((id) => !pinned.includes(id))]
  const shown = byRank.slice(0, Math.max(1, capacity))
  return ids.filter((id) => shown.includes(id))
}

/** Brings one into view. */
export function show(comparison: Comparison, id: string): Comparison {
  return {
    ...comparison,
    recent: [id, ...comparison.recent.filter((other) => other !== id)],
    hidden: comparison.hidden.filter((other) => other !== id),
  }
}

/** Takes one out of view, and its pin off; not the last one that is open. */
export function hide(comparison: Comparison, id: string): Comparison {
  const { recent, pinned, hidden } = comparison
  if (hidden.includes(id) || recent.length - hidden.length <= 1) return comparison
  return { recent, pinned: pinned.filter((other) => other !== id), hidden: [...hidden, id] }
}

/** Keeps one in view while others come and go, or lets it go again. */
export function togglePin(comparison: Comparison, id: string): Comparison {
  if (comparison.pinned.includes(id))
    return { ...comparison, pinned: comparison.pinned.filter((other) => other !== id) }
  return { ...show(comparison, id), pinned: [...comparison.pinned, id] }
}
