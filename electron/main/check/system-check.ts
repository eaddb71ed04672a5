import type { HoldPart } from '../../../shared/attempt/events.ts'
import type { CheckView } from '../../../shared/ipc/views.ts'

/** What the check looks at; every value is read by the caller, so that the check itself is a function of its arguments. */
export interface SystemFacts {
  readonly runtime: string
  readonly platform: string
  /** Linux secret store in use, or null where the system has one of its own. */
  readonly secretStore: string | null
  readonly canSealSecrets: boolean
  readonly displays: number
  readonly freeBytes: number | null
  readonly isServerReachable: boolean
}

const lowSpaceBytes = 200 * 1024 * 1024

/** Judges the computer before an assessment that will hold `parts`: `good`, `notice` (go on, but know this) or `blocked` (fix this first). */
export function checkSystem(facts: SystemFacts, parts: readonly HoldPart[]): readonly CheckView[] {
  return [runtime(facts), storage(facts), secrets(facts), displays(facts, parts), network(facts)]
}

function runtime({ runtime: name }: SystemFacts): CheckView {
  if (isStandIn(name))
    return {
      check: 'runtime',
      outcome: 'notice',
      facts: { reason: 'runtime.standIn', name },
      detail: `This is a test host (${name}), not the real client. An attempt taken here is marked as such.`,
    }
  return {
    check: 'runtime',
    outcome: 'good',
    facts: { reason: 'runtime.client', name },
    detail: `Runs on ${name}.`,
  }
}

function storage({ freeBytes }: SystemFacts): CheckView {
  const check = 'storage'
  if (freeBytes === null)
    return {
      check,
      outcome: 'notice',
      facts: { reason: 'storage.unknown' },
      detail: 'The free space could not be read. An attempt needs about 2 MB.',
    }
  const megabytes = Math.floor(freeBytes / 1024 / 1024)
  if (freeBytes < lowSpaceBytes)
    return {
      check,
      outcome: 'blocked',
      facts: { reason: 'storage.low', megabytes },
      detail: `Only ${megabytes} MB are free. Free at least 200 MB, then check again.`,
    }
  const gigabytes = Math.floor(megabytes / 1024)
  const isMuch = gigabytes >= 10
  return {
    check,
    outcome: 'good',
    facts: isMuch ? { reason: 'storage.gigabytes', gigabytes } : { reason: 'storage.megabytes', megabytes },
    detail: `${isMuch ? `${gigabytes} GB` : `${megabytes} MB`} free; an attempt needs about 2 MB.`,
  }
}

function secrets({ canSealSecrets, secretStore, platform }: SystemFacts): CheckView {
  const check = 'secrets'
  if (!canSealSecrets)
    return {
      check,
      outcome: 'blocked',
      facts: { reason: 'secrets.none' },
      detail:
        'This computer offers no place to keep the key of your attempt. Sign in to your desktop, then check again.',
    }
  if (platform === 'linux' && (secretStore === 'basic_text' || secretStore === 'unknown' || secretStore === null))
    return {
      check,
      outcome: 'notice',
      facts: { reason: 'secrets.open' },
      detail:
        'This desktop has no secret store, so other programs of your user account could read the key of your attempt.',
    }
  return {
    check,
    outcome: 'good',
    facts: { reason: 'secrets.kept' },
    detail: 'The key of your attempt is kept by the operating system.',
  }
}

function displays({ displays: count }: SystemFacts, parts: readonly HoldPart[]): CheckView {
  if (count > 1 && parts.includes('one-display'))
    return {
      check: 'displays',
      outcome: 'notice',
      facts: { reason: 'displays.tooMany', count },
      detail: `${count} displays are connected; this assessment asks for one.`,
    }
  return {
    check: 'displays',
    outcome: 'good',
    facts: { reason: 'displays.count', count },
    detail: count === 1 ? 'One display.' : `${count} displays; changes are recorded.`,
  }
}

function network({ isServerReachable }: SystemFacts): CheckView {
  const check = 'network'
  if (isServerReachable)
    return { check, outcome: 'good', facts: { reason: 'network.answers' }, detail: 'The server answers.' }
  return {
    check,
    outcome: 'notice',
    facts: { reason: 'network.silent' },
    detail: 'The server cannot be reached now. You can work: everything is saved on this device and sent later.',
  }
}

/** Says whether a runtime's name is that of a test host, which every screen that shows it must say. */
export function isStandIn(runtime: string): boolean {
  return runtime.includes('standin')
}
