import { posix } from 'node:path'
import { parse } from 'plist'
import { z } from 'zod'
import type { ManagedRead, ManagedScope } from '../../../shared/policy/managed-settings.ts'
import { found, joinReads, type Machine, MOST_BYTES, refused, sayFault } from './managed-reader.ts'
import { distrust } from './trusted-file.ts'

const FOLDER = 'Library/Managed Preferences'
/** The app's bundle identifier (electron-builder.yml): the preference domain. */
export const preferenceDomain = 'org.example.candor'
const Members = z.record(z.string(), z.unknown())

/**
 * macOS: what a profile put under /Library/Managed Preferences, for the computer and for this user. Not read with
 * `defaults` or NSUserDefaults: those do not tell what a profile forces from what the user wrote.
 */
export function readManagedPreferences(machine: Machine, user: string, root: string, owner: number): ManagedRead {
  const file = `${preferenceDomain}.plist`
  return joinReads([
    readOne(machine, posix.join(root, FOLDER, file), 'computer', root, owner),
    readOne(machine, posix.join(root, FOLDER, user, file), 'user', root, owner),
  ])
}

function readOne(machine: Machine, place: string, scope: ManagedScope, root: string, owner: number): ManagedRead {
  if (machine.stat(place) === null) return joinReads([])
  const doubt = distrust(machine, place, root, owner)
  if (doubt !== null) return refused(place, doubt)
  try {
    const bytes = machine.readFile(place)
    if (bytes.length > MOST_BYTES) return refused(place, 'The file has more than 1 MiB.')
    const members = Members.safeParse(parseList(bytes))
    if (!members.success) return refused(place, 'The file does not hold a dictionary of settings.')
    return found({ place, scope, values: members.data })
  } catch (cause) {
    return refused(place, `The file is no property list: ${sayFault(cause)}`)
  }
}

/** The system writes binary lists; XML is what people write. Nothing else is guessed at. */
function parseList(bytes: Uint8Array): unknown {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 6))
  if (start === 'bplist') return parse(bytes)
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (!/^\s*<(?:\?xml|!DOCTYPE plist|plist)/.test(text)) throw new Error('it is neither binary nor XML')
  return parse(text)
}
