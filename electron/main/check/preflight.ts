import type { HoldPart } from '../../../shared/attempt/events.ts'
import type { CheckView } from '../../../shared/ipc/views.ts'
import { checkSystem, type SystemFacts } from './system-check.ts'

/** What the pre-flight check looks at beside the system check; null where it could not be known. */
export interface PreflightFacts extends SystemFacts {
  readonly version: string
  readonly serverVersion: string | null
  readonly offsetSeconds: number | null
  readonly proxy: string | null
  readonly syncMs: number | null
  readonly lockSeconds: number | null
  readonly takenShortcuts: readonly string[]
  /** Whether the window could fill the screen; null while it was not tried. */
  readonly fillsScreen: boolean | null
  readonly waivedCount: number
  /** The invitation offers to answer the conversation by voice. */
  readonly isVoiceOffered: boolean
  /** What the system says of the microphone, which it says without asking anybody; null where it does not say. */
  readonly microphoneAccess: 'granted' | 'denied' | 'unasked' | null
}

const slowSyncMs = 100
const farOffSeconds = 60
const shortLockSeconds = 600

type Check = Omit<CheckView, 'check'>

/** Judges the computer for what one invitation will need; without one, for what any may. */
export function checkBefore(facts: PreflightFacts, parts: readonly HoldPart[] | null): readonly CheckView[] {
  const mayNeed = (part: HoldPart) => parts === null || parts.includes(part)
  const fills = mayNeed('kiosk') || mayNeed('fullscreen')
  return [
    ...checkSystem(facts, parts ?? []),
    { check: 'proxy', ...proxy(facts) },
    { check: 'clock', ...clock(facts) },
    { check: 'speed', ...speed(facts) },
    { check: 'fullscreen', ...fullscreen(facts, fills) },
    { check: 'shortcuts', ...shortcuts(facts, mayNeed('shortcuts')) },
    { check: 'lock', ...lock(facts) },
    { check: 'microphone', ...microphone(facts) },
    { check: 'version', ...version(facts) },
    { check: 'accessibility', ...accessibility(facts) },
  ]
}

function proxy({ proxy: name }: PreflightFacts): Check {
  if (name === null)
    return { outcome: 'good', facts: { reason: 'proxy.direct' }, detail: 'The server is reached without a proxy.' }
  return { outcome: 'good', facts: { reason: 'proxy.through', name }, detail: `The server is reached through ${name}.` }
}

function clock({ offsetSeconds }: PreflightFacts): Check {
  if (offsetSeconds === null)
    return {
      outcome: 'notice',
      facts: { reason: 'clock.unknown' },
      detail: 'Could not be compared, because the server did not answer.',
    }
  const seconds = Math.abs(offsetSeconds)
  if (seconds > farOffSeconds)
    return {
      outcome: 'notice',
      facts: { reason: 'clock.off', seconds },
      detail: `Differs from the server’s by ${seconds} s.`,
    }
  return { outcome: 'good', facts: { reason: 'clock.good' }, detail: 'Agrees with the server’s.' }
}

function speed({ syncMs }: PreflightFacts): Check {
  if (syncMs === null)
    return {
      outcome: 'blocked',
      facts: { reason: 'speed.unknown' },
      detail: 'Candor could not write to its folder.',
    }
  const milliseconds = Math.round(syncMs * 10) / 10
  if (syncMs > slowSyncMs)
    return {
      outcome: 'notice',
      facts: { reason: 'speed.slow', milliseconds },
      detail: `Saving takes ${milliseconds} ms. What you write is safe; after a crash a little more may be lost.`,
    }
  return { outcome: 'good', facts: { reason: 'speed.good', milliseconds }, detail: `Saving takes ${milliseconds} ms.` }
}

function fullscreen({ fillsScreen }: PreflightFacts, isNeeded: boolean): Check {
  if (!isNeeded)
    return { outcome: 'good', facts: { reason: 'fullscreen.unneeded' }, detail: 'Not used by this invitation.' }
  if (fillsScreen === null)
    return {
      outcome: 'notice',
      facts: { reason: 'fullscreen.untried' },
      detail: 'Not tried yet. The button below fills the screen for a moment.',
    }
  return fillsScreen
    ? { outcome: 'good', facts: { reason: 'fullscreen.works' }, detail: 'The window can fill the screen.' }
    : {
        outcome: 'notice',
        facts: { reason: 'fullscreen.fails' },
        detail: 'The window could not fill the screen. The assessment works in a window; that is recorded.',
      }
}

function shortcuts({ takenShortcuts }: PreflightFacts, isNeeded: boolean): Check {
  if (!isNeeded)
    return { outcome: 'good', facts: { reason: 'shortcuts.unneeded' }, detail: 'None is blocked by this invitation.' }
  const keys = takenShortcuts.join(', ')
  if (keys === '')
    return {
      outcome: 'good',
      facts: { reason: 'shortcuts.free' },
      detail: 'None of the tested ones is taken by the desktop.',
    }
  return {
    outcome: 'good',
    facts: { reason: 'shortcuts.taken', keys },
    detail: `The desktop takes ${keys} first. Candor neither blocks nor records them; they are not held against you.`,
  }
}

function lock({ lockSeconds }: PreflightFacts): Check {
  if (lockSeconds === null)
    return {
      outcome: 'good',
      facts: { reason: 'lock.unknown' },
      detail: 'The system does not say when the screen locks.',
    }
  if (lockSeconds === 0 || lockSeconds >= shortLockSeconds)
    return { outcome: 'good', facts: { reason: 'lock.late' }, detail: 'Does not lock while you read.' }
  const minutes = Math.max(1, Math.round(lockSeconds / 60))
  return {
    outcome: 'notice',
    facts: { reason: 'lock.minutes', minutes },
    detail: `Locks after ${minutes} min without a key. Nothing is lost, but it interrupts you.`,
  }
}

/** Never blocks: whoever has no microphone types. Whether one is plugged in shows when the candidate tests it. */
function microphone({ isVoiceOffered, microphoneAccess }: PreflightFacts): Check {
  if (!isVoiceOffered) return { outcome: 'good', facts: { reason: 'microphone.unneeded' }, detail: 'Not needed.' }
  if (microphoneAccess === 'denied')
    return {
      outcome: 'notice',
      facts: { reason: 'microphone.denied' },
      detail: 'The system does not let Candor use it. The conversation can be typed.',
    }
  if (microphoneAccess === 'granted')
    return {
      outcome: 'good',
      facts: { reason: 'microphone.allowed' },
      detail: 'Allowed. It is opened and tested only if you choose to talk; the conversation can be typed.',
    }
  return {
    outcome: 'good',
    facts: { reason: 'microphone.later' },
    detail: 'Asked for and tested only if you choose to talk; the conversation can be typed.',
  }
}

function version({ version: own, serverVersion: server }: PreflightFacts): Check {
  if (server === null) return { outcome: 'good', facts: { reason: 'version.alone', own }, detail: `Candor ${own}.` }
  return {
    outcome: 'good',
    facts: { reason: 'version.known', own, server },
    detail: `Candor ${own}; server ${server}.`,
  }
}

const aids = 'Screen readers, magnifiers and dictation work here as in any program; start yours before Candor.'

function accessibility({ waivedCount: count }: PreflightFacts): Check {
  if (count === 0)
    return {
      outcome: 'good',
      facts: { reason: 'accessibility.plain' },
      detail: `${aids} Nothing is waived for this invitation; if you need something, ask who invited you before you start.`,
    }
  const waived =
    count === 1
      ? '1 sensor is waived for you; what it goes with is not held.'
      : `${count} sensors are waived for you; what they go with is not held.`
  return { outcome: 'good', facts: { reason: 'accessibility.waived', count }, detail: `${aids} ${waived}` }
}
