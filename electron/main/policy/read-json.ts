import { posix } from 'node:path'
import { z } from 'zod'
import type { ManagedRead } from '../../../shared/policy/managed-settings.ts'
import { found, joinReads, type Machine, MOST_BYTES, refused, sayFault } from './managed-reader.ts'
import { distrust } from './trusted-file.ts'

const FOLDER = 'etc/opt/candor/policies/managed'
const Members = z.record(z.string(), z.unknown())

/**
 * Linux: every `*.json` under /etc/opt/candor/policies/managed. A later name is the stronger one, as in other folders of
 * this kind, so `90-site.json` wins over `10-base.json`.
 */
export function readJsonPolicies(machine: Machine, root: string, owner: number): ManagedRead {
  const folder = posix.join(root, FOLDER)
  let names: readonly string[] | null
  try {
    names = machine.list(folder)
  } catch (cause) {
    return refused(folder, `The folder cannot be read: ${sayFault(cause)}`)
  }
  const files = (names ?? []).filter((name) => name.endsWith('.json')).toSorted()
  return joinReads(files.reverse().map((name) => readOne(machine, posix.join(folder, name), root, owner)))
}

function readOne(machine: Machine, place: string, root: string, owner: number): ManagedRead {
  const doubt = distrust(machine, place, root, owner)
  if (doubt !== null) return refused(place, doubt)
  try {
    const bytes = machine.readFile(place)
    if (bytes.length > MOST_BYTES) return refused(place, 'The file has more than 1 MiB.')
    const members = Members.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    if (!members.success) return refused(place, 'The file does not hold a JSON object: write { "Setting": value, … }.')
    return found({ place, scope: 'computer', values: members.data })
  } catch (cause) {
    if (cause instanceof SyntaxError) return refused(place, `The file is no JSON: ${cause.message}`)
    return refused(place, `The file cannot be read: ${sayFault(cause)}`)
  }
}
