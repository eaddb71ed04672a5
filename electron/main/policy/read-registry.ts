import type { ManagedProblem, ManagedRead, ManagedScope } from '../../../shared/policy/managed-settings.ts'
import { joinReads, type Machine, refused, sayFault } from './managed-reader.ts'

const POLICIES = 'Software\\Policies'
const hives = [
  { short: 'HKLM', scope: 'computer' },
  { short: 'HKCU', scope: 'user' },
] as const satisfies readonly { readonly short: string; readonly scope: ManagedScope }[]

/**
 * Windows: HKLM and HKCU\Software\Policies\Candor, by the system's own `reg.exe` (no native module). The 64-bit view, where
 * group policy writes.
 */
export function readRegistry(machine: Machine, systemRoot: string): ManagedRead {
  const program = `${systemRoot}\\System32\\reg.exe`
  return joinReads(hives.map(({ short, scope }) => readHive(machine, program, `${short}\\${POLICIES}`, scope)))
}

function readHive(machine: Machine, program: string, policies: string, scope: ManagedScope): ManagedRead {
  const place = `${policies}\\Candor`
  try {
    const { status, output } = machine.run(program, ['query', place, '/s', '/reg:64'])
    if (status === 0) return parseRegistry(output, scope)
    // What reg.exe says is in the system's language, and its exit code is 1 for every failure: ask the key above.
    const above = machine.run(program, ['query', policies, '/reg:64'])
    const isThere = above.status === 0 && /\\Policies\\Candor\s*$/im.test(decode(above.output))
    return isThere ? refused(place, `The key cannot be read: reg.exe ended with ${status}.`) : joinReads([])
  } catch (cause) {
    return refused(place, `The registry cannot be asked: ${sayFault(cause)}`)
  }
}

/** One byte, one character: reg.exe writes in the console's code page, whose letters beyond ASCII cannot be told. */
function decode(output: Uint8Array): string {
  return new TextDecoder('latin1').decode(output)
}

/**
 * Reads what `reg query KEY /s` prints: a line for each key, and for each value four spaces, name, type and data. A key below
 * Candor is a list: group policy writes its entries as values 1, 2, …
 */
export function parseRegistry(output: Uint8Array, scope: ManagedScope): ManagedRead {
  const values: Record<string, unknown> = {}
  const problems: ManagedProblem[] = []
  let place = ''
  let list: string | null = null
  let root = ''
  for (const line of decode(output).split(/\r?\n/)) {
    const key = /^HKEY_\w+\\.*?\\Policies\\Candor(?:\\(.+))?$/i.exec(line.trimEnd())
    if (key !== null) {
      place = line.trimEnd()
      list = key[1] ?? null
      if (list === null) root = place
      continue
    }
    const value = /^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line)
    if (value === null) continue
    const [, name = '', type = '', data = ''] = value
    const read = readValue(type, data)
    if (read === null) problems.push({ place, setting: list ?? name, words: sayUnreadable(type) })
    else if (list === null) values[name] = read
    else values[list] = [...((values[list] as unknown[] | undefined) ?? []), read] // made two lines below or here
  }
  const source = { place: root === '' ? place : root, scope, values }
  return { sources: Object.keys(values).length > 0 ? [source] : [], problems }
}

function readValue(type: string, data: string): unknown {
  if (/[^\u0020-\u007e]/.test(data)) return null
  if (type === 'REG_DWORD' && /^0x[0-9a-f]+$/i.test(data)) return Number(data)
  if (type === 'REG_SZ') return data
  if (type === 'REG_MULTI_SZ') return data === '' ? [] : data.split('\\0')
  return null
}

function sayUnreadable(type: string): string {
  if (['REG_SZ', 'REG_MULTI_SZ'].includes(type))
    return 'The value has letters beyond ASCII, which reg.exe does not hand over. Write a name in its xn-- form.'
  return `A value of the type ${type} cannot be read here. Use REG_SZ, REG_DWORD or REG_MULTI_SZ.`
}
