import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type HourRun,
  type jsonLines,
  makeBenchFolder,
  writeJsonLines,
  writeSqlite,
  writeWithJournal,
} from './journal-hour.ts'
import { type LatencyRun, measureLatency } from './journal-latency.ts'
import { buildReadingInput, ed25519VerifyMs, openAndFoldMs, parseAndFoldMs, verifyMs } from './journal-reading.ts'
import { compared, type Figure, median, pairedRatio, printReport } from './report.ts'
import { createTypingHour, createTypingStream, HOUR_EDITS } from './typing-hour.ts'

/**
 * `npm run bench:journal [-- --quick] [-- --json]`: what an hour costs to write, how long an edit takes to be durable,
 * how long a journal takes to verify and open; each beside its peers, in turn, in the same run (docs/benchmarks.md).
 */
const args = process.argv.slice(2)
const isQuick = args.includes('--quick')
const runs = isQuick ? 2 : 5
const bench = makeBenchFolder()

interface HourRuns {
  readonly journal: HourRun[]
  readonly json: HourRun[]
  readonly sqlite: HourRun[]
}

async function measureHours(): Promise<{ readonly hours: HourRuns; readonly compactJsonBytes: number }> {
  const stream = createTypingHour()
  const hours: HourRuns = { journal: [], json: [], sqlite: [] }
  let compactJsonBytes = 0
  for (let run = -1; run < runs; run++) {
    const { run: journal, batches } = await writeWithJournal(join(bench.path, `journal-${run}`), stream)
    const json = await writeJsonLines(join(bench.path, `lines-${run}`), batches)
    const sqlite = await writeSqlite(join(bench.path, `rows-${run}.db`), batches)
    compactJsonBytes = batches.flat().reduce((sum, event) => sum + compactBytes(event), 0)
    if (run < 0) continue // the first warms up code and disk
    hours.journal.push(journal)
    hours.json.push(json)
    hours.sqlite.push(sqlite)
  }
  return { hours, compactJsonBytes }
}

/** The shortest JSON that says the same: a tuple with short places, as the journal's own payload. */
function compactBytes(event: Parameters<typeof jsonLines>[0][number]): number {
  if (event.type !== 'edit.made') return JSON.stringify([event.monoMs, event.type, event.data]).length + 1
  const { kind, field, from, removed, inserted } = event.data
  return JSON.stringify([event.monoMs, kind, field, from, removed, inserted]).length + 1
}

function hourFigures({ hours, compactJsonBytes }: Awaited<ReturnType<typeof measureHours>>): Record<string, Figure> {
  const of = (runsOf: readonly HourRun[], key: keyof HourRun) => runsOf.map((run) => run[key])
  const value = (runsOf: readonly HourRun[], key: keyof HourRun) => median(of(runsOf, key))
  const perEdit = (bytes: number) => bytes / HOUR_EDITS
  const { journal, json, sqlite } = hours
  return {
    'bytes per edit / JSON lines': compared(perEdit(value(journal, 'bytes')), 'B', {
      peer: perEdit(value(json, 'bytes')),
      target: 0.6,
    }),
    'bytes per edit / shortest JSON tuples': compared(perEdit(value(journal, 'bytes')), 'B', {
      peer: perEdit(compactJsonBytes),
    }),
    'bytes per edit / SQLite WAL, open': compared(perEdit(value(journal, 'liveBytes')), 'B', {
      peer: perEdit(value(sqlite, 'liveBytes')),
      target: 1 / 12,
    }),
    'bytes per edit / SQLite, closed': compared(perEdit(value(journal, 'bytes')), 'B', {
      peer: perEdit(value(sqlite, 'bytes')),
    }),
    'commits in the hour': { value: value(journal, 'commits'), unit: '' },
    'CPU of the hour / JSON lines': compared(value(journal, 'cpuMs'), 'ms', {
      peer: value(json, 'cpuMs'),
      ratio: pairedRatio(of(journal, 'cpuMs'), of(json, 'cpuMs')),
      target: 1.4,
    }),
    'CPU of the hour / SQLite': compared(value(journal, 'cpuMs'), 'ms', {
      peer: value(sqlite, 'cpuMs'),
      ratio: pairedRatio(of(journal, 'cpuMs'), of(sqlite, 'cpuMs')),
    }),
    'CPU per edit': { value: (value(journal, 'cpuMs') * 1_000) / HOUR_EDITS, unit: 'µs' },
  }
}

function latencyFigures(latency: readonly LatencyRun[]): Record<string, Figure> {
  const of = (key: keyof LatencyRun) => latency.map((run) => run[key])
  return {
    'durable commit p50, back to back / write + fdatasync': compared(median(of('tightP50Ms')), 'ms', {
      limit: median(of('tightPlainP50Ms')),
      ratio: pairedRatio(of('tightP50Ms'), of('tightPlainP50Ms')),
      target: 1.3,
    }),
    'signed commit p50 at 10/s / write + fdatasync': compared(median(of('commitP50Ms')), 'ms', {
      limit: median(of('plainP50Ms')),
      ratio: pairedRatio(of('commitP50Ms'), of('plainP50Ms')),
    }),
    'signed commit p50 at 10/s / SQLite (synchronous)': compared(median(of('commitP50Ms')), 'ms', {
      peer: median(of('sqliteP50Ms')),
    }),
    'signed commit p99 at 10/s': { value: median(of('commitP99Ms')), unit: 'ms' },
    'edit to durable at 10 edits/s, p50 (250 ms policy)': { value: median(of('policyP50Ms')), unit: 'ms' },
    'burst of 200 edits / one write + fdatasync': compared(median(of('burstMs')), 'ms', {
      limit: median(of('burstPlainMs')),
    }),
  }
}

function readingFigures(name: string, edits: number, repeats: number): Record<string, Figure> {
  const input = buildReadingInput(edits === HOUR_EDITS ? createTypingHour() : createTypingStream(edits))
  const verifies: number[] = []
  const limits: number[] = []
  const opens: number[] = []
  const lastOnly: number[] = []
  const parses: number[] = []
  for (let run = 0; run < repeats; run++) {
    limits.push(ed25519VerifyMs(Math.min(input.checkpoints, 4_000)) * input.checkpoints)
    verifies.push(verifyMs(input))
    opens.push(openAndFoldMs(input, 'all'))
    lastOnly.push(openAndFoldMs(input, 'last'))
    parses.push(parseAndFoldMs(input))
  }
  const isLong = edits > HOUR_EDITS
  return {
    [`verify without a key, ${name} / checkpoints × Ed25519`]: compared(median(verifies), 'ms', {
      limit: median(limits),
      ratio: pairedRatio(verifies, limits),
      ...(isLong ? { target: 1.3 } : {}),
    }),
    ...openFigures(`open, verify every signature, decrypt, fold, ${name}`, opens, parses, isLong),
    ...openFigures(`open, verify last signature, decrypt, fold, ${name}`, lastOnly, parses, isLong),
    [`checkpoints, ${name}`]: { value: input.checkpoints, unit: '' },
  }
}

/** A long journal is judged by its ratio to JSON lines, an hour's by the time that a candidate waits. */
function openFigures(name: string, opens: readonly number[], parses: readonly number[], isLong: boolean) {
  const ratio = { peer: median(parses), ratio: pairedRatio(opens, parses) }
  if (isLong) return { [`${name} / JSON lines parse + fold`]: compared(median(opens), 'ms', { ...ratio, target: 1.4 }) }
  return {
    [name]: compared(median(opens), 'ms', { target: 100 }),
    [`${name} / JSON lines parse + fold`]: compared(median(opens), 'ms', ratio),
  }
}

function runFolder(run: number): string {
  const path = join(bench.path, `latency-${run}`)
  mkdirSync(path)
  return path
}

try {
  const hours = hourFigures(await measureHours())
  const latency: LatencyRun[] = []
  for (let run = 0; run < runs; run++) latency.push(await measureLatency(runFolder(run), isQuick ? 20 : 50))
  const reading = readingFigures('12,400 events', HOUR_EDITS, runs)
  const million = isQuick ? {} : readingFigures('1,000,000 edits', 1_000_000, runs)
  printReport('journal', { ...hours, ...latencyFigures(latency), ...reading, ...million }, args)
} finally {
  bench.remove()
}
