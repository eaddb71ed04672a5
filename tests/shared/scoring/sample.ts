import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type ItemKey, PackKey } from '../../../shared/pack/key.ts'
import type { Anchor } from '../../../shared/pack/keys/common.ts'
import { type Item, listItems, Pack } from '../../../shared/pack/pack.ts'
import { FieldValue } from '../../../shared/pack/response.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'

/** The sample pack with its key, and hand-written answers that their author rated before the engine saw them. */

const folder = new URL('../../../resources/packs/sample/', import.meta.url)
const readJson = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'))

export const samplePack = Pack.parse(readJson(new URL('pack.json', folder)))
export const sampleKey = PackKey.parse(readJson(new URL('key.json', folder)))

const RatedAnswer = z.strictObject({
  id: z.string(),
  item: z.string(),
  rating: z.int().min(1).max(5),
  values: z.record(z.string(), FieldValue),
})
export type RatedAnswer = Readonly<z.output<typeof RatedAnswer>>
export type Values = Readonly<Record<string, FieldValue>>

/**
 * Answers outside the key. `tuning` was looked at while rules were written, `held-out` was not; `unlike` was written last,
 * to be hard: short and excellent, long and empty, misspelt, indirect, right order with wrong facts. No rule was made for it.
 */
export function loadAnswers(name: 'tuning' | 'held-out' | 'unlike'): readonly RatedAnswer[] {
  return z.array(RatedAnswer).parse(readJson(new URL(`answers/${name}.json`, import.meta.url)))
}

export function listAnchors(): readonly RatedAnswer[] {
  return sampleKey.items.flatMap((key) =>
    key.anchors.map(({ id, rating, values }) => ({ id, item: key.item, rating, values })),
  )
}

export function itemAndKey(id: string): { readonly item: Item; readonly key: ItemKey } {
  const item = listItems(samplePack).find((candidate) => candidate.id === id)
  const key = sampleKey.items.find((candidate) => candidate.item === id)
  if (item === undefined || key === undefined) throw new Error(`the sample has no item ${id}`)
  return { item, key }
}

export function rateSample(id: string, responses: Values): ItemRating {
  return rateItem({ ...itemAndKey(id), keyVersion: sampleKey.keyVersion, responses })
}

export function anchorOf(id: string): Anchor {
  const anchor = sampleKey.items.flatMap((key) => key.anchors).find((candidate) => candidate.id === id)
  if (anchor === undefined) throw new Error(`the sample has no anchor ${id}`)
  return anchor
}
