import type { RankingKey } from '../keys/ranking.ts'
import type { Item } from '../pack.ts'
import { checkIds, checkQuotes, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between a ranking item and its key. */
export function checkRanking(item: Item, key: RankingKey, path: string, report: Report): void {
  checkRoles(
    item,
    [
      { role: 'order', field: key.fields.order, kinds: ['ordering'] },
      { role: 'justification', field: key.fields.justification, kinds: ['long-text'] },
      { role: 'flip', field: key.fields.flip, kinds: ['long-text'] },
    ],
    path,
    report,
  )
  const field = item.fields.find(({ id }) => id === key.fields.order)
  const options = field?.kind === 'ordering' ? field.options.map(({ id }) => id) : []
  const claims = key.claims.map(({ id }) => id)
  const [first, second] = key.tradeOff.poles
  checkIds([...claims, ...key.falseClaims.map(({ id }) => id)], `${path}/claims`, report)
  checkQuotes(item, key.claims, `${path}/claims`, report)
  if (key.goldOrder.flat().toSorted().join() !== options.toSorted().join()) {
    report(`${path}/goldOrder`, 'does not hold every option of the ordering exactly once')
  }
  checkReferences(key.closePairs.flat(), options, `${path}/closePairs`, report)
  checkReferences(
    key.flips.flatMap(({ moves }) => moves),
    options,
    `${path}/flips`,
    report,
  )
  checkReferences(
    [...key.claims, ...key.falseClaims].map(({ about }) => about),
    options,
    `${path}/claims`,
    report,
  )
  checkReferences(
    [...key.claims, ...key.falseClaims].map(({ dimension }) => dimension),
    key.dimensions.map(({ id }) => id),
    `${path}/claims`,
    report,
  )
  checkReferences([...key.decisive.strengths, ...key.decisive.weaknesses], claims, `${path}/decisive`, report)
  checkReferences([...first.claims, ...second.claims], claims, `${path}/tradeOff`, report)
  if (key.requiredDimensions > key.dimensions.length)
    report(`${path}/requiredDimensions`, 'asks for more than there are')
}
