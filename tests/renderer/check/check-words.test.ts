import { describe, expect, it } from 'vitest'
import { checkBefore, type PreflightFacts } from '../../../electron/main/check/preflight.ts'
import { fixOf, sayCheck } from '../../../renderer/check/check-words.ts'
import { CheckFacts } from '../../../shared/ipc/views.ts'
import { speaking } from '../i18n/spoken.ts'

const megabyte = 1024 ** 2
const good: PreflightFacts = {
  runtime: 'electron 45.4.1',
  platform: 'linux',
  secretStore: 'gnome_libsecret',
  canSealSecrets: true,
  displays: 1,
  freeBytes: 20 * 1024 * megabyte,
  isServerReachable: true,
  version: '0.1.0',
  serverVersion: '0.1.0',
  offsetSeconds: 0,
  proxy: null,
  syncMs: 1.5,
  lockSeconds: 0,
  takenShortcuts: [],
  fillsScreen: true,
  waivedCount: 0,
  isVoiceOffered: false,
  microphoneAccess: null,
}
const bad: PreflightFacts = {
  runtime: 'electron 45.4.1-standin',
  platform: 'linux',
  secretStore: null,
  canSealSecrets: false,
  displays: 3,
  freeBytes: 150 * megabyte,
  isServerReachable: false,
  version: '0.1.0',
  serverVersion: null,
  offsetSeconds: null,
  proxy: 'proxy.example:3128',
  syncMs: null,
  lockSeconds: 300,
  takenShortcuts: ['Alt+Tab', 'F11'],
  fillsScreen: false,
  waivedCount: 2,
  isVoiceOffered: true,
  microphoneAccess: 'denied',
}
/** Computers that between them give every reason there is. */
const computers: readonly PreflightFacts[] = [
  good,
  bad,
  { ...good, freeBytes: null, secretStore: 'basic_text', isVoiceOffered: true },
  {
    ...good,
    freeBytes: 512 * megabyte,
    lockSeconds: null,
    fillsScreen: null,
    isVoiceOffered: true,
    microphoneAccess: 'granted',
  },
  { ...good, offsetSeconds: -412, syncMs: 250.4, waivedCount: 1, displays: 2 },
]
const views = computers.flatMap((facts) => [
  ...checkBefore(facts, null),
  ...checkBefore(facts, []),
  ...checkBefore(facts, ['one-display']),
])
const reasons = CheckFacts.options.flatMap((option) => {
  const { reason } = option.shape
  return 'options' in reason ? reason.options : [reason.value]
})

describe('the words of the system check', () => {
  it('are tried here for every reason', () => {
    expect([...new Set(views.map(({ facts }) => facts.reason))].toSorted()).toEqual(reasons.toSorted())
  })
  it('[D6] say in English what the journal keeps', async () => {
    const t = (await speaking('en')).words('check')
    expect(views.map(({ facts }) => sayCheck(t, facts))).toEqual(views.map(({ detail }) => detail))
  })
  it('[L30] say how each problem is put right, on every system', () => {
    const ofProblems = views.filter(({ outcome, facts }) => outcome !== 'good' && facts.reason !== 'runtime.standIn')
    const without = ['darwin', 'linux', 'win32'].flatMap((platform) =>
      ofProblems.filter((view) => fixOf(view, platform) === null).map(({ facts }) => `${platform} ${facts.reason}`),
    )
    // What the page itself says to do next, and what only Linux can lack.
    expect([...new Set(without)].filter((one) => !/fullscreen.untried|storage.unknown/.test(one)).toSorted()).toEqual([
      'darwin secrets.open',
      'win32 secrets.open',
    ])
    expect(views.filter((view) => view.outcome === 'good' && fixOf(view, 'linux') !== null)).toEqual([])
  })
  it('say it in Spanish too, with the same numbers', async () => {
    const t = (await speaking('es')).words('check')
    const spanish = views.map(({ facts }) => sayCheck(t, facts))
    const numbers = (text: string) => text.replace(/electron \S+/, '').match(/\d+/g) ?? []
    expect(spanish.filter((text) => text.includes('{{') || /^\w+\.\w+$/.test(text))).toEqual([])
    expect(spanish.map(numbers)).toEqual(views.map(({ detail }) => numbers(detail)))
  })
})
