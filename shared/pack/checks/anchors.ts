import { rateItem } from '../../scoring/rate.ts'
import { toRating } from '../../scoring/thresholds.ts'
import { slotsOf } from '../field.ts'
import type { ItemKey } from '../key.ts'
import type { Anchor } from '../keys/common.ts'
import { holdsText, type Item } from '../pack.ts'
import { completenessIn, isSettable } from '../response.ts'
import { checkIds, type Report } from './report.ts'

export function checkThresholds(key: ItemKey, path: string, report: Report): void {
  const cuts = [key.thresholds[2], key.thresholds[3], key.thresholds[4], key.thresholds[5]]
  if (cuts.some((cut, index) => index > 0 && cut <= (cuts[index - 1] ?? 0))) report(`${path}/thresholds`, 'do not rise')
}

/** Anchors are the key's own proof: each must be a complete answer, rate within 1 of its author, and together rise. */
export function checkAnchors(item: Item, key: ItemKey, keyVersion: string, path: string, report: Report): void {
  checkIds(
    [...key.anchors, ...key.heldOut].map(({ id }) => id),
    `${path}/anchors`,
    report,
  )
  const missing = [1, 2, 3, 4, 5].filter((rating) => !key.anchors.some((anchor) => anchor.rating === rating))
  if (missing.length > 0) report(`${path}/anchors`, `none is rated ${missing.join(', ')}`)
  for (const anchor of key.anchors) {
    const at = `${path}/anchors/${anchor.id}`
    checkAnswer(item, anchor, at, report)
    const { score } = rateItem({ item, key, keyVersion, responses: anchor.values })
    if (score === null || Math.abs(toRating(score) - anchor.rating) > 1) {
      report(at, `its author rates it ${anchor.rating}, the engine ${score ?? 'cannot rate it'}`)
    }
  }
  for (const answer of key.heldOut) checkAnswer(item, answer, `${path}/heldOut/${answer.id}`, report)
}

/** An authored answer must be one that a candidate could submit. */
function checkAnswer(item: Item, { values }: Anchor, path: string, report: Report): void {
  const known = new Set<string>()
  for (const field of item.fields) {
    const slotKeys = slotsOf(field).map((slot) => `${field.id}.${slot}`)
    for (const key of [field.id, ...slotKeys]) known.add(key)
    const value = values[field.id] ?? null
    const isText = holdsText({ key: field.id, item, field, slot: null })
    if (isText ? value !== null && typeof value !== 'string' : !isSettable(item, field, value)) {
      report(`${path}/fields/${field.id}`, 'is not a value that the field can hold')
      continue
    }
    const state = completenessIn(values, field.id, field)
    if (state !== 'complete') report(`${path}/fields/${field.id}`, `is ${state}`)
  }
  for (const key of Object.keys(values)) if (!known.has(key)) report(path, `there is no field “${key}”`)
}
