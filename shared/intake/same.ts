import type { Conclusion } from './model.ts'

/** Whether two conclusions speak of the same thing: the same concept of a slot, or the same words where there is none. */
export function isSameThing(one: Conclusion, other: Conclusion): boolean {
  if (one.slot !== other.slot) return false
  if (one.concept !== null && other.concept !== null) return one.concept === other.concept
  return isSameWords(one, other)
}

export function isSameWords(one: Conclusion, other: Conclusion): boolean {
  return one.slot === other.slot && plain(one.value) === plain(other.value)
}

/** Whether two conclusions name different numbers in the same unit. */
export function isOtherAmount(one: Conclusion, other: Conclusion): boolean {
  return one.amount !== null && one.amount.unit === other.amount?.unit && one.amount.number !== other.amount.number
}

/** Whether `next` says the same as `known` with a number that was missing, or from words that are read more surely. */
export function isBetter(next: Conclusion, known: Conclusion): boolean {
  if ((next.amount === null) !== (known.amount === null)) return next.amount !== null
  return next.confidence > known.confidence
}

/** Two numbers in one unit for the same thing; hours a week are one thing whatever the words. */
export function isContradiction(one: Conclusion, other: Conclusion): boolean {
  const isOneThing = one.slot === other.slot && (one.slot === 'availability' || isSameThing(one, other))
  return isOneThing && isOtherAmount(one, other)
}

function plain(value: string): string {
  return value
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()
}
