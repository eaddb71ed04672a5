import type { HoldPart, SensorName } from '../attempt/events.ts'
import { holdOfLevel } from './integrity.ts'
import type { Policy } from './policy.ts'

/**
 * The sensor that each part goes with: what it holds, that sensor would notice. Where an accommodation or the policy
 * waives the sensor, the part is not held either (docs/spec/lockdown.md, L3).
 */
export const sensorOfPart = {
  fullscreen: 'fullscreen',
  kiosk: 'fullscreen',
  shortcuts: 'shortcuts',
  clipboard: 'clipboard',
  'one-display': 'displays',
  'content-protection': 'capture',
} as const satisfies Record<HoldPart, SensorName>

export interface PlannedPart {
  readonly part: HoldPart
  /** Why the part is not held although the policy asks for it; null where it is. */
  readonly waived: string | null
}

/**
 * What a policy asks to be held, in the order of its level or of its own list (L1 to L3). Give it the one that holds for this
 * candidate on this computer (`effectivePolicy`), which knows every waiver.
 */
export function planHold(
  policy: Pick<Policy, 'lockdown' | 'integrity' | 'isFullscreenAsked' | 'waived'>,
): readonly PlannedPart[] {
  const named: readonly HoldPart[] = policy.integrity.hold ?? holdOfLevel(policy.lockdown)
  const fills = named.includes('kiosk') || named.includes('fullscreen')
  const parts: readonly HoldPart[] = policy.isFullscreenAsked && !fills ? ['fullscreen', ...named] : [...new Set(named)]
  return parts.map((part) => {
    const waiver = policy.waived.find(({ sensor }) => sensor === sensorOfPart[part])
    return { part, waived: waiver === undefined ? null : waiver.reason }
  })
}

/** The parts that are really held under a policy. */
export function partsHeld(plan: readonly PlannedPart[]): readonly HoldPart[] {
  return plan.filter(({ waived }) => waived === null).map(({ part }) => part)
}
