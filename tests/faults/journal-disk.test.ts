import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { takeWriterLock } from '../../electron/main/journal/writer-lock.ts'
import {
  openTestJournal,
  readFolder,
  realTime,
  removeFolder,
  temporaryFolder,
} from '../electron/main/journal/journal-desk.ts'
import { typed } from '../shared/journal/build-journal.ts'

const isRoot = process.getuid?.() === 0
const mounts: string[] = []
const folders: string[] = []

afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync('umount', [mount])
  for (const folder of folders.splice(0)) removeFolder(folder)
})

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}

/** Root may write anywhere, so it gets a file system of its own; others get what the permission bits give. */
function mountTmpfs(folder: string, size: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  mounts.push(folder)
}

describe('a full disk', () => {
  it('[J56] is said in words, nothing is lost, and writing goes on when there is room', async () => {
    const parent = dirname(newFolder())
    // A small file system for root; for others the largest file that the shell allows, which fails in the same place.
    const folder = join(parent, 'attempt')
    const child = join(import.meta.dirname, 'journal-child.ts')
    if (!isRoot) {
      const script = `trap '' XFSZ; ulimit -f 8; exec "$0" "$@"`
      const { stdout } = spawnSync('bash', ['-c', script, process.execPath, child, folder, '200'], { encoding: 'utf8' })
      expect(stdout).toContain('journal/storage-full')
      const { report } = await readFolder(folder)
      expect(report).toMatchObject({ ok: true, gaps: 0, forks: 0 })
      return
    }
    mountTmpfs(parent, '256k')
    const ballast = join(parent, 'ballast')
    writeFileSync(ballast, new Uint8Array(150_000))
    const journal = await openTestJournal(folder, realTime)
    const codes: string[] = []
    journal.onFailure(({ code }) => {
      codes.push(code)
      if (existsSync(ballast)) rmSync(ballast) // somebody frees some space
    })
    const saves = Array.from({ length: 40 }, () => journal.append(typed(0, 'x'.repeat(3_000)), { isUrgent: true }))
    const saved = await Promise.all(saves)
    await journal.seal()
    await journal.close('quit')
    expect(codes[0]).toBe('journal/storage-full')
    const { events, report } = await readFolder(folder)
    expect(report).toMatchObject({ ok: true, isSealed: true, gaps: 0, forks: 0 })
    expect(events.filter(({ type }) => type === 'edit.made')).toEqual(saved)
    expect(events.some((event) => event.type === 'storage.failed' && event.data.code === 'journal/storage-full')).toBe(
      true,
    )
  })
})

describe('a read-only folder', () => {
  it('is refused when an attempt is opened, with the code that says so, and opens when it may be written again', async () => {
    const folder = newFolder()
    const mount = dirname(folder)
    if (isRoot) mountTmpfs(mount, '256k')
    const forbid = () => (isRoot ? execFileSync('mount', ['-o', 'remount,ro', mount]) : chmodSync(folder, 0o555))
    const allow = () => (isRoot ? execFileSync('mount', ['-o', 'remount,rw', mount]) : chmodSync(folder, 0o755))
    const first = await openTestJournal(folder, realTime)
    await first.append(typed(0, 'kept'))
    await first.close('quit')
    forbid()
    const error: unknown = await openTestJournal(folder, realTime).catch((reason: unknown) => reason)
    allow()
    expect(error).toMatchObject({ code: 'journal/storage-read-only' })
    const again = await openTestJournal(folder, realTime)
    expect(again.events.filter(({ type }) => type === 'edit.made')).toHaveLength(1)
    await again.close('quit')
  })
})

describe('a torn tail on a real disk', () => {
  it('[J42] at each length of the last write opens, says what was cut, and goes on', async () => {
    const folder = newFolder()
    const journal = await openTestJournal(folder, realTime)
    await journal.append(typed(0, 'first'))
    await journal.append(typed(0, 'second'))
    await journal.close('quit')
    const path = join(folder, '000000.cnj')
    const cuts = [1, 63, 64, 83, 84, 85, 120]
    const sizes: number[] = []
    for (const [index, cut] of cuts.entries()) {
      const target = join(folder, `00000${index}.cnj`)
      truncateSync(target, statSync(target).size - (index === 0 ? cut : 1 + index))
      const next = await openTestJournal(folder, realTime)
      sizes.push(next.events.filter(({ type }) => type === 'journal.repaired').length)
      await next.append(typed(0, `after ${index}`))
      await next.close('quit')
    }
    expect(sizes).toEqual(cuts.map((_, index) => index + 1))
    expect(existsSync(path)).toBe(true)
    const { events, report } = await readFolder(folder)
    expect(report).toMatchObject({ ok: true, repairs: cuts.length, segments: cuts.length + 1 })
    expect(events.flatMap((event) => (event.type === 'edit.made' ? [event.data.inserted] : []))).toEqual([
      'first',
      'second',
      ...cuts.map((_, index) => `after ${index}`),
    ])
  })
})

describe('a second client', () => {
  it('[J50] in another process is refused while the first lives, and let in when it dies', async () => {
    const folder = newFolder()
    mkdirSync(folder, { recursive: true })
    const lock = takeWriterLock(folder)
    const open = () =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'journal-child.ts'), folder, '1'], { encoding: 'utf8' })
    expect(open().stderr).toContain('Another copy of Candor has this attempt open')
    lock.release()
    expect(open().stdout).toContain('"sealed":true')
  })
})
