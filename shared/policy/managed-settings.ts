import { z } from 'zod'
import { isTrustworthyServer } from '../api/server-address.ts'
import { sensorNames } from '../attempt/events.ts'
import { LockdownLevel } from './integrity.ts'

/**
 * What an administrator may set for a computer (docs/spec/managed-policy.md, docs/guides/administrator.md). Every setting is
 * one that the client obeys. The names are the ones of the registry, the property list and the JSON file, the same in all.
 */

const Address = z
  .string()
  .max(1_000)
  .refine(isTrustworthyServer, 'is no address of a server: write https:// and its name')
const Path = z
  .string()
  .max(1_000)
  .regex(/^(?:\/|[A-Za-z]:\\|\\\\|\{home\})/, 'is no whole path: begin with /, a drive, or {home}')

/** Sensors that run only where the organisation's policy asks for them. */
export const optionalSensorNames = [
  'clipboard-watch',
  'idle',
  'processes',
  'virtual-machine',
  'remote-session',
] as const
/** What may be forbidden: everything but the edits, which are the answers themselves. */
const ForbiddenSensor = z.enum(sensorNames).exclude(['edits'])
/** What may be required: nothing that needs somebody's wish first. */
const RequiredSensor = z.enum(sensorNames).exclude([...optionalSensorNames, 'assistive'])

/**
 * One setting. `kind` is how it is written; `from` says whose policy is heard: a `user`'s may only make stricter what the
 * computer's says, or choose what holds nothing. `merge`: the `first` source wins, or the `strictest`.
 */
interface Setting {
  readonly schema: z.ZodType
  readonly kind: 'text' | 'switch' | 'choice' | 'list'
  readonly from: 'computer' | 'user'
  readonly merge: 'first' | 'strictest'
}

export const managedSettings = {
  ServerAddress: { schema: Address, kind: 'text', from: 'user', merge: 'first' },
  ServerLocked: { schema: z.boolean(), kind: 'switch', from: 'user', merge: 'strictest' },
  AllowedServers: { schema: z.array(Address).min(1).max(100), kind: 'list', from: 'computer', merge: 'first' },
  MinimumLockdown: { schema: LockdownLevel, kind: 'choice', from: 'user', merge: 'strictest' },
  RequiredSensors: { schema: z.array(RequiredSensor).max(50), kind: 'list', from: 'user', merge: 'strictest' },
  ForbiddenSensors: { schema: z.array(ForbiddenSensor).max(50), kind: 'list', from: 'computer', merge: 'first' },
  OptionalSensorsForbidden: { schema: z.boolean(), kind: 'switch', from: 'computer', merge: 'first' },
  ProxyMode: {
    schema: z.enum(['system', 'direct', 'fixed', 'script']),
    kind: 'choice',
    from: 'computer',
    merge: 'first',
  },
  ProxyServer: { schema: z.string().min(1).max(1_000), kind: 'text', from: 'computer', merge: 'first' },
  ProxyScript: { schema: z.url(), kind: 'text', from: 'computer', merge: 'first' },
  ProxyBypass: { schema: z.string().max(1_000), kind: 'text', from: 'computer', merge: 'first' },
  Language: { schema: z.enum(['en', 'es']), kind: 'choice', from: 'user', merge: 'first' },
  Theme: { schema: z.enum(['light', 'dark']), kind: 'choice', from: 'user', merge: 'first' },
  DataFolder: { schema: Path, kind: 'text', from: 'computer', merge: 'first' },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof managedSettings
export type SettingValue<Name extends SettingName> = z.output<(typeof managedSettings)[Name]['schema']>
export const settingNames = Object.keys(managedSettings) as readonly SettingName[] // the table's own keys

/** Whose policy a value comes from: the computer's, which only administrators can write, or a user's. */
export type ManagedScope = 'computer' | 'user'

/** One file or registry key with what it says, before anything of it is believed. */
export interface ManagedSource {
  /** Path of the file, or of the registry key. */
  readonly place: string
  readonly scope: ManagedScope
  /** JSON values; a switch may be 0 or 1. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Something about a source or a setting that an administrator must put right; what it names is not used. */
export interface ManagedProblem {
  readonly place: string
  /** Null when it is about the whole source. */
  readonly setting: string | null
  readonly words: string
}

/** What was found on this computer; the stronger sources first. */
export interface ManagedRead {
  readonly sources: readonly ManagedSource[]
  readonly problems: readonly ManagedProblem[]
}
