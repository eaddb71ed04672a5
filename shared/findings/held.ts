import { holdOfLevel } from '../policy/integrity.ts'
import type { Policy } from '../policy/policy.ts'

const partsOf = ({ integrity, lockdown }: Policy) => integrity.hold ?? holdOfLevel(lockdown)

/** Whether the policy asks the candidate to stay in full screen. */
export function holdsFullscreen(policy: Policy): boolean {
  const parts = partsOf(policy)
  return policy.isFullscreenAsked || parts.includes('fullscreen') || parts.includes('kiosk')
}

/** Whether the policy allows one display only. */
export function holdsOneDisplay(policy: Policy): boolean {
  return partsOf(policy).includes('one-display')
}
