import type { ManagedRead } from '../../../shared/policy/managed-settings.ts'
import { type MachinePolicy, mergeManaged } from '../../../shared/policy/merge-managed.ts'
import { joinReads, type Machine } from './managed-reader.ts'
import { readJsonPolicies } from './read-json.ts'
import { readManagedPreferences } from './read-preferences.ts'
import { readRegistry } from './read-registry.ts'

export interface Surroundings {
  readonly platform: string
  /** Name of the user who runs the client. */
  readonly user: string
  /** Windows' own folder. */
  readonly systemRoot: string
  /** Folder in place of `/`, for tests; null for `/` itself. */
  readonly testRoot: string | null
}

const TEST_ROOT = '--policy-root='

/** The folder that a test gave in place of `/`; asked for only where the client is not packaged. */
export function testRootOf(argv: readonly string[]): string | null {
  return argv.find((one) => one.startsWith(TEST_ROOT))?.slice(TEST_ROOT.length) ?? null
}

/** Reads and merges what IT manages on this computer (docs/spec/managed-policy.md). Never throws: what fails is a problem. */
export function readManaged(machine: Machine, around: Surroundings): MachinePolicy {
  return mergeManaged(readSources(machine, around))
}

function readSources(machine: Machine, { platform, user, systemRoot, testRoot }: Surroundings): ManagedRead {
  const root = testRoot ?? '/'
  // A tree of a test belongs to whoever runs the test; the real one to the administrator.
  const owner = testRoot === null ? 0 : (machine.stat(testRoot)?.owner ?? 0)
  if (platform === 'win32') return readRegistry(machine, systemRoot)
  if (platform === 'darwin') return readManagedPreferences(machine, user, root, owner)
  if (platform === 'linux') return readJsonPolicies(machine, root, owner)
  return joinReads([])
}
