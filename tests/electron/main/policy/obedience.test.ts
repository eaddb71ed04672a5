import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataFolderOf, demandDataFolder } from '../../../../electron/main/policy/data-folder.ts'
import {
  lockedPreferences,
  managedPreferences,
  ownPreferences,
} from '../../../../electron/main/policy/managed-preferences.ts'
import { proxyOf } from '../../../../electron/main/policy/proxy.ts'
import { readManaged, testRootOf } from '../../../../electron/main/policy/read-managed.ts'
import { chooseServer, refusalOfServer } from '../../../../electron/main/policy/server-choice.ts'
import { defaultPreferences } from '../../../../shared/ipc/preferences.ts'
import { mergeManaged, unmanaged } from '../../../../shared/policy/merge-managed.ts'
import { codeOf } from '../code-of.ts'
import { fakeMachine } from './fake-machine.ts'

const managed = (values: Readonly<Record<string, unknown>>) =>
  mergeManaged({ sources: [{ place: 'a', scope: 'computer', values }], problems: [] })
const ours = 'https://candor.example.com'
const other = 'https://other.example.com'

describe('the client obeys what IT manages', () => {
  test('[M13] new attempts go to servers that are allowed, and to no other', () => {
    const refusals = (values: Readonly<Record<string, unknown>>) =>
      [`${ours}/`, other, 'http://candor.example.com'].map((address) => refusalOfServer(managed(values), address))
    expect([
      refusals({}),
      refusals({ ServerAddress: ours }),
      refusals({ ServerAddress: ours, ServerLocked: true }),
      refusals({ AllowedServers: [other] }),
      refusals({ ServerAddress: ours, AllowedServers: [other] }),
    ]).toEqual([
      [null, null, 'server/untrusted'],
      [null, null, 'server/untrusted'],
      [null, 'server/not-allowed', 'server/untrusted'],
      ['server/not-allowed', null, 'server/untrusted'],
      [null, null, 'server/untrusted'],
    ])
  })

  test('[M13] a server of before that is not allowed any more gives way to the managed one', () => {
    const fallback = 'http://127.0.0.1:8420'
    expect([
      chooseServer(unmanaged, other, fallback),
      chooseServer(unmanaged, null, fallback),
      chooseServer(managed({ ServerAddress: ours }), null, fallback),
      chooseServer(managed({ ServerAddress: ours }), other, fallback),
      chooseServer(managed({ ServerAddress: ours, ServerLocked: true }), other, fallback),
      chooseServer(managed({ AllowedServers: [ours] }), other, fallback),
    ]).toEqual([other, fallback, ours, other, ours, ours])
  })

  test('[M14] the proxy is the one that is set', () => {
    expect([
      proxyOf(unmanaged),
      proxyOf(managed({ ProxyMode: 'system' })),
      proxyOf(managed({ ProxyMode: 'direct' })),
      proxyOf(managed({ ProxyMode: 'fixed', ProxyServer: 'proxy:3128', ProxyBypass: '*.example.com' })),
      proxyOf(managed({ ProxyMode: 'script', ProxyScript: 'https://example.com/proxy.pac' })),
    ]).toEqual([
      null,
      null,
      { mode: 'direct' },
      { mode: 'fixed_servers', proxyRules: 'proxy:3128', proxyBypassRules: '*.example.com' },
      { mode: 'pac_script', pacScript: 'https://example.com/proxy.pac' },
    ])
  })

  test('[M15] a fixed language or theme is shown, and the candidate’s own choice is kept for later', () => {
    const machine = managed({ Language: 'es', Theme: 'dark' })
    const own = { ...defaultPreferences, language: 'en', textSize: 130 } as const
    const shown = managedPreferences(machine, own)
    expect(shown).toEqual({ ...own, language: 'es', theme: 'dark' })
    expect(ownPreferences(machine, { ...shown, contrast: 'high' }, own)).toEqual({ ...own, contrast: 'high' })
    expect([lockedPreferences(machine), lockedPreferences(unmanaged)]).toEqual([['language', 'theme'], []])
  })

  test('[M16] the data folder is per user where the policy says so; one that cannot be written to is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-data-'))
    const at = (path: string) => dataFolderOf(managed({ DataFolder: path }), '/home/casey', 'casey')
    expect([at('/srv/candor/{user}'), at('{home}/candor'), dataFolderOf(unmanaged, '/home/casey', 'casey')]).toEqual([
      '/srv/candor/casey',
      '/home/casey/candor',
      null,
    ])
    demandDataFolder(join(folder, 'deep', 'casey'))
    writeFileSync(join(folder, 'file'), '')
    expect(await codeOf(Promise.resolve().then(() => demandDataFolder(join(folder, 'file', 'casey'))))).toBe(
      'app/data-folder',
    )
    rmSync(folder, { recursive: true })
  })

  test('[M1] each system is asked in its own way, and an unknown one not at all', () => {
    const json = { '/etc/opt/candor/policies/managed/a.json': { content: '{"Theme":"dark"}' } }
    const list = '<plist version="1.0"><dict><key>Theme</key><string>light</string></dict></plist>'
    const machine = fakeMachine({
      ...json,
      '/Library/Managed Preferences/org.example.candor.plist': { content: list },
    })
    const on = (platform: string) =>
      readManaged(machine, { platform, user: 'casey', systemRoot: 'C:\\Windows', testRoot: null }).settings.Theme?.value
    expect(['linux', 'darwin', 'win32', 'sunos'].map(on)).toEqual(['dark', 'light', undefined, undefined])
    expect([testRootOf(['electron', '.', '--policy-root=/tmp/x']), testRootOf(['electron'])]).toEqual(['/tmp/x', null])
  })
})
