/**
 * Moves of an ordering: groups of option ids, best first; ids that share a group are tied. Each function returns a new
 * ordering of exactly the same ids, or the very same one when there is nothing to do, so callers may compare with `===`.
 */
export type Groups = readonly (readonly string[])[]

/** Where an id stands: its group and whether it shares it. An unknown id stands nowhere (`place` -1). */
export function standing(groups: Groups, id: string): { readonly place: number; readonly isTied: boolean } {
  const place = groups.findIndex((group) => group.includes(id))
  return { place, isTied: (groups[place]?.length ?? 0) > 1 }
}

function without(groups: Groups, id: string): string[][] {
  return groups.map((group) => group.filter((other) => other !== id)).filter((group) => group.length > 0)
}

/** Gives `id` a place of its own before the group that stands at `place` once `id` has been taken out. */
export function placeAt(groups: Groups, id: string, place: number): Groups {
  const rest = without(groups, id)
  const next = [...rest.slice(0, place), [id], ...rest.slice(place)]
  return isSame(groups, next) ? groups : next
}

/** One step towards the best: out of a tie first, then past the group above. */
export function moveUp(groups: Groups, id: string): Groups {
  const { place, isTied } = standing(groups, id)
  if (place < 0 || (place === 0 && !isTied)) return groups
  return placeAt(groups, id, isTied ? place : place - 1)
}

/** One step towards the worst: out of a tie first, then past the group below. */
export function moveDown(groups: Groups, id: string): Groups {
  const { place, isTied } = standing(groups, id)
  if (place < 0 || (place === groups.length - 1 && !isTied)) return groups
  return placeAt(groups, id, place + 1)
}

/** Ties `id` with everything in the group of `other`. */
export function tieWith(groups: Groups, id: string, other: string): Groups {
  if (id === other || groups.some((group) => group.includes(id) && group.includes(other))) return groups
  return without(groups, id).map((group) => (group.includes(other) ? [...group, id] : group))
}

/** Ties `id` with the group above; when it is tied already, gives it a place of its own just below. */
export function toggleTie(groups: Groups, id: string): Groups {
  const { place, isTied } = standing(groups, id)
  if (isTied) return placeAt(groups, id, place + 1)
  const above = groups[place - 1]?.[0]
  return above === undefined ? groups : tieWith(groups, id, above)
}

function isSame(one: Groups, other: Groups): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
