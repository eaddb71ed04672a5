import type { Accommodation } from '../../../shared/policy/accommodation.ts'
import { waivedSensors } from '../../../shared/policy/accommodation.ts'
import { holdOfLevel, type OptionalSensors } from '../../../shared/policy/integrity.ts'
import type { Policy } from '../../../shared/policy/policy.ts'

/** What decides, for one attempt, which sensors run. */
export interface SensorPlan {
  readonly waived: Policy['waived']
  readonly optional: OptionalSensors
  /** The candidate chose to have it recorded that assistive technology runs. */
  readonly isAssistiveAgreed: boolean
  /** The client keeps a clipboard of its own, so the system's says nothing about what is pasted. */
  readonly isClipboardHeld: boolean
}

/** @param choices what the candidate chose with the consent, by name */
export function sensorPlan(
  policy: Policy,
  accommodation: Accommodation | null,
  choices: Readonly<Record<string, boolean>>,
): SensorPlan {
  const { hold, sensors } = policy.integrity
  return {
    waived: waivedSensors(policy, accommodation),
    optional: sensors,
    isAssistiveAgreed: choices.assistive === true,
    isClipboardHeld: (hold ?? holdOfLevel(policy.lockdown)).includes('clipboard'),
  }
}
