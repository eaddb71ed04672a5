import { locatePassage } from '../scoring/passages.ts'
import { rateItem } from '../scoring/rate.ts'
import { toRating } from '../scoring/thresholds.ts'
import { tokenize } from '../scoring/tokens.ts'
import type { EvaluationKey, ItemKey, PackKey, RankingKey } from './key.ts'
import { type Item, listItems, type Pack } from './pack.ts'
import { completeness } from './response.ts'

/** Something wrong with a pack or its key; `path` leads to it, for example `items/garden-notice/claims/a-fines`. */
export interface PackProblem {
  readonly file: 'pack' | 'key'
  readonly path: string
  readonly words: string
}

type Report = (path: string, words: string) => void

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

function checkIds(ids: readonly string[], path: string, report: Report): void {
  for (const id of repeated(ids)) report(path, `the id “${id}” is used more than once`)
}

function checkItem(item: Item, report: Report): void {
  const path = `items/${item.id}`
  checkIds([...item.stimuli.map(({ id }) => id)], `${path}/stimuli`, report)
  checkIds([...item.fields.map(({ id }) => id)], `${path}/fields`, report)
  for (const field of item.fields) {
    if (field.kind === 'long-text' && field.minWords > field.maxWords) {
      report(`${path}/fields/${field.id}`, `asks for at least ${field.minWords} and at most ${field.maxWords} words`)
    }
    if (field.kind === 'ordering')
      checkIds(
        field.options.map(({ id }) => id),
        `${path}/fields/${field.id}`,
        report,
      )
  }
}

interface Located {
  readonly id: string
  readonly quotes?: readonly { readonly stimulus: string; readonly text: string }[] | undefined
}

/** A quote in the key that the stimulus does not hold would never be found, and nobody would notice. */
function checkQuotes(item: Item, parts: readonly Located[], path: string, report: Report): void {
  for (const part of parts) {
    for (const { stimulus, text } of part.quotes ?? []) {
      const source = item.stimuli.find(({ id }) => id === stimulus)
      if (source === undefined) report(`${path}/${part.id}`, `there is no stimulus “${stimulus}”`)
      else if (locatePassage(tokenize(source.text), text) === null) {
        report(`${path}/${part.id}`, `“${text}” does not stand in “${stimulus}”`)
      }
    }
  }
}

function checkReferences(ids: readonly string[], known: readonly string[], path: string, report: Report): void {
  for (const id of ids) if (!known.includes(id)) report(path, `there is no “${id}”`)
}

function checkFields(item: Item, key: ItemKey, path: string, report: Report): void {
  const kinds: Readonly<Record<string, string>> = { rating: 'rating', order: 'ordering' }
  for (const [role, id] of Object.entries(key.fields)) {
    const field = item.fields.find((candidate) => candidate.id === id)
    const wanted = kinds[role] ?? 'long-text'
    if (field?.kind !== wanted) report(`${path}/fields/${role}`, `“${id}” is not a ${wanted} field of the item`)
  }
}

function checkThresholds(key: ItemKey, path: string, report: Report): void {
  const cuts = [key.thresholds[2], key.thresholds[3], key.thresholds[4], key.thresholds[5]]
  if (cuts.some((cut, index) => index > 0 && cut <= (cuts[index - 1] ?? 0))) report(`${path}/thresholds`, 'do not rise')
}

function checkEvaluation(item: Item, key: EvaluationKey, path: string, report: Report): void {
  const errors = key.goldErrors.map(({ id }) => id)
  checkIds([...errors, ...key.decoys.map(({ id }) => id)], path, report)
  checkQuotes(item, key.goldErrors, `${path}/goldErrors`, report)
  checkQuotes(item, key.decoys, `${path}/decoys`, report)
  checkReferences(key.verdict.mostSerious, errors, `${path}/verdict/mostSerious`, report)
  checkReferences(
    [key.judged],
    item.stimuli.map(({ id }) => id),
    `${path}/judged`,
    report,
  )
  for (const error of key.goldErrors) {
    if (!error.acceptedSeverities.includes(error.severity)) {
      report(`${path}/goldErrors/${error.id}`, `does not accept its own severity, ${error.severity}`)
    }
  }
}

function checkRanking(item: Item, key: RankingKey, path: string, report: Report): void {
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

/** Anchors are the key's own proof: each must be a complete answer, rate within 1 of its author, and together rise. */
function checkAnchors(item: Item, key: ItemKey, keyVersion: string, path: string, report: Report): void {
  checkIds(
    key.anchors.map(({ id }) => id),
    `${path}/anchors`,
    report,
  )
  const missing = [1, 2, 3, 4, 5].filter((rating) => !key.anchors.some((anchor) => anchor.rating === rating))
  if (missing.length > 0) report(`${path}/anchors`, `none is rated ${missing.join(', ')}`)
  for (const anchor of key.anchors) {
    const at = `${path}/anchors/${anchor.id}`
    for (const field of item.fields) {
      const state = completeness(field, anchor.values[field.id])
      if (state !== 'complete') report(`${at}/${field.id}`, `is ${state}`)
    }
    const { score } = rateItem({ item, key, keyVersion, responses: anchor.values })
    if (score === null || Math.abs(toRating(score) - anchor.rating) > 1) {
      report(at, `its author rates it ${anchor.rating}, the engine ${score ?? 'cannot rate it'}`)
    }
  }
}

/**
 * Checks a pack and its key against each other: ids, references, quotes, orders, thresholds, anchors.
 * @returns every problem found, none when the two may be used together. Never throws on parsed input.
 */
export function checkPack(pack: Pack, keys: PackKey): readonly PackProblem[] {
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
  for (const item of items) checkItem(item, inPack)
  if (keys.packId !== pack.id) inKey('packId', `is “${keys.packId}”, the pack is “${pack.id}”`)
  if (keys.packVersion !== pack.packVersion)
    inKey('packVersion', `is ${keys.packVersion}, the pack is ${pack.packVersion}`)
  checkIds(
    keys.items.map(({ item }) => item),
    'items',
    inKey,
  )
  for (const { item } of keys.items)
    if (!items.some(({ id }) => id === item)) inKey(`items/${item}`, 'is not in the pack')
  for (const item of items) checkItemKey(item, keys, inKey)
  return problems
}

function checkItemKey(item: Item, keys: PackKey, report: Report): void {
  const path = `items/${item.id}`
  const key = keys.items.find((candidate) => candidate.item === item.id)
  if (key === undefined || key.type !== item.type) {
    report(path, key === undefined ? 'has no key' : `its key is for ${key.type}, the item is ${item.type}`)
    return
  }
  checkFields(item, key, path, report)
  checkThresholds(key, path, report)
  if (key.type === 'evaluation') checkEvaluation(item, key, path, report)
  else checkRanking(item, key, path, report)
  checkAnchors(item, key, keys.keyVersion, path, report)
}
