import { expect, test } from 'vitest'
import { appView, runtimeName } from '../../../../electron/main/app-view.ts'
import { checkSystem, type SystemFacts } from '../../../../electron/main/check/system-check.ts'
import { defaultPreferences } from '../../../../shared/ipc/preferences.ts'

const good: SystemFacts = {
  runtime: 'electron 45.4.1',
  platform: 'linux',
  secretStore: 'gnome_libsecret',
  canSealSecrets: true,
  displays: 1,
  freeBytes: 20 * 1024 ** 3,
  isServerReachable: true,
}
const outcomes = (change: Partial<SystemFacts>) =>
  Object.fromEntries(checkSystem({ ...good, ...change }, []).map(({ check, outcome }) => [check, outcome]))
const allGood = { runtime: 'good', storage: 'good', secrets: 'good', displays: 'good', network: 'good' }
const detail = (check: string, change: Partial<SystemFacts>) =>
  checkSystem({ ...good, ...change }, []).find((one) => one.check === check)?.detail

test('a good computer passes every check', () => {
  expect(outcomes({})).toEqual(allGood)
})

test('each lack is named where it is, and nowhere else', () => {
  const megabyte = 1024 * 1024
  expect([
    outcomes({ runtime: 'electron 45.4.1-standin' }),
    outcomes({ freeBytes: null }),
    outcomes({ freeBytes: 200 * megabyte - 1 }),
    outcomes({ freeBytes: 200 * megabyte }),
    outcomes({ canSealSecrets: false }),
    outcomes({ secretStore: 'basic_text' }),
    outcomes({ secretStore: 'unknown' }),
    outcomes({ secretStore: null }),
    outcomes({ platform: 'darwin', secretStore: null }),
    outcomes({ displays: 3 }),
    outcomes({ isServerReachable: false }),
  ]).toEqual([
    { ...allGood, runtime: 'notice' },
    { ...allGood, storage: 'notice' },
    { ...allGood, storage: 'blocked' },
    allGood,
    { ...allGood, secrets: 'blocked' },
    { ...allGood, secrets: 'notice' },
    { ...allGood, secrets: 'notice' },
    { ...allGood, secrets: 'notice' },
    allGood,
    allGood,
    { ...allGood, network: 'notice' },
  ])
})

test('space is told in the unit that fits, and displays by number', () => {
  expect([
    detail('storage', {}),
    detail('storage', { freeBytes: 512 * 1024 * 1024 }),
    detail('storage', { freeBytes: 1024 * 1024 }),
    detail('displays', { displays: 2 }),
  ]).toEqual([
    '20 GB free; an attempt needs about 2 MB.',
    '512 MB free; an attempt needs about 2 MB.',
    'Only 1 MB are free. Free at least 200 MB, then check again.',
    '2 displays; changes are recorded.',
  ])
})

test('every detail fits into an event', () => {
  const worst = checkSystem(
    {
      ...good,
      runtime: 'standin',
      freeBytes: 1,
      canSealSecrets: false,
      isServerReachable: false,
    },
    [],
  )
  expect(worst.filter(({ detail: words }) => words.length > 200)).toEqual([])
})

test('the client names its runtime by its own word and says when it is a stand-in', () => {
  const parts = {
    version: '0.1.0',
    platform: 'linux',
    server: 's',
    invitationCode: null,
    isCheckAsked: false,
    attemptId: null,
    preferences: defaultPreferences,
    lockedPreferences: [],
    isServerLocked: false,
    isPreview: false,
  }
  const views = [{ electron: '45.4.1' }, { electron: '45.4.1-standin' }, {}].map(runtimeName)
  expect(views.map((runtime) => appView({ ...parts, runtime }))).toEqual([
    { ...parts, runtime: 'electron 45.4.1', isStandIn: false },
    { ...parts, runtime: 'electron 45.4.1-standin', isStandIn: true },
    { ...parts, runtime: 'electron unknown', isStandIn: false },
  ])
})
