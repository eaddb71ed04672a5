import type { Measure } from '../../../shared/findings/model.ts'
import { sayCount, sayDuration, sayShare } from '../../../shared/timeline/amounts.ts'

/** A number that a rule looked at, and which numbers count: `58 %; above 30 % counts`. */
export function sayMeasure(measure: Measure): string {
  const { value, threshold, counts } = measure
  return `${sayAmount(measure, value)}; ${counts === 'up-to' ? 'up to' : 'above'} ${sayAmount(measure, threshold)} counts`
}

function sayAmount({ unit }: Measure, value: number): string {
  if (unit === 'share') return sayShare(value)
  if (unit === 'ms') return sayDuration(value)
  return sayCount(value, unit === 'characters' ? 'character' : 'time')
}
