import type { Cap } from './caps.ts'
import { sourcesOf } from './quotes.ts'
import { topAndSecond } from './ranking.ts'
import { goodQuotes, labelOf, type RankingCase } from './ranking-case.ts'

const MANY_UNTRUE = 4

/** With another response than the key's on top, the explanation cannot make up for it: at most 2. */
function winnerCap(given: RankingCase): readonly Cap[] {
  const best = given.key.goldOrder[0] ?? []
  const { top } = topAndSecond(given.order, given.key.goldOrder)
  if (top.some((id) => best.includes(id))) return []
  const words = `Put ${top.map((id) => labelOf(given, id)).join(', ') || 'no single response'} first; the key has ${best.map((id) => labelOf(given, id)).join(', ')}: at most 2.`
  return [{ name: 'wrong-winner', words, at: 2 }]
}

/** Limits by the reasons given; below a wrong winner they would only say the same limit twice. */
function reasonCaps(given: RankingCase, isDecided: boolean): readonly Cap[] {
  return winnerCap(given).length > 0 ? [] : [...unsupportedCap(given, isDecided), ...generalCap(given)]
}

/** Who says of everything that it is good and bad is bound to be right somewhere. */
function untrueCap({ report }: RankingCase): readonly Cap[] {
  const count = report.falseClaims.length
  if (count < MANY_UNTRUE) return []
  return [{ name: 'untrue', words: `${count} statements about the responses are not true: at most 2.`, at: 2 }]
}

/** A right order whose reasons are about something else was not reached by these reasons. */
function unsupportedCap(given: RankingCase, isDecided: boolean): readonly Cap[] {
  const { falseClaims, madeUp } = given.report
  const untrue = falseClaims.length + madeUp.length + given.subjects.misattributed.length
  if (untrue === 0 || isDecided) return []
  return [{ name: 'unsupported', words: 'No deciding reason, and something that is not true: at most 2.', at: 2 }]
}

/** Statements that fit any item, without a quote, do not show that the responses were read. */
function generalCap(given: RankingCase): readonly Cap[] {
  const { claims } = given.report
  if (claims.length === 0 || claims.some(({ statement }) => !statement.isGeneral)) return []
  const options = given.key.goldOrder.flat()
  if (goodQuotes(given).some((quote) => sourcesOf(quote).some((source) => options.includes(source)))) return []
  return [{ name: 'general', words: 'Only statements that would fit any item, and no quote: at most 2.', at: 2 }]
}

/**
 * Limits that only rankings have.
 * @param isDecided whether the justification holds at least half of the deciding reason.
 */
export function rankingCaps(given: RankingCase, isDecided: boolean): readonly Cap[] {
  return [...winnerCap(given), ...untrueCap(given), ...reasonCaps(given, isDecided)]
}
