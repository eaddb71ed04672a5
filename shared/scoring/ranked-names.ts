import type { Order } from './ranking.ts'
import type { Token } from './tokens.ts'

/** "My first choice", "the runner-up": names that the candidate's own order gives to the responses. */

const PLACES: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['top', 0],
  ['winning', 0],
  ['second', 1],
  ['third', 2],
  ['fourth', 3],
])
/** Where more are tied, "the first" names nobody. */
const MAX_TIED = 2
const HEADS = /^(?:choice|pick|one|option|response|answer)$/u

/** Ids in place `place` (from 0), where a tie fills as many places as it has members. */
function idsAt(order: Order, place: number): readonly string[] {
  let passed = 0
  for (const group of order) {
    passed += group.length
    if (place < passed) return group.length > MAX_TIED ? [] : group
  }
  return []
}

/** Ids of the responses that the words at `at` name by their place in the order; none when they name no place. */
export function namedByPlace(tokens: readonly Token[], at: number, order: Order): readonly string[] {
  const [word, next] = [tokens[at]?.text ?? '', tokens[at + 1]]
  if (word === 'runner' && next?.text === 'up') return idsAt(order, 1)
  const place = PLACES.get(word)
  return place !== undefined && next !== undefined && !next.isAfterBreak && HEADS.test(next.text)
    ? idsAt(order, place)
    : []
}
