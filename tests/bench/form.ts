import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from '../../node/pack/read-yaml.ts'
import type { PackKey } from '../../shared/pack/key.ts'
import { listItems, Pack } from '../../shared/pack/pack.ts'
import type { Responses } from '../../shared/pack/response.ts'
import { bestValues, type KeyedItem, listKeyedItems } from '../shared/scoring/gaming/keyed-items.ts'

/** A form of the shipped pack as `npm run candor -- pack bundle` gives it to clients and scorers, with its best answers. */
export interface Form {
  readonly pack: Pack
  readonly key: PackKey
  readonly subjects: readonly KeyedItem[]
  /** Of every item the first anchor that is rated 5, by `item-id.field-id`. */
  readonly best: Responses
}

const PackFile = z.looseObject({
  packVersion: z.string(),
  sections: z.array(z.looseObject({ items: z.array(z.string()) })),
})

/** Reads `resources/packs/ai-trainer-core/form-…`: the items that are there with their keys, in the pack's order. */
export function readForm(form: 'a' | 'b'): Form {
  const folder = `ai-trainer-core/form-${form}`
  const source = readFileSync(join(import.meta.dirname, '../../resources/packs', folder, 'pack.yaml'), 'utf8')
  const file = readYaml(source, PackFile)
  if (!file.ok) throw new Error(`${folder}/pack.yaml cannot be read`)
  const known = new Map(listKeyedItems().flatMap((one) => (one.pack === folder ? [[one.item.id, one] as const] : [])))
  const sections = file.value.sections.flatMap((section) => {
    const items = section.items.flatMap((id) => known.get(id)?.item ?? [])
    return items.length === 0 ? [] : [{ ...section, items }]
  })
  const pack = Pack.parse({ ...file.value, sections })
  const subjects = listItems(pack).flatMap(({ id }) => known.get(id) ?? [])
  const key: PackKey = {
    format: 'candor-scoring-key',
    version: 1,
    packId: pack.id,
    packVersion: pack.packVersion,
    keyVersion: '0.0.0',
    items: subjects.map((subject) => subject.key),
  }
  return { pack, key, subjects, best: withItems(subjects, bestValues) }
}

/** The values of every item in one record, by `item-id.field-id`. */
export function withItems(subjects: readonly KeyedItem[], valuesOf: (subject: KeyedItem) => Responses): Responses {
  return Object.fromEntries(
    subjects.flatMap((subject) =>
      Object.entries(valuesOf(subject)).map(([field, value]) => [`${subject.item.id}.${field}`, value]),
    ),
  )
}
