import { type SensorName, sensorNames } from '../attempt/events.ts'
import type { Accommodation } from './accommodation.ts'
import { effectivePolicy } from './effective.ts'
import { holdOfLevel } from './integrity.ts'
import { type SettingName, settingNames } from './managed-settings.ts'
import type { MachinePolicy } from './merge-managed.ts'
import type { Policy } from './policy.ts'

/** Who decided: the administrator, the organisation with the invitation, an approval for the candidate, or nobody. */
export type Origin = 'computer' | 'user' | 'issued' | 'accommodation' | 'default'

/** One value that holds, with who decided it and where that is written. */
export interface Explained {
  readonly name: string
  readonly value: unknown
  readonly origin: Origin
  /** File, registry key or organisation; null for a default. */
  readonly place: string | null
}

/** What holds where nobody set anything; null for “nothing”. */
const defaults: { readonly [Name in SettingName]: unknown } = {
  ServerAddress: null,
  ServerLocked: false,
  AllowedServers: null,
  MinimumLockdown: 'observe',
  RequiredSensors: [],
  ForbiddenSensors: [],
  OptionalSensorsForbidden: false,
  ProxyMode: 'system',
  ProxyServer: null,
  ProxyScript: null,
  ProxyBypass: null,
  Language: null,
  Theme: null,
  DataFolder: null,
}

/** Every setting of the computer, set or not. */
export function explainMachine({ settings }: MachinePolicy): readonly Explained[] {
  return settingNames.map((name) => {
    const placed = settings[name]
    if (placed === undefined) return { name, value: defaults[name], origin: 'default', place: null }
    return { name, value: placed.value, origin: placed.scope, place: placed.place }
  })
}

/** Every value of the policy that holds for an attempt here. `organisation` is who issued it. */
export function explainPolicy(
  issued: Policy,
  accommodation: Accommodation | null,
  machine: MachinePolicy,
  organisation: string,
): readonly Explained[] {
  const effective = effectivePolicy(issued, accommodation, machine)
  const { settings } = machine
  const by = (decider: SettingName, isDecided: boolean): Pick<Explained, 'origin' | 'place'> => {
    const placed = settings[decider]
    if (isDecided && placed !== undefined) return { origin: placed.scope, place: placed.place }
    return { origin: 'issued', place: organisation }
  }
  const { hold, reactions, sensors, live } = effective.integrity
  const held = hold ?? holdOfLevel(effective.lockdown)
  const before = issued.integrity.hold ?? holdOfLevel(issued.lockdown)
  const isHoldRaised = held.some((part) => !before.includes(part))
  const issuedRow = (name: string, value: unknown): Explained => ({ name, value, ...by('ServerAddress', false) })
  return [
    { name: 'lockdown', value: effective.lockdown, ...by('MinimumLockdown', effective.lockdown !== issued.lockdown) },
    { name: 'hold', value: held, ...by('MinimumLockdown', isHoldRaised) },
    issuedRow('isFullscreenAsked', effective.isFullscreenAsked),
    ...Object.entries(reactions).map(([kind, reaction]) => issuedRow(`reaction.${kind}`, reaction)),
    ...sensorNames.map((sensor) => explainSensor(sensor, issued, effective, accommodation, by, organisation)),
    ...Object.entries(sensors).map(([name, value]) => ({
      name: `optional.${name}`,
      value,
      ...by('OptionalSensorsForbidden', settings.OptionalSensorsForbidden?.value === true),
    })),
    ...Object.entries(live).map(([name, value]) => issuedRow(`live.${name}`, value)),
    ...(['toleratedFocusLoss', 'time', 'retake', 'deletion', 'results', 'retention'] as const).map((name) =>
      issuedRow(name, effective[name]),
    ),
  ]
}

function explainSensor(
  sensor: SensorName,
  issued: Policy,
  effective: Policy,
  accommodation: Accommodation | null,
  by: (decider: SettingName, isDecided: boolean) => Pick<Explained, 'origin' | 'place'>,
  organisation: string,
): Explained {
  const waiver = effective.waived.find((one) => one.sensor === sensor)
  const wasWaived = issued.waived.some((one) => one.sensor === sensor)
  const name = `sensor.${sensor}`
  if (waiver === undefined) return { name, value: 'used', ...by('RequiredSensors', wasWaived) }
  const value = `waived: ${waiver.reason}`
  if (accommodation?.waived.includes(sensor) === true)
    return { name, value, origin: 'accommodation', place: organisation }
  return { name, value, ...by('ForbiddenSensors', !wasWaived) }
}
