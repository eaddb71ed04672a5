import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import type { Splice } from '../../shared/ipc/contract.ts'
import { bundlePageScript } from '../renderer/harness/build.ts'
import { compared, type Figure, median, pairedRatio, printReport, quantile } from './report.ts'
import { journalBytes } from './typing-bytes.ts'
import { HOUR_EDITS } from './typing-hour.ts'
import type { Recording } from './typing-page.ts'

/**
 * What recording costs the page, per key press, beside the bare editor and beside rrweb: the same keys into the same
 * answer of 2,000 words, in Chromium, the three taken in turn so that a slow moment hits all of them.
 */

const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 2 : 5
const KEYS = isQuick ? 100 : 400
/** Keys at a pace that leaves each its own frame: for bytes, and for the way from key to paint. */
const PACED_KEYS = isQuick ? 20 : 80
const PACE_MS = 60
const FRAME_MS = 1_000 / 60
const recordings = ['off', 'on', 'rrweb'] as const

const sentence = 'The response says that a member may take the tool home first, and the sheet says the opposite. '
const paragraph = sentence.repeat(3).trim()
const answer = Array.from({ length: 37 }, () => paragraph).join('\n\n')
const keys = sentence.repeat(Math.ceil(KEYS / sentence.length)).slice(0, KEYS)

interface Run {
  readonly scriptMs: number
  readonly taskMs: number
  readonly paintMs: readonly number[]
  readonly bytes: number
}

async function run(browser: Browser, script: string, recording: Recording): Promise<Run> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto('about:blank')
  await page.evaluate(script)
  await page.evaluate(
    ([chosen, text]) => (globalThis as never as { startBench: (...given: unknown[]) => void }).startBench(chosen, text),
    [recording, answer] as const,
  )
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await page.keyboard.type('warming up ')
  await page.waitForTimeout(100)
  const metrics = async () => {
    const { metrics: all } = await devtools.send('Performance.getMetrics')
    const read = (name: string) => (all.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1_000
    return { script: read('ScriptDuration'), task: read('TaskDuration') }
  }
  const before = await metrics()
  await page.keyboard.type(keys)
  await page.waitForTimeout(100)
  const after = await metrics()
  const already = await page.evaluate(() => globalThis.bench.splices.length)
  const eventsBefore = await page.evaluate(() => globalThis.bench.rrwebEvents().length)
  await page.evaluate(() => void globalThis.bench.keyToPaintMs.splice(0))
  await page.keyboard.type(keys.slice(0, PACED_KEYS), { delay: PACE_MS })
  await page.waitForTimeout(100)
  const told = await page.evaluate(
    ([from, since]) => ({
      splices: globalThis.bench.splices.slice(from),
      events: globalThis.bench.rrwebEvents().slice(since),
      paint: globalThis.bench.keyToPaintMs,
    }),
    [already, eventsBefore] as const,
  )
  await page.close()
  return {
    scriptMs: (after.script - before.script) / KEYS,
    taskMs: (after.task - before.task) / KEYS,
    paintMs: told.paint,
    bytes: bytesOf(recording, told.splices, told.events) / PACED_KEYS,
  }
}

function bytesOf(recording: Recording, splices: readonly Splice[], events: readonly string[]): number {
  if (recording === 'off') return 0
  if (recording === 'on') return journalBytes(splices)
  return events.reduce((sum, event) => sum + new TextEncoder().encode(event).length, 0)
}

async function measure(): Promise<Record<Recording, Run[]>> {
  const script = await bundlePageScript(join(import.meta.dirname, 'typing-page.ts'))
  const browser = await chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const runs: Record<Recording, Run[]> = { off: [], on: [], rrweb: [] }
  try {
    for (let round = 0; round < ROUNDS; round++)
      for (const step of recordings.keys()) {
        // Each round begins with another one, so that none always runs on a warmer browser.
        const recording = recordings[(step + round) % recordings.length] ?? 'off'
        runs[recording].push(await run(browser, script, recording))
      }
  } finally {
    await browser.close()
  }
  return runs
}

function figuresOf({ off, on, rrweb }: Record<Recording, Run[]>): Record<string, Figure> {
  const script = (runs: readonly Run[]) => runs.map(({ scriptMs }) => scriptMs)
  const task = (runs: readonly Run[]) => runs.map(({ taskMs }) => taskMs)
  const bytes = (runs: readonly Run[]) => median(runs.map((one) => one.bytes))
  const paint = (runs: readonly Run[]) =>
    quantile(
      runs.flatMap(({ paintMs }) => paintMs),
      0.99,
    )
  const overBare = paint(on) - paint(off)
  const times = bytes(rrweb) / bytes(on)
  return {
    taskMsPerKeyOn: compared(median(task(on)), 'ms', {
      peer: median(task(off)),
      ratio: pairedRatio(task(on), task(off)),
      target: 1.05,
    }),
    taskMsPerKeyRrweb: compared(median(task(rrweb)), 'ms', {
      peer: median(task(off)),
      ratio: pairedRatio(task(rrweb), task(off)),
    }),
    scriptMsPerKeyOn: compared(median(script(on)), 'ms', {
      peer: median(script(off)),
      ratio: pairedRatio(script(on), script(off)),
    }),
    scriptMsPerKeyRrweb: compared(median(script(rrweb)), 'ms', {
      peer: median(script(off)),
      ratio: pairedRatio(script(rrweb), script(off)),
    }),
    keyToPaintP99OverBare: { ...compared(overBare, 'ms', { target: FRAME_MS }), peer: paint(rrweb) - paint(off) },
    bytesPerKeyJournal: compared(bytes(on), 'B', { peer: bytes(rrweb) }),
    processorSecondsPerHour: {
      value: (HOUR_EDITS * (median(task(on)) - median(task(off)))) / 1_000,
      unit: 's',
      peer: (HOUR_EDITS * (median(task(rrweb)) - median(task(off)))) / 1_000,
    },
    kibibytesPerHour: compared((HOUR_EDITS * bytes(on)) / 1_024, 'KiB', {
      peer: (HOUR_EDITS * bytes(rrweb)) / 1_024,
    }),
    rrwebBytesOverJournalBytes: { value: times, unit: '×', target: 15, isTargetLeast: true, met: times >= 15 },
  }
}

printReport('typing', figuresOf(await measure()), process.argv)
