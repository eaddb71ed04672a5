import type { CheckFacts, CheckView } from '../../shared/ipc/views.ts'
import type { english } from '../i18n/en/index.ts'
import type { Words } from '../i18n/words.ts'

/** Says in the language of the interface what main says in English as `detail`, which the journal keeps. */
export function sayCheck(t: Words<'check'>, facts: CheckFacts): string {
  // The schema gives each reason what its words ask for; a test says every one of them.
  const say = t as (reason: CheckFacts['reason'], facts: CheckFacts) => string
  return say(facts.reason, facts)
}

type FixKey = Extract<keyof (typeof english)['check'], `fix.${string}`>
type Fixes = FixKey | Readonly<Record<string, FixKey>>

/** How each problem is put right: in one way, or in one for each operating system. */
const fixes: Partial<Record<CheckFacts['reason'], Fixes>> = {
  'storage.low': 'fix.storage',
  'secrets.none': { linux: 'fix.secrets.linux', darwin: 'fix.secrets.darwin', win32: 'fix.secrets.win32' },
  'secrets.open': { linux: 'fix.secrets.linux' },
  'displays.tooMany': { linux: 'fix.displays.linux', darwin: 'fix.displays.darwin', win32: 'fix.displays.win32' },
  'network.silent': 'fix.network',
  'clock.off': { linux: 'fix.clock.linux', darwin: 'fix.clock.darwin', win32: 'fix.clock.win32' },
  'clock.unknown': 'fix.network',
  'speed.slow': 'fix.speed',
  'speed.unknown': 'fix.storage',
  'fullscreen.fails': 'fix.fullscreen',
  'microphone.denied': {
    linux: 'fix.microphone.linux',
    darwin: 'fix.microphone.darwin',
    win32: 'fix.microphone.win32',
  },
  'lock.minutes': { linux: 'fix.lock.linux', darwin: 'fix.lock.darwin', win32: 'fix.lock.win32' },
}

/** The words that say how to put a check right on this operating system; null where nothing is to be done. */
export function fixOf({ outcome, facts }: Pick<CheckView, 'outcome' | 'facts'>, platform: string): FixKey | null {
  const found = outcome === 'good' ? undefined : fixes[facts.reason]
  if (found === undefined) return null
  return typeof found === 'string' ? found : (found[platform] ?? null)
}
