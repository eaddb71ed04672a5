/** Groups of ids, best first; ids of one group are tied. */
export type Order = readonly (readonly string[])[]

/** -1 when `left` stands above `right`, 1 when below, 0 when tied or when one of them is missing. */
function relation(order: Order, left: string, right: string): -1 | 0 | 1 {
  const place = (id: string) => order.findIndex((group) => group.includes(id))
  const [first, second] = [place(left), place(right)]
  if (first < 0 || second < 0 || first === second) return 0
  return first < second ? -1 : 1
}

function pairsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((left, index) => ids.slice(index + 1).map((right) => [left, right] as const))
}

/**
 * Kendall's tau-b between two orders with ties, -1 to 1 (Kendall 1945). 0 when one of them ties everything, since it
 * then says nothing. For a pair listed in `closePairs` the given order is right whatever it is, ties included.
 */
export function tauB(given: Order, gold: Order, closePairs: readonly (readonly [string, string])[] = []): number {
  const isClose = (left: string, right: string) =>
    closePairs.some((pair) => pair.includes(left) && pair.includes(right))
  let [agreement, givenPairs, goldPairs] = [0, 0, 0]
  for (const [left, right] of pairsOf(gold.flat())) {
    const own = relation(given, left, right)
    const wanted = isClose(left, right) ? own : relation(gold, left, right)
    agreement += own * wanted
    givenPairs += own * own
    goldPairs += wanted * wanted
  }
  return givenPairs === 0 || goldPairs === 0 ? 0 : agreement / Math.sqrt(givenPairs * goldPairs)
}

/** A tie of more than this many on top names no winner, unless the key ties as many. */
const MAX_TIED_FIRST = 2

/**
 * Ids in the first and second place; a tie gives several. When the top is tied, its members are each other's second.
 * Both are empty when so many are tied on top that the order names no winner: nothing was put before anything else.
 */
export function topAndSecond(
  order: Order,
  gold: Order = [],
): { readonly top: readonly string[]; readonly second: readonly string[] } {
  const top = order[0] ?? []
  if (top.length > Math.max(MAX_TIED_FIRST, gold[0]?.length ?? 0)) return { top: [], second: [] }
  return { top, second: top.length > 1 ? top : (order[1] ?? []) }
}
