import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { AgenticKey } from '../../../shared/pack/keys/agentic.ts'
import type { Anchor } from '../../../shared/pack/keys/common.ts'
import { Item } from '../../../shared/pack/pack.ts'
import type { Responses } from '../../../shared/pack/response.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'

/** The Agentic items of both forms with their keys, read from the folders that their authors write. */
export interface AgenticCase {
  /** Form and number, for example `a-1`; `b-1` is its clone. */
  readonly name: string
  readonly item: Item
  readonly key: AgenticKey
}

const folder = new URL('../../../resources/packs/ai-trainer-core/', import.meta.url)
const readYaml = (path: string): unknown => parse(readFileSync(new URL(path, folder), 'utf8'))

export const agenticCases: readonly AgenticCase[] = ['a', 'b'].flatMap((form) =>
  [1, 2, 3].map((number) => ({
    name: `${form}-${number}`,
    item: Item.parse(readYaml(`form-${form}/items/agentic-${number}.yaml`)),
    key: AgenticKey.parse(readYaml(`form-${form}/keys/agentic-${number}.yaml`)),
  })),
)

export function caseOf(name: string): AgenticCase {
  const found = agenticCases.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`there is no item ${name}`)
  return found
}

export function rateCase({ item, key }: AgenticCase, responses: Responses): ItemRating {
  return rateItem({ item, key, keyVersion: '1.0.0', responses })
}

/** The first anchor with a rating, best first where there are several. */
export function anchorRated({ key }: AgenticCase, rating: number): Anchor {
  const anchor = key.anchors.find((candidate) => candidate.rating === rating)
  if (anchor === undefined) throw new Error(`${key.item} has no anchor rated ${rating}`)
  return anchor
}

/** The responses with each text changed and everything else as it is. */
export function withTexts(values: Responses, change: (text: string) => string): Responses {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === 'string' ? change(value) : value]),
  )
}
