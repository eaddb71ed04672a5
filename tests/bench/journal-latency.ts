import { close, fdatasync, open, write } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { type AttemptJournal, openAttemptJournal } from '../../electron/main/journal/open-attempt-journal.ts'
import { generateScoringKeyPair } from '../../node/crypto/hpke.ts'
import type { NewEvent } from '../../shared/attempt/events.ts'
import {
  benchAttempt,
  benchAttemptId,
  benchAttemptKey,
  benchDevice,
  benchPrimitives,
  benchSession,
} from './journal-hour.ts'
import { median, quantile } from './report.ts'

/** From `append` to durable, in real time, beside a bare write and fdatasync of as many bytes at the same moments. */

const openFile = promisify(open)
const closeFile = promisify(close)
const writeFd = promisify(write)
const syncData = promisify(fdatasync)
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** An edit of one character: a frame of about 50 bytes and, when urgent, a checkpoint of 84. */
const edit = (from: number): NewEvent => ({
  type: 'edit.made',
  data: { kind: 'typed', field: 0, from, removed: 0, inserted: 'a' },
})
const COMMIT_BYTES = 135
const FRAME_BYTES = 50

export interface LatencyRun {
  readonly commitP50Ms: number
  readonly commitP99Ms: number
  readonly plainP50Ms: number
  readonly sqliteP50Ms: number
  /** As a candidate's edits are treated: written at once, or at the 250 ms mark. */
  readonly policyP50Ms: number
  /** One commit after the other with nothing between, as the hour is written: what the writer adds to the disk. */
  readonly tightP50Ms: number
  readonly tightPlainP50Ms: number
  readonly burstMs: number
  readonly burstPlainMs: number
}

function openReal(folder: string): Promise<AttemptJournal> {
  return openAttemptJournal({
    folder,
    primitives: benchPrimitives,
    deviceKey: benchDevice,
    attemptId: benchAttemptId,
    attemptKey: benchAttemptKey,
    scoringPublicKey: generateScoringKeyPair().publicKey,
    clock: { wallMs: Date.now, monoMs: () => performance.now() },
    timers: {
      set: (callback, delayMs) => setTimeout(callback, delayMs),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout), // only what `set` gave out comes back
    },
    sessionFacts: benchSession,
    attemptFacts: benchAttempt,
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now()
  await work()
  return performance.now() - startMs
}

/** `samples` commits of each kind, taken in turn, ten a second. */
export async function measureLatency(folder: string, samples: number): Promise<LatencyRun> {
  const journal = await openReal(join(folder, 'latency'))
  const fd = await openFile(join(folder, 'plain'), 'ax')
  const database = new DatabaseSync(join(folder, 'latency.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE frame (payload BLOB) STRICT')
  const insert = database.prepare('INSERT INTO frame VALUES (?)')
  const bytes = new Uint8Array(COMMIT_BYTES).fill(1)
  const plain = async () => {
    await writeFd(fd, bytes, 0, bytes.length)
    await syncData(fd)
  }
  const [commits, plains, rows, policies]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let index = 0; index < samples; index++) {
    // In turn and each after the same pause: a disk that has been idle answers slower.
    const kinds = [
      async () => commits.push(await timed(() => journal.append(edit(index), { isUrgent: true }))),
      async () => plains.push(await timed(plain)),
      async () => rows.push(await timed(async () => insert.run(bytes))),
    ]
    for (let turn = 0; turn < kinds.length; turn++) {
      await sleep(33)
      await kinds[(index + turn) % kinds.length]?.()
    }
  }
  await sleep(300)
  const saving: Promise<unknown>[] = []
  for (let index = 0; index < samples; index++) {
    saving.push(timed(() => journal.append(edit(index))).then((ms) => policies.push(ms)))
    await sleep(100)
  }
  await Promise.all(saving)
  await sleep(300)
  const [tight, tightPlain]: [number[], number[]] = [[], []]
  const commit = () => {
    void journal.append(edit(0))
    return journal.flush()
  }
  const frame = new Uint8Array(FRAME_BYTES).fill(1)
  const plainFrame = async () => {
    await writeFd(fd, frame, 0, frame.length)
    await syncData(fd)
  }
  for (let block = 0; block < samples; block++) {
    for (let index = 0; index < 20; index++) tight.push(await timed(commit))
    for (let index = 0; index < 20; index++) tightPlain.push(await timed(plainFrame))
  }
  const burst = Array.from({ length: 200 }, (_, index) => edit(index))
  const burstMs = await timed(() => Promise.all([...burst.map((event) => journal.append(event)), journal.flush()]))
  const burstPlainMs = await timed(plain)
  await journal.close('quit')
  await closeFile(fd)
  database.close()
  return {
    commitP50Ms: median(commits),
    commitP99Ms: quantile(commits, 0.99),
    plainP50Ms: median(plains),
    sqliteP50Ms: median(rows),
    policyP50Ms: median(policies),
    tightP50Ms: median(tight),
    tightPlainP50Ms: median(tightPlain),
    burstMs,
    burstPlainMs,
  }
}
