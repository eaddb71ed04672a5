import type { LiveAttempt } from '../../../shared/api/live.ts'
import type { CoverageState } from '../../../shared/attempt/events.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'

export type Coverage = NonNullable<LiveAttempt['presence']>['coverage']

const notWatching = ['off', 'unsupported', 'waived'] as const satisfies readonly CoverageState[]
const stateWords: Readonly<Record<(typeof notWatching)[number], string>> = {
  off: 'Cannot see now',
  unsupported: 'Not available on this system',
  waived: 'Waived for this attempt',
}

/** "13 sensors watch, 2 do not". */
export function sayCoverage(coverage: Coverage): string {
  const on = coverage.filter(({ state }) => state === 'on').length
  const rest = coverage.length - on
  return `${sayCount(on, 'sensor')} ${on === 1 ? 'watches' : 'watch'}${rest === 0 ? '' : `, ${rest} ${rest === 1 ? 'does' : 'do'} not`}`
}

/** Which sensors do not watch, by the reason: "Waived for this attempt: Displays, Screen lock". */
export function sayNotWatching(coverage: Coverage): readonly string[] {
  return notWatching.flatMap((state) => {
    const names = coverage.filter((one) => one.state === state).map(({ sensor }) => sensorLabels[sensor])
    return names.length === 0 ? [] : [`${stateWords[state]}: ${names.join(', ')}`]
  })
}
