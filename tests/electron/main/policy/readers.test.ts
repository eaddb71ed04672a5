import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBinary, parse } from 'plist'
import { describe, expect, test } from 'vitest'
import type { Ran } from '../../../../electron/main/policy/managed-reader.ts'
import { readJsonPolicies } from '../../../../electron/main/policy/read-json.ts'
import { readManagedPreferences } from '../../../../electron/main/policy/read-preferences.ts'
import { parseRegistry, readRegistry } from '../../../../electron/main/policy/read-registry.ts'
import { type FakeFile, fakeMachine } from './fake-machine.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)))
const words = (read: { readonly problems: readonly { readonly words: string }[] }) =>
  read.problems.map((problem) => problem.words)

describe('on Windows', () => {
  const HKLM = 'HKLM\\Software\\Policies'
  const HKCU = 'HKCU\\Software\\Policies'
  const answer = (name: string): Ran => ({ status: 0, output: fixture(name) })
  const read = (keys: Readonly<Record<string, Ran>>) => readRegistry(fakeMachine({}, {}, keys), 'C:\\Windows')

  test('[M1] both hives are read by what reg.exe prints, the computer’s first', () => {
    const keys = {
      [`${HKLM}\\Candor`]: answer('reg-query-hklm.txt'),
      [`${HKCU}\\Candor`]: answer('reg-query-hkcu.txt'),
    }
    expect(read(keys)).toEqual({
      problems: [],
      sources: [
        {
          place: 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Candor',
          scope: 'computer',
          values: {
            ServerAddress: 'https://candor.example.com',
            ServerLocked: 1,
            MinimumLockdown: 'restrict',
            ProxyMode: 'fixed',
            ProxyServer: 'proxy.example.com:3128',
            ProxyBypass: '*.example.com;<local>',
            DataFolder: '{home}\\AppData\\Local\\Candor data',
            AllowedServers: ['https://candor.example.com', 'https://other.example.com'],
            ForbiddenSensors: ['processes'],
          },
        },
        {
          place: 'HKEY_CURRENT_USER\\Software\\Policies\\Candor',
          scope: 'user',
          values: {
            MinimumLockdown: 'observe',
            Language: 'es',
            OptionalSensorsForbidden: 1,
            RequiredSensors: ['focus', 'displays'],
          },
        },
      ],
    })
  })

  test('the 64-bit view is asked, by the system’s own program', () => {
    const machine = fakeMachine({})
    readRegistry(machine, 'C:\\Windows')
    const program = 'C:\\Windows\\System32\\reg.exe'
    expect(machine.asked).toEqual([
      [program, 'query', `${HKLM}\\Candor`, '/s', '/reg:64'],
      [program, 'query', HKLM, '/reg:64'],
      [program, 'query', `${HKCU}\\Candor`, '/s', '/reg:64'],
      [program, 'query', HKCU, '/reg:64'],
    ])
  })

  test('a key that is not there is no policy; one that cannot be read is a problem', () => {
    expect(read({})).toEqual({ sources: [], problems: [] })
    expect(words(read({ [HKLM]: answer('reg-query-above.txt') }))).toEqual([
      'The key cannot be read: reg.exe ended with 1.',
    ])
  })

  test('a value of another type, or with letters that reg.exe garbles, is named and not used', () => {
    const odd = parseRegistry(fixture('reg-query-odd.txt'), 'computer')
    expect(odd.problems.map(({ setting }) => setting)).toEqual(['ServerAddress', 'ServerLocked', 'MinimumLockdown'])
    expect(words(odd)).toEqual([
      expect.stringContaining('beyond ASCII'),
      expect.stringContaining('REG_QWORD'),
      expect.stringContaining('REG_EXPAND_SZ'),
    ])
  })

  test('a program that does not start is a problem', () => {
    const machine = {
      ...fakeMachine({}),
      run: () => {
        throw new Error('spawn ETIMEDOUT')
      },
    }
    expect(words(readRegistry(machine, 'C:\\Windows'))).toEqual([
      'The registry cannot be asked: spawn ETIMEDOUT',
      'The registry cannot be asked: spawn ETIMEDOUT',
    ])
  })
})

describe('on macOS', () => {
  const place = '/Library/Managed Preferences/org.example.candor.plist'
  const ofUser = '/Library/Managed Preferences/casey/org.example.candor.plist'
  const read = (files: Readonly<Record<string, FakeFile>>) =>
    readManagedPreferences(fakeMachine(files), 'casey', '/', 0)
  const values = {
    AllowedServers: ['https://candor.example.com'],
    MinimumLockdown: 'restrict',
    OptionalSensorsForbidden: true,
    ServerAddress: 'https://candor.example.com',
  }
  const xml = fixture('managed.plist')
  const binary = new Uint8Array(buildBinary(parse(new TextDecoder().decode(xml))))

  test('[M1] the lists for the computer and for the user are read, XML and binary', () => {
    expect(read({ [place]: { content: xml }, [ofUser]: { content: binary } })).toEqual({
      problems: [],
      sources: [
        { place, scope: 'computer', values },
        { place: ofUser, scope: 'user', values },
      ],
    })
  })

  test('no profile is no policy; a list that cannot be read is a problem', () => {
    expect(read({})).toEqual({ sources: [], problems: [] })
    for (const content of ['{ ServerLocked = 1; }', '<plist><dict><key>a</key>', binary.subarray(0, 40), ''])
      expect(words(read({ [place]: { content } }))).toEqual([expect.stringContaining('no property list')])
    expect(words(read({ [place]: { content: '<plist version="1.0"><array/></plist>' } }))).toEqual([
      'The file does not hold a dictionary of settings.',
    ])
  })

  test('[M2] a list that the user could have written is refused', () => {
    expect(words(read({ [place]: { content: xml, owner: 501 } }))).toEqual([
      `The file belongs to the user 501, not to the administrator (0). Run: chown root ${place}`,
    ])
  })
})

describe('on Linux', () => {
  const folder = '/etc/opt/candor/policies/managed'
  const base = { [`${folder}/10-base.json`]: { content: fixture('10-base.json') } }
  const read = (...given: Parameters<typeof fakeMachine>) => readJsonPolicies(fakeMachine(...given), '/', 0)

  test('[M1] every file of the folder is read, the later name first', () => {
    const files = { ...base, [`${folder}/90-site.json`]: { content: fixture('90-site.json') } }
    const { sources, problems } = read({ ...files, [`${folder}/README`]: { content: 'not a policy' } })
    expect(problems).toEqual([])
    expect(sources.map(({ place }) => place)).toEqual([`${folder}/90-site.json`, `${folder}/10-base.json`])
    expect(sources[0]?.values).toEqual({ MinimumLockdown: 'restrict', Language: 'es', RequiredSensors: ['focus'] })
  })

  test('no folder is no policy; files that are no JSON object are problems', () => {
    expect(read({})).toEqual({ sources: [], problems: [] })
    const odd = ['{', '[]', '"text"', new Uint8Array([0xff, 0xfe]), ' '.repeat(1_048_577)]
    const found = odd.map((content) => words(read({ [`${folder}/odd.json`]: { content } })))
    expect(found).toEqual([
      [expect.stringContaining('is no JSON')],
      [expect.stringContaining('JSON object')],
      [expect.stringContaining('JSON object')],
      [expect.stringContaining('cannot be read')],
      ['The file has more than 1 MiB.'],
    ])
  })

  test('[M2] a file or a folder above it that others own or can write to is refused, with the reason', () => {
    const place = `${folder}/10-base.json`
    const content = fixture('10-base.json')
    expect([
      words(read({ [place]: { content, owner: 1000 } })),
      words(read({ [place]: { content, mode: 0o100664 } })),
      words(read({ [place]: { content, mode: 0o100646 } })),
      words(read({ [place]: { content, kind: 'other' } })),
      words(read(base, { [folder]: { mode: 0o40777 } })),
      words(read(base, { '/etc/opt': { owner: 1000 } })),
      words(read(base, { '/': { mode: 0o40775 } })),
    ]).toEqual([
      [`The file belongs to the user 1000, not to the administrator (0). Run: chown root ${place}`],
      [`The file can be written by others than its owner (mode 664). Run: chmod go-w ${place}`],
      [`The file can be written by others than its owner (mode 646). Run: chmod go-w ${place}`],
      ['The file is a link or something else than it should be. Put a plain one in its place.'],
      [`The folder ${folder} can be written by others than its owner (mode 777). Run: chmod go-w ${folder}`],
      ['The folder /etc/opt belongs to the user 1000, not to the administrator (0). Run: chown root /etc/opt'],
      ['The folder / can be written by others than its owner (mode 775). Run: chmod go-w /'],
    ])
  })
})
