import { isSameServer } from '../api/server-address.ts'
import { LockdownLevel } from './integrity.ts'
import {
  type ManagedProblem,
  type ManagedRead,
  type ManagedScope,
  type ManagedSource,
  managedSettings,
  type SettingName,
  type SettingValue,
  settingNames,
} from './managed-settings.ts'

/** A value with where it was found. */
export interface Placed<Value> {
  readonly value: Value
  readonly scope: ManagedScope
  readonly place: string
}

/** What holds for this computer. A setting that nobody set is absent. */
export interface MachinePolicy {
  readonly settings: { readonly [Name in SettingName]?: Placed<SettingValue<Name>> }
  readonly problems: readonly ManagedProblem[]
}

/** A computer that nobody manages. */
export const unmanaged: MachinePolicy = { settings: {}, problems: [] }

const levels: readonly unknown[] = LockdownLevel.options

type Values = { [Name in SettingName]?: Placed<unknown> }

/**
 * Merges what the sources say (docs/spec/managed-policy.md, M1 to M6). What cannot be used is left out and named in
 * `problems`; it never stops the client.
 */
export function mergeManaged(read: ManagedRead): MachinePolicy {
  const values: Values = {}
  const problems = [...read.problems]
  for (const source of read.sources)
    for (const [given, raw] of Object.entries(source.values)) {
      const name = settingNames.find((one) => one.toLowerCase() === given.toLowerCase())
      const wrong =
        name === undefined ? ['There is no such setting. Check its spelling.'] : take(values, source, name, raw)
      problems.push(...wrong.map((words) => ({ place: source.place, setting: given, words })))
    }
  problems.push(...misfits(values))
  return { settings: values as MachinePolicy['settings'], problems } // each value was parsed by its setting's schema
}

/** Takes one setting in. @returns what is wrong with it in words. */
function take(values: Values, { place, scope }: ManagedSource, name: SettingName, raw: unknown): readonly string[] {
  const { schema, kind, from, merge } = managedSettings[name]
  if (scope === 'user' && from === 'computer')
    return ["This setting is heard in the computer's policy only: a user's could relax what the computer's says."] // M3
  const parsed = schema.safeParse(kind === 'switch' && (raw === 0 || raw === 1) ? raw === 1 : raw)
  if (!parsed.success) return takeGoodEntries(values, { place, scope }, name, raw, parsed.error.issues)
  const placed = { value: parsed.data, scope, place }
  const earlier = values[name]
  if (earlier === undefined) values[name] = placed
  else if (merge === 'strictest') values[name] = stricter(name, earlier, placed)
  else if (earlier.scope === scope && JSON.stringify(earlier.value) !== JSON.stringify(placed.value))
    return [`It is set to another value in ${earlier.place}, which is used.`]
  return []
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** A list with some bad entries is used without them: one mistake must not set a computer free (M5). */
function takeGoodEntries(
  values: Values,
  where: Pick<ManagedSource, 'place' | 'scope'>,
  name: SettingName,
  raw: unknown,
  issues: readonly Issue[],
): readonly string[] {
  const words = issues.map(sayIssue)
  const bad = new Set(issues.map(({ path }) => path[0]))
  if (!Array.isArray(raw) || bad.has(undefined)) return words
  const good = raw.filter((_entry, index) => !bad.has(index))
  return good.length === 0 ? words : [...words, ...take(values, { ...where, values: {} }, name, good)]
}

function sayIssue({ path, message }: Issue): string {
  return `${path.length === 0 ? 'The value' : `Entry ${Number(path[0]) + 1}`}: ${message}.`
}

/** Of two values the one that holds or watches more; of two lists both (M4). */
function stricter(name: SettingName, earlier: Placed<unknown>, later: Placed<unknown>): Placed<unknown> {
  if (Array.isArray(earlier.value) && Array.isArray(later.value)) {
    const added = later.value.filter((one) => !(earlier.value as unknown[]).includes(one)) // an array, two lines above
    if (added.length === 0) return earlier
    return { ...earlier, value: [...earlier.value, ...added], place: `${earlier.place}; ${later.place}` }
  }
  const rank = (value: unknown) => (name === 'MinimumLockdown' ? levels.indexOf(value) : Number(value))
  return rank(later.value) > rank(earlier.value) ? later : earlier
}

/** Settings that do not fit together. Takes away what cannot be followed (M6). */
function misfits(values: Values): readonly ManagedProblem[] {
  const problems: ManagedProblem[] = []
  const drop = (name: SettingName, words: string) => {
    const placed = values[name]
    if (placed === undefined) return
    problems.push({ place: placed.place, setting: name, words })
    delete values[name]
  }
  const mode = values.ProxyMode?.value
  if (mode === 'fixed' && values.ProxyServer === undefined) drop('ProxyMode', '“fixed” needs ProxyServer.')
  if (mode === 'script' && values.ProxyScript === undefined) drop('ProxyMode', '“script” needs ProxyScript.')
  const address = values.ServerAddress
  const allowed = values.AllowedServers?.value as readonly string[] | undefined // parsed by its schema
  if (
    address?.scope === 'user' &&
    allowed !== undefined &&
    !allowed.some((one) => isSameServer(one, String(address.value)))
  )
    drop('ServerAddress', "It is not among the computer's AllowedServers.")
  if (values.ServerLocked?.value === true && values.ServerAddress === undefined)
    drop('ServerLocked', 'It needs ServerAddress: there is no server to lock to.')
  const forbidden = values.ForbiddenSensors?.value as readonly string[] | undefined // parsed by its schema
  const required = values.RequiredSensors
  const both = ((required?.value ?? []) as readonly string[]).filter((sensor) => forbidden?.includes(sensor))
  if (required !== undefined && both.length > 0) {
    const words = `ForbiddenSensors forbids ${both.join(', ')}, and that is followed: in doubt nothing is recorded.`
    problems.push({ place: required.place, setting: 'RequiredSensors', words })
    values.RequiredSensors = { ...required, value: (required.value as string[]).filter((one) => !both.includes(one)) }
  }
  return problems
}
