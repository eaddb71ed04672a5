import { close, constants, fdatasync, fsync, open, write } from 'node:fs'
import { mkdir, open as openHandle, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import { syncFolder } from '../write-durably.ts'

/** A segment file that is being written. */
export interface SegmentFile {
  /**
   * Appends all of the bytes and resolves when they are on disk (J52). After a rejection nothing is known about the
   * file's end, and the file must be left alone: Linux forgets pages whose sync failed, so a retry would lie (J56).
   */
  readonly append: (bytes: Uint8Array) => Promise<void>
  readonly close: () => Promise<void>
}

/** The files of one attempt: all that the journal asks of a disk. Tests pass one that fails on purpose. */
export interface AttemptFolder {
  readonly path: string
  /** Creates folder and parents where missing. */
  readonly prepare: () => Promise<void>
  /** All segments, by number, with their bytes. Files with other names are not segments (J48). */
  readonly list: () => Promise<readonly SegmentBytes[]>
  /** Creates a segment, which must not exist, and resolves when header and folder entry are synced (J51). */
  readonly create: (segment: number, header: Uint8Array) => Promise<SegmentFile>
  readonly read: (segment: number, start: number, end: number) => Promise<Uint8Array>
  /** Moves a segment that never became one to the quarantine folder (J40, J41); nothing happens when there is none. */
  readonly setAside: (segment: number) => Promise<void>
  /** Keeps a copy of bytes that could not be believed in the quarantine folder (J43). */
  readonly keepCopy: (segment: number, offset: number, bytes: Uint8Array) => Promise<void>
}

const SEGMENT_NAME = /^(\d{6})\.cnj$/

export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.cnj`
}

// The callback forms cost a third less than FileHandle's, at four flushes a second all day.
const openFile = promisify(open)
const closeFile = promisify(close)
const writeFd = promisify(write)
const syncData = promisify(fdatasync)
const syncAll = promisify(fsync)

/**
 * On Linux a segment is opened with O_DSYNC: "as though each write was followed by fdatasync" (open(2)), in one trip to
 * a thread instead of two. Elsewhere O_DSYNC promises less than libuv's fdatasync (F_FULLFSYNC on macOS), so that is
 * called.
 */
const isWriteDurable = process.platform === 'linux'
const { O_APPEND, O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants
const CREATE_FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | (isWriteDurable ? O_DSYNC : 0)

/** A write may be short (a full disk, a signal): the rest is written until all is, or an error says why not. */
async function writeWhole(fd: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await writeFd(fd, bytes, at, bytes.length - at)
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' })
    at += bytesWritten
  }
}

async function createSegment(folder: string, segment: number, header: Uint8Array): Promise<SegmentFile> {
  const fd = await openFile(join(folder, segmentName(segment)), CREATE_FLAGS, 0o600)
  try {
    await writeWhole(fd, header)
    await syncAll(fd)
    await syncFolder(folder)
  } catch (error) {
    await closeFile(fd)
    await unlink(join(folder, segmentName(segment))).catch(() => undefined) // it never held an event
    throw error
  }
  return {
    async append(bytes) {
      await writeWhole(fd, bytes)
      if (!isWriteDurable) await syncData(fd)
    },
    close: () => closeFile(fd),
  }
}

async function listSegments(folder: string): Promise<readonly SegmentBytes[]> {
  const names = (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => ({ segment: Number.parseInt(name, 10), bytes: await readFile(join(folder, name)) })),
  )
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await openHandle(path, 'r')
  try {
    const bytes = new Uint8Array(end - start)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
    if (bytesRead !== bytes.length) throw new Error(`${basename(path)} ends before ${end}`)
    return bytes
  } finally {
    await handle.close()
  }
}

/** The quarantine lies beside the attempt's folder, so that nobody takes its files for segments. */
async function quarantinePath(folder: string, name: string): Promise<string> {
  const quarantine = `${folder}.quarantine`
  await mkdir(quarantine, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(quarantine))
  let number = 0
  while (taken.has(`${name}.${number}`)) number++
  return join(quarantine, `${name}.${number}`)
}

async function setAside(folder: string, segment: number): Promise<void> {
  const name = segmentName(segment)
  if (!(await readdir(folder)).includes(name)) return
  await rename(join(folder, name), await quarantinePath(folder, name))
  await syncFolder(folder)
  await syncFolder(`${folder}.quarantine`)
}

/** The attempt folder at `path` on the real disk. */
export function createAttemptFolder(path: string): AttemptFolder {
  return {
    path,
    async prepare() {
      await mkdir(path, { recursive: true, mode: 0o700 })
      await syncFolder(dirname(path))
    },
    list: () => listSegments(path),
    create: (segment, header) => createSegment(path, segment, header),
    read: (segment, start, end) => readRange(join(path, segmentName(segment)), start, end),
    setAside: (segment) => setAside(path, segment),
    async keepCopy(segment, offset, bytes) {
      const target = await quarantinePath(path, `${segmentName(segment)}.from-${offset}`)
      await writeFile(target, bytes, { flag: 'wx', mode: 0o600, flush: true })
    },
  }
}
