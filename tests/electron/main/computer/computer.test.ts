import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Computer, systemComputer } from '../../../../electron/main/computer/ask.ts'
import { machineSignals } from '../../../../electron/main/computer/machine.ts'
import { programName, programNames } from '../../../../electron/main/computer/programs.ts'
import { remoteKinds } from '../../../../electron/main/computer/remote.ts'
import { checkSelf, readOwnBytes } from '../../../../electron/main/computer/self-check.ts'

/** A computer of files and answers. A mock: macOS and Windows cannot be had here. */
function computerOf(
  platform: string,
  files: Readonly<Record<string, string>> = {},
  answers: Readonly<Record<string, string>> = {},
  env: Computer['env'] = {},
): Computer {
  return {
    platform,
    env,
    readText: async (path) => files[path] ?? null,
    list: async (path) => [
      ...new Set(
        Object.keys(files).flatMap((file) =>
          file.startsWith(`${path}/`) ? [file.slice(path.length + 1).split('/')[0] ?? ''] : [],
        ),
      ),
    ],
    run: async (program) => answers[program] ?? null,
  }
}

test('programs have the names of their files, in lower case and without an ending', () => {
  expect(['/usr/bin/Zoom', 'C:\\Program Files\\OBS\\obs64.EXE', 'Discord.app', '  x '].map(programName)).toEqual([
    'zoom',
    'obs64',
    'discord',
    'x',
  ])
})

test('the programs of three systems are read from what each offers, and silence is no list', async () => {
  const linux = computerOf('linux', {
    '/proc/1/cmdline': '/sbin/init\0splash\0',
    '/proc/2/cmdline': '',
    '/proc/2/comm': 'kthreadd\n',
    '/proc/meminfo': 'x',
  })
  const mac = computerOf('darwin', {}, { '/bin/ps': 'zoom.us\nFinder\n' })
  const windows = computerOf('win32', {}, { 'tasklist.exe': '"Zoom.exe","12","Console"\r\n"svchost.exe","3"\r\n' })
  expect(await Promise.all([linux, mac, windows, computerOf('win32'), computerOf('aix')].map(programNames))).toEqual([
    ['init', 'kthreadd'],
    ['zoom.us', 'finder'],
    ['zoom', 'svchost'],
    null,
    null,
  ])
})

test('the program that runs this test is found on this computer', async () => {
  expect(await programNames(systemComputer)).toContain(programName(process.execPath))
})

test('signals of a virtual machine are found on three systems, and a real computer has none', async () => {
  const virtual = computerOf('linux', {
    '/sys/class/dmi/id/sys_vendor': 'QEMU\n',
    '/proc/cpuinfo': 'flags\t\t: fpu hypervisor sse\n',
    '/run/systemd/container': 'podman\n',
    '/proc/version': 'Linux 5.15 Microsoft WSL2',
  })
  const real = computerOf('linux', { '/sys/class/dmi/id/sys_vendor': 'LENOVO\n', '/proc/cpuinfo': 'flags : fpu sse\n' })
  const mac = computerOf('darwin', {}, { '/usr/sbin/sysctl': '1\n' })
  const windows = computerOf(
    'win32',
    {},
    { 'reg.exe': '    SystemManufacturer    REG_SZ    VMware, Inc.\r\n    SystemProductName    REG_SZ    Desk 7\r\n' },
  )
  expect(await Promise.all([virtual, real, mac, windows, computerOf('win32')].map(machineSignals))).toEqual([
    [
      'model: QEMU',
      'the processor runs under a hypervisor',
      'container: podman',
      'the kernel is that of Windows Subsystem for Linux',
    ],
    [],
    ['the system says that it runs under a hypervisor'],
    ['model: VMware, Inc.'],
    null,
  ])
})

test('sessions from afar are told by what the system gives them', async () => {
  const linux = (env: Computer['env'], login = 'no') => computerOf('linux', {}, { loginctl: login }, env)
  const kinds = [
    linux({ DISPLAY: ':0' }),
    linux({ DISPLAY: 'unix:0' }),
    linux({ DISPLAY: 'afar:10.0', SSH_CONNECTION: 'x' }),
    linux({ XRDP_SESSION: '1' }),
    linux({ XDG_SESSION_ID: '3' }, 'yes\n'),
    computerOf('win32', {}, {}, { SESSIONNAME: 'RDP-Tcp#4' }),
    computerOf('win32', {}, {}, { SESSIONNAME: 'Console' }),
    computerOf('darwin'),
  ]
  expect(await Promise.all(kinds.map(remoteKinds))).toEqual([
    [],
    [],
    ['ssh', 'x11'],
    ['rdp'],
    ['remote login'],
    ['rdp'],
    [],
    null,
  ])
})

test('a command that is missing or takes too long answers nothing', async () => {
  expect(await Promise.all([systemComputer.run('no-such-program', []), systemComputer.run('sleep', ['20'])])).toEqual([
    null,
    null,
  ])
}, 10_000)

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function packaged(digests: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-self-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'app.asar'), 'the client')
  writeFileSync(join(folder, 'digests.json'), typeof digests === 'string' ? digests : JSON.stringify(digests))
  return checkSelf({ isPackaged: true, folder, readBytes: readOwnBytes, digest })
}

test("the client's files are compared with the digests of its build", () => {
  const good = digest(Buffer.from('the client'))
  const files = (record: Record<string, string>) => ({ version: 1, files: record })
  expect([
    packaged(files({ 'app.asar': good })),
    packaged(files({ 'app.asar': '0'.repeat(64), gone: good })),
    packaged('{'),
    packaged({ version: 2, files: {} }),
    checkSelf({ isPackaged: false, folder: '/nowhere', readBytes: readFileSync, digest }),
  ]).toEqual([
    { result: 'good', mismatches: [] },
    { result: 'differs', mismatches: ['app.asar', 'gone'] },
    { result: 'differs', mismatches: ['digests.json'] },
    { result: 'differs', mismatches: ['digests.json'] },
    { result: 'not-packaged', mismatches: [] },
  ])
})
