import type { ChangeSet, Text } from '@codemirror/state'

/** A splice without its kind: at `from`, `removed` UTF-16 units went and `inserted` came. */
export interface BareSplice {
  readonly from: number
  readonly removed: number
  readonly inserted: string
}

/**
 * The splices of one change set, in document order, each against the text that the one before it left. `before` and
 * `after` are the documents around the change set. Inserted text is well-formed UTF-16 whenever `after` is: a splice
 * that would hold half of a character is widened to the whole one (the editor compares by code unit, so exchanging one
 * emoji for another may change a low surrogate only). Lines end in \n.
 */
export function splicesOf(changes: ChangeSet, before: Text, after: Text): BareSplice[] {
  const splices: BareSplice[] = []
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    const splice = { from: fromB, removed: toA - fromA, inserted: inserted.toString() }
    splices.push(splice.inserted.isWellFormed() ? splice : widen(splice, toA, before, after))
  })
  return splices
}

function widen(splice: BareSplice, toA: number, before: Text, after: Text): BareSplice {
  let { from, removed, inserted } = splice
  if (isLow(inserted.charCodeAt(0)) && from > 0) {
    from -= 1
    removed += 1
    inserted = after.sliceString(from, from + 1) + inserted
  }
  if (isHigh(inserted.charCodeAt(inserted.length - 1)) && toA < before.length) {
    removed += 1
    inserted += before.sliceString(toA, toA + 1)
  }
  return { from, removed, inserted }
}

/**
 * The smallest splice that turns `before` into `after`, or null when they are the same. Never cuts a character in half.
 * @param before and after well-formed texts
 */
export function differenceOf(before: string, after: string): BareSplice | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1
  return { from: start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

export function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

export function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
