import { close, fdatasync, mkdtempSync, open, rmSync, statSync, write } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { type AttemptFolder, createAttemptFolder } from '../../electron/main/journal/attempt-folder.ts'
import { openAttemptJournal } from '../../electron/main/journal/open-attempt-journal.ts'
import { importSigner } from '../../node/crypto/device-key.ts'
import { generateScoringKeyPair } from '../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import type { EventData, JournalEvent } from '../../shared/attempt/events.ts'
import { encodePayload, type TimedEvent } from '../../shared/journal/payload.ts'

/**
 * One hour written three ways: by the product's own writer, as JSON lines with fdatasync and no crypto, and as the same
 * encrypted payloads in SQLite. The product decides when to write (its flush policy, on a clock that the benchmark
 * moves); the peers write the same events at the same moments.
 */

export const benchPrimitives = createJournalPrimitives()
export const benchAttemptId = '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10'
export const benchAttemptKey = new Uint8Array(32).fill(7)
export const benchDevice = importSigner(new Uint8Array(32).fill(8))
const scoring = generateScoringKeyPair()

export const benchSession: Omit<EventData<'session.started'>, 'isResumed'> = {
  catalogue: 1,
  appVersion: '0.1.0',
  runtime: 'benchmark',
  os: process.platform,
  arch: process.arch,
  locale: 'en',
  timeZone: 'UTC',
  displays: [],
}
export const benchAttempt: EventData<'attempt.opened'> = {
  organisation: 'Example',
  project: 'Benchmark',
  assessment: 'hour',
  packDigest: '0'.repeat(64),
  policyDigest: '1'.repeat(64),
  consentDigest: '2'.repeat(64),
  fields: ['one', 'two', 'three', 'four'],
}

export interface HourRun {
  readonly cpuMs: number
  readonly wallMs: number
  /** Bytes of the files after closing. */
  readonly bytes: number
  /** Bytes on disk while it was open: what a crash would find. */
  readonly liveBytes: number
  readonly commits: number
}

/** Runs `work` and says what it cost this process. */
async function measured(work: () => Promise<{ bytes: number; liveBytes: number; commits: number }>): Promise<HourRun> {
  const cpu = process.cpuUsage()
  const startMs = performance.now()
  const sizes = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { ...sizes, cpuMs: (user + system) / 1_000, wallMs: performance.now() - startMs }
}

/** A folder object that says when a write is under way, so that virtual time waits for the real disk. */
export function watched(path: string): { folder: AttemptFolder; settled: () => Promise<void>; syncs: () => number } {
  let underWay: Promise<void> | null = null
  let syncs = 0
  const real = createAttemptFolder(path)
  const folder: AttemptFolder = {
    ...real,
    async create(segment, header) {
      const file = await real.create(segment, header)
      return {
        ...file,
        append(bytes) {
          syncs++
          const appended = file.append(bytes)
          underWay = appended
          return appended
        },
      }
    },
  }
  async function settled(): Promise<void> {
    while (underWay !== null) {
      const waiting: Promise<void> = underWay
      await waiting
      // All that the writer does after a write runs before this; without it later events would join a finished batch.
      await new Promise((resolve) => setImmediate(resolve))
      if (underWay === waiting) underWay = null
    }
  }
  return { folder, settled, syncs: () => syncs }
}

/** Timers on the benchmark's clock: a sorted handful. */
export function createVirtualTime(startMs: number) {
  let nowMs = startMs
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = []
  return {
    clock: { monoMs: () => nowMs, wallMs: () => 1_760_000_000_000 + nowMs },
    timers: {
      set(callback: () => void, delayMs: number) {
        const timer = { dueMs: nowMs + delayMs, callback }
        timers.push(timer)
        return timer
      },
      clear(timer: unknown) {
        timers = timers.filter((one) => one !== timer)
      },
    },
    /** Moves to the next timer before `untilMs` and fires it; false when there is none and the time is `untilMs`. */
    step(untilMs: number): boolean {
      const next = timers.reduce<(typeof timers)[number] | null>(
        (first, timer) => (timer.dueMs <= untilMs && (first === null || timer.dueMs < first.dueMs) ? timer : first),
        null,
      )
      nowMs = next?.dueMs ?? untilMs
      if (next === null) return false
      timers = timers.filter((timer) => timer !== next)
      next.callback()
      return true
    },
  }
}

/** Writes the stream with the product; also returns which events went into which commit. */
export async function writeWithJournal(
  folder: string,
  stream: readonly TimedEvent[],
): Promise<{ run: HourRun; batches: readonly (readonly JournalEvent[])[] }> {
  const batches: (readonly JournalEvent[])[] = []
  const run = await measured(async () => {
    const time = createVirtualTime(0)
    const { folder: attemptFolder, settled, syncs } = watched(folder)
    const journal = await openAttemptJournal({
      folder: attemptFolder,
      primitives: benchPrimitives,
      deviceKey: benchDevice,
      attemptId: benchAttemptId,
      attemptKey: benchAttemptKey,
      scoringPublicKey: scoring.publicKey,
      clock: time.clock,
      timers: time.timers,
      sessionFacts: benchSession,
      attemptFacts: benchAttempt,
    })
    batches.push(journal.events)
    journal.onDurable((events) => events.length > 0 && batches.push(events))
    for (const { monoMs, event } of stream) {
      while (time.step(monoMs)) await settled()
      void journal.append(event)
      await settled()
    }
    await journal.flush()
    await journal.seal()
    const liveBytes = sizeOf(join(folder, '000000.cnj'))
    await journal.close('quit')
    return { bytes: sizeOf(join(folder, '000000.cnj')), liveBytes, commits: syncs() }
  })
  return { run, batches }
}

const openFile = promisify(open)
const closeFile = promisify(close)
const writeFd = promisify(write)
const syncData = promisify(fdatasync)

export function jsonLines(events: readonly JournalEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('')
}

/** Peer: JSON lines, one write and one fdatasync per commit, asynchronous as the product's, no crypto. */
export function writeJsonLines(path: string, batches: readonly (readonly JournalEvent[])[]): Promise<HourRun> {
  return measured(async () => {
    const fd = await openFile(path, 'ax')
    for (const batch of batches) {
      const bytes = Buffer.from(jsonLines(batch))
      await writeFd(fd, bytes, 0, bytes.length)
      await syncData(fd)
    }
    await closeFile(fd)
    return { bytes: sizeOf(path), liveBytes: sizeOf(path), commits: batches.length }
  })
}

/** Peer: the same payloads, encrypted with the same cipher, as rows of SQLite in WAL mode with synchronous FULL. */
export function writeSqlite(path: string, batches: readonly (readonly JournalEvent[])[]): Promise<HourRun> {
  return measured(async () => {
    const database = new DatabaseSync(path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec('CREATE TABLE frame (number INTEGER PRIMARY KEY, count INTEGER, mono INTEGER, payload BLOB) STRICT')
    const insert = database.prepare('INSERT INTO frame VALUES (?, ?, ?, ?)')
    const key = benchPrimitives.importAeadKey(benchAttemptKey)
    const nonce = new Uint8Array(12)
    for (const [number, batch] of batches.entries()) {
      new DataView(nonce.buffer).setUint32(8, number, true)
      const timed = batch.map((event) => ({ monoMs: event.monoMs, event }))
      const sealed = key.seal(nonce, nonce, encodePayload(0, timed))
      insert.run(number, batch.length, batch[0]?.monoMs ?? 0, sealed)
    }
    const liveBytes = sizeOf(path) + sizeOf(`${path}-wal`) + sizeOf(`${path}-shm`)
    database.close()
    return { bytes: sizeOf(path), liveBytes, commits: batches.length }
  })
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** A new folder on the disk that is measured: the working directory's, because /tmp may be memory. */
export function makeBenchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(process.env.CANDOR_BENCH_DIR ?? process.cwd(), '.bench-journal-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
