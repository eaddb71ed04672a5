import type { Item, Pack, Section } from '../../shared/pack/pack.ts'

export interface Located {
  readonly item: Item
  readonly section: Section
  readonly index: number
  readonly count: number
  readonly previous: Item | null
  readonly next: Item | null
}

/** Finds an item and its neighbours; the first item stands in for none or an unknown one. Null for a pack without items. */
export function locate(pack: Pack, itemId: string | null): Located | null {
  const all = pack.sections.flatMap((section) => section.items.map((item) => ({ item, section })))
  const index = Math.max(
    0,
    all.findIndex(({ item }) => item.id === itemId),
  )
  const found = all[index]
  if (!found) return null
  return {
    ...found,
    index,
    count: all.length,
    previous: all[index - 1]?.item ?? null,
    next: all[index + 1]?.item ?? null,
  }
}
