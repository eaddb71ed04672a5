import type { HoldPart, SensorName } from '../attempt/events.ts'
import { type Accommodation, waivedSensors } from './accommodation.ts'
import { holdOfLevel, LockdownLevel, recordOnly } from './integrity.ts'
import type { MachinePolicy } from './merge-managed.ts'
import type { Policy } from './policy.ts'

/** Why a sensor that the administrator forbids is not used; goes into the record. */
export const forbiddenReason = 'The administrator of this computer does not allow it.'

/**
 * What holds for one attempt on this computer: the policy as it was issued, with what was approved for the candidate and
 * what the administrator of the computer decided (docs/spec/managed-policy.md, M7 to M11). The policy that was issued stays
 * what it is: its digest is in the journal.
 */
export function effectivePolicy(issued: Policy, accommodation: Accommodation | null, machine: MachinePolicy): Policy {
  const { OptionalSensorsForbidden, MinimumLockdown } = machine.settings
  const minimum = MinimumLockdown?.value ?? 'observe'
  const isRaised = rankOf(minimum) > rankOf(issued.lockdown)
  const sensors = OptionalSensorsForbidden?.value === true ? recordOnly.sensors : issued.integrity.sensors
  return {
    ...issued,
    lockdown: isRaised ? minimum : issued.lockdown,
    waived: waivedHere(issued, accommodation, machine),
    integrity: { ...issued.integrity, sensors, hold: holdHere(issued, minimum) },
  }
}

function rankOf(level: LockdownLevel): number {
  return LockdownLevel.options.indexOf(level)
}

/** Parts that the issued policy holds, and those of the least level; null where the level says it all (M8). */
function holdHere({ lockdown, integrity }: Policy, minimum: LockdownLevel): Policy['integrity']['hold'] {
  if (integrity.hold === null && rankOf(lockdown) >= rankOf(minimum)) return null
  const parts = new Set<HoldPart>([...(integrity.hold ?? holdOfLevel(lockdown)), ...holdOfLevel(minimum)])
  if (parts.has('kiosk')) parts.delete('fullscreen') // a kiosk is full screen, without the way out
  return [...parts]
}

/**
 * Sensors that are not used here. What was approved for the candidate comes first and nothing undoes it (M9); then what the
 * administrator forbids (M10); a waiver of the issued policy counts unless the administrator requires the sensor (M11).
 */
function waivedHere(
  issued: Policy,
  accommodation: Accommodation | null,
  { settings }: MachinePolicy,
): Policy['waived'] {
  const required: readonly SensorName[] = settings.RequiredSensors?.value ?? []
  const ofPolicy = issued.waived.filter(({ sensor }) => !required.includes(sensor))
  const waived = [...waivedSensors({ waived: ofPolicy }, accommodation)]
  for (const sensor of settings.ForbiddenSensors?.value ?? [])
    if (!waived.some((one) => one.sensor === sensor)) waived.push({ sensor, reason: forbiddenReason })
  return waived
}
