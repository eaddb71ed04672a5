import { checkAgentic } from './checks/agentic.ts'
import { checkAnchors, checkThresholds } from './checks/anchors.ts'
import { checkEvaluation } from './checks/evaluation.ts'
import { checkItem } from './checks/item.ts'
import { checkRanking } from './checks/ranking.ts'
import { checkIds, type Report } from './checks/report.ts'
import { checkRubric } from './checks/rubric.ts'
import { checkSft } from './checks/sft.ts'
import type { ItemKey, PackKey } from './key.ts'
import { type Item, listItems, type Pack } from './pack.ts'

/** Something wrong with a pack or its key; `path` leads to it, for example `items/garden-notice/fields/order`. */
export interface PackProblem {
  readonly file: 'pack' | 'key'
  readonly path: string
  readonly words: string
}

/**
 * Checks a pack, and its key where one is given, against each other: ids, references, quotes, orders, thresholds, anchors.
 * @param keys null for a practice pack, which is never rated
 * @returns every problem found, none when the two may be used together. Never throws on parsed input.
 */
export function checkPack(pack: Pack, keys: PackKey | null): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const reportTo =
    (file: PackProblem['file']): Report =>
    (path, words) =>
      problems.push({ file, path, words })
  const [inPack, inKey] = [reportTo('pack'), reportTo('key')]
  const items = listItems(pack)
  checkIds(
    pack.sections.map(({ id }) => id),
    'sections',
    inPack,
  )
  checkIds(
    items.map(({ id }) => id),
    'items',
    inPack,
  )
  for (const item of items) checkItem(pack, item, inPack)
  if (keys !== null) checkKeys(pack, keys, inKey)
  else if (pack.purpose !== 'practice') inKey('', 'there is no key, and an assessment cannot be rated without one')
  return problems
}

function checkKeys(pack: Pack, keys: PackKey, report: Report): void {
  const items = listItems(pack)
  if (keys.packId !== pack.id) report('packId', `is “${keys.packId}”, the pack is “${pack.id}”`)
  if (keys.packVersion !== pack.packVersion)
    report('packVersion', `is ${keys.packVersion}, the pack is ${pack.packVersion}`)
  checkIds(
    keys.items.map(({ item }) => item),
    'items',
    report,
  )
  for (const { item } of keys.items)
    if (!items.some(({ id }) => id === item)) report(`items/${item}`, 'is not in the pack')
  for (const item of items) checkItemKey(item, keys, report)
}

function checkItemKey(item: Item, keys: PackKey, report: Report): void {
  const path = `items/${item.id}`
  const key = keys.items.find((candidate) => candidate.item === item.id)
  if (key === undefined || key.type !== item.type) {
    report(path, key === undefined ? 'has no key' : `its key is for ${key.type}, the item is ${item.type}`)
    return
  }
  checkThresholds(key, path, report)
  checkType(item, key, path, report)
  checkAnchors(item, key, keys.keyVersion, path, report)
}

function checkType(item: Item, key: ItemKey, path: string, report: Report): void {
  switch (key.type) {
    case 'evaluation':
      checkEvaluation(item, key, path, report)
      return
    case 'preference-ranking':
      checkRanking(item, key, path, report)
      return
    case 'rubric':
      checkRubric(item, key, path, report)
      return
    case 'sft':
      checkSft(item, key, path, report)
      return
    case 'agentic':
      checkAgentic(item, key, path, report)
      return
  }
}
