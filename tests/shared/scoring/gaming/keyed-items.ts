import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { readYaml } from '../../../../node/pack/read-yaml.ts'
import { ItemKey } from '../../../../shared/pack/key.ts'
import { Item } from '../../../../shared/pack/pack.ts'
import type { FieldValue } from '../../../../shared/pack/response.ts'
import { rateItem } from '../../../../shared/scoring/rate.ts'

/** Every item of every pack in the repository that has a key, read from the authors' files. */

export type Values = Readonly<Record<string, FieldValue>>

export interface KeyedItem<Key extends ItemKey = ItemKey> {
  /** Folder of its pack under `resources/packs`, for example `ai-trainer-core/form-a`. */
  readonly pack: string
  readonly item: Item
  readonly key: Key
}

const packs = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'packs')

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = readYaml(readFileSync(join(packs, file), 'utf8'), schema)
  if (parsed.ok) return parsed.value
  throw new Error(`${file}: ${parsed.problems.map(({ path, words }) => `${path} ${words}`).join('; ')}`)
}

function listFolders(): readonly string[] {
  return readdirSync(packs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('key.yaml'))
    .map((file) => file.slice(0, -'/key.yaml'.length))
    .toSorted()
}

function readFolder(pack: string): readonly KeyedItem[] {
  const folder = join(packs, pack, 'keys')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : []
  return names.toSorted().map((name) => ({
    pack,
    item: read(`${pack}/items/${name}`, Item),
    key: read(`${pack}/keys/${name}`, ItemKey),
  }))
}

const all: readonly KeyedItem[] = listFolders().flatMap(readFolder)

export function listKeyedItems(): readonly KeyedItem[] {
  return all
}

/** The keyed items of one type, in the order of their packs. */
export function listItemsOf<Key extends ItemKey>(type: Key['type']): readonly KeyedItem<Key>[] {
  const isOfType = (subject: KeyedItem): subject is KeyedItem<Key> => subject.key.type === type
  return all.filter(isOfType)
}

/** `ai-trainer-core/form-a ranking-1`: how a failing test names its item. */
export function nameOf({ pack, item }: KeyedItem): string {
  return `${pack} ${item.id}`
}

/** The score from 1 to 5; 0 when nothing could be rated, which is below every rating. */
export function scoreOf({ item, key }: KeyedItem, responses: Values): number {
  return rateItem({ item, key, keyVersion: '0.0.0', responses }).score ?? 0
}

/** An answer that the author rated 5. */
export function bestValues({ key }: KeyedItem): Values {
  const best = key.anchors.find(({ rating }) => rating === 5)
  if (best === undefined) throw new Error(`${key.item} has no anchor that is rated 5`)
  return best.values
}

export function textsOf(values: Values): readonly string[] {
  return Object.values(values).filter((value) => typeof value === 'string')
}

/** The values with every text changed; orders, ratings and choices stay. */
export function withTexts(values: Values, change: (text: string) => string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === 'string' ? change(value) : value]),
  )
}
