import { EventEmitter } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillOnce } from '../../../../electron/main/check/fill-once.ts'
import { lockSeconds } from '../../../../electron/main/check/lock-timing.ts'
import { checkBefore, type PreflightFacts } from '../../../../electron/main/check/preflight.ts'
import {
  askServer,
  microphoneAccess,
  proxyName,
  screenLockSeconds,
  syncMs,
  takenShortcuts,
} from '../../../../electron/main/check/probe.ts'
import { type Report, reportJson, reportText } from '../../../../electron/main/check/report.ts'
import { FakeTime } from '../fake-time.ts'

const good: PreflightFacts = {
  runtime: 'electron 45.4.1',
  platform: 'linux',
  secretStore: 'gnome_libsecret',
  canSealSecrets: true,
  displays: 1,
  freeBytes: 20 * 1024 ** 3,
  isServerReachable: true,
  version: '0.1.0',
  serverVersion: '0.1.0',
  offsetSeconds: 0,
  proxy: null,
  syncMs: 1,
  lockSeconds: 0,
  takenShortcuts: [],
  fillsScreen: true,
  waivedCount: 0,
  isVoiceOffered: false,
  microphoneAccess: null,
}
const notGood = (change: Partial<PreflightFacts>, parts: Parameters<typeof checkBefore>[1] = null) =>
  checkBefore({ ...good, ...change }, parts)
    .filter(({ outcome }) => outcome !== 'good')
    .map(({ check, outcome }) => `${check} ${outcome}`)

test('[L30] only what would lose writing or its key blocks', () => {
  expect(notGood({})).toEqual([])
  expect(notGood({ syncMs: null })).toEqual(['speed blocked'])
  expect(notGood({ canSealSecrets: false })).toEqual(['secrets blocked'])
  expect(notGood({ freeBytes: 1_000 })).toEqual(['storage blocked'])
  expect(notGood({ syncMs: 101 })).toEqual(['speed notice'])
  expect(notGood({ offsetSeconds: -61 })).toEqual(['clock notice'])
  expect(notGood({ offsetSeconds: 60 })).toEqual([])
  expect(notGood({ lockSeconds: 599 })).toEqual(['lock notice'])
  expect(notGood({ lockSeconds: 600 })).toEqual([])
  expect(notGood({ lockSeconds: null, proxy: 'proxy:3128', takenShortcuts: ['F11'] })).toEqual([])
  expect(notGood({ fillsScreen: false })).toEqual(['fullscreen notice'])
})

test('[L29] what an invitation does not hold is not asked for', () => {
  expect(notGood({ fillsScreen: false, displays: 2 }, ['clipboard'])).toEqual([])
  expect(notGood({ fillsScreen: false, displays: 2 }, ['kiosk', 'one-display'])).toEqual([
    'displays notice',
    'fullscreen notice',
  ])
})

test('[L30] what systems say about the screen lock is read as they write it, and nothing is made up', async () => {
  expect([
    lockSeconds.gsettings('uint32 300\n'),
    lockSeconds.gsettings('uint32 0\n'),
    lockSeconds.xset(
      'Screen Saver:\n  prefer blanking:  yes    allow exposures:  yes\n  timeout:  600    cycle:  600\n',
    ),
    lockSeconds.defaults('1200\n'),
    lockSeconds.registry(
      '\r\nHKEY_CURRENT_USER\\Control Panel\\Desktop\r\n    ScreenSaveTimeOut    REG_SZ    900\r\n\r\n',
    ),
    lockSeconds.gsettings(null),
    lockSeconds.xset('something else'),
    lockSeconds.registry('ERROR: The system was unable to find the specified registry key or value.'),
  ]).toEqual([300, 0, 600, 1200, 900, null, null, null])
  const asked: string[] = []
  const computer = (platform: string) => ({
    platform,
    env: {},
    readText: async () => null,
    list: async () => [],
    run: async (program: string) => {
      asked.push(program)
      return null
    },
  })
  for (const platform of ['linux', 'darwin', 'win32', 'aix'])
    expect(await screenLockSeconds(computer(platform))).toBe(null)
  expect(asked).toEqual(['gsettings', 'xset', 'defaults', 'reg.exe'])
})

test('the speed of a real disk is measured, and nothing is left of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-speed-'))
  expect(await syncMs(folder, () => performance.now())).toBeGreaterThan(0)
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
  expect(await syncMs(join(folder, 'not there'), () => 0)).toBe(null)
})

test('the server’s clock and version are read from its answer; without one nothing is known', async () => {
  const date = new Date(1_800_000_000_000).toUTCString()
  const fetch = async () => Response.json({ isReady: true, store: 'x', version: '0.2.0' }, { headers: { date } })
  expect(await askServer('http://x', fetch, () => 1_800_000_412_500)).toEqual({
    isReachable: true,
    offsetSeconds: 412,
    version: '0.2.0',
  })
  const silent = async () => {
    throw new TypeError('no network')
  }
  expect(await askServer('http://x', silent, () => 0)).toEqual({
    isReachable: false,
    offsetSeconds: null,
    version: null,
  })
  expect(['DIRECT', '', 'PROXY p.example:3128', 'SOCKS5 s:1; DIRECT'].map(proxyName)).toEqual([
    null,
    null,
    'p.example:3128',
    's:1',
  ])
})

test('shortcuts that others have are named, and those that are free are given back at once', () => {
  const registered = new Set<string>()
  const names = takenShortcuts({
    register: (accelerator) => {
      if (accelerator === 'Alt+Tab') return false
      registered.add(accelerator)
      return true
    },
    unregister: (accelerator) => void registered.delete(accelerator),
  })
  expect([names, [...registered]]).toEqual([['Alt+Tab'], []])
})

test('[L31] full screen is tried and left; a window that does not get there is no wait without end', async () => {
  const time = new FakeTime()
  const make = (obeys: boolean) => {
    const window = Object.assign(new EventEmitter(), {
      full: false,
      isFullScreen: () => window.full,
      setFullScreen: (isOn: boolean) => {
        if (!obeys) return
        window.full = isOn
        if (isOn) window.emit('enter-full-screen')
      },
    })
    return window
  }
  const window = make(true)
  expect([await fillOnce(window, time.after), window.full]).toEqual([true, false])
  const stuck = fillOnce(make(false), time.after)
  time.advance(2_000)
  expect(await stuck).toBe(false)
})

test('[L32] the report holds the checks and nothing about a person, in text and in JSON', () => {
  const report: Report = {
    format: 'candor-preflight-report',
    version: 1,
    madeAt: '2026-11-27T07:00:00.000Z',
    client: { version: '0.1.0', runtime: 'electron 45.4.1', platform: 'linux', arch: 'x64' },
    server: 'https://scores.example.org',
    held: ['kiosk', 'clipboard'],
    checks: checkBefore({ ...good, syncMs: 250 }, null).map(({ check, outcome, detail }) => ({
      check,
      outcome,
      detail,
    })),
  }
  expect(JSON.parse(reportJson(report))).toEqual(report)
  const text = reportText(report)
  expect(text).toContain('Held:     kiosk, clipboard\n')
  expect(text).toContain('[note]   speed          Saving takes 250 ms.')
  expect(text.split('\n').filter((line) => line.startsWith('['))).toHaveLength(report.checks.length)
  expect(reportText({ ...report, held: null })).toContain('checked without an invitation')
  expect(reportText({ ...report, held: [] })).toContain('Held:     nothing')
})

test('[IN69] a microphone is looked at only where voice is offered, and none blocks', () => {
  const seen = (change: Partial<PreflightFacts>) =>
    checkBefore({ ...good, ...change }, null)
      .filter(({ check }) => check === 'microphone')
      .map(({ outcome, facts }) => `${outcome} ${facts.reason}`)
  expect(seen({ microphoneAccess: 'denied' })).toEqual(['good microphone.unneeded'])
  expect(seen({ isVoiceOffered: true })).toEqual(['good microphone.later'])
  expect(seen({ isVoiceOffered: true, microphoneAccess: 'unasked' })).toEqual(['good microphone.later'])
  expect(seen({ isVoiceOffered: true, microphoneAccess: 'granted' })).toEqual(['good microphone.allowed'])
  expect(seen({ isVoiceOffered: true, microphoneAccess: 'denied' })).toEqual(['notice microphone.denied'])
})

test('[IN69] the system is asked only where it says, and its words are read', () => {
  const never = () => {
    throw new Error('not there on Linux')
  }
  expect(microphoneAccess('linux', never)).toBeNull()
  expect(
    ['granted', 'denied', 'restricted', 'not-determined', 'unknown'].map((said) =>
      microphoneAccess('darwin', () => said),
    ),
  ).toEqual(['granted', 'denied', 'denied', 'unasked', null])
})
