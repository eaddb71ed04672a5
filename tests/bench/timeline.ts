import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { extname, join, normalize, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright'
import { createPlayback } from '../../shared/playback/playback.ts'
import { deriveTimeline } from '../../shared/timeline/derive.ts'
import { samplePack } from '../fixtures/attempt-builder.ts'
import { createLongAttempt } from './long-attempt.ts'

/**
 * `npm run bench:timeline [-- --quick] [-- --json]`: the timeline of the review page with attempts of 10,000, 100,000 and
 * 1,000,000 edits: time from the derived attempt to the first drawn frame, time between frames while panning and zooming,
 * DOM nodes; beside vis-timeline with the same edits as points, in the same browser, where it ends within two minutes.
 * Then the derivation alone, and a seek of the playback at 12,000 edits. Frames are those of a headless Chromium that
 * draws in software. `--quick` leaves vis-timeline out above 1,000 edits.
 */

const root = resolve(import.meta.dirname, '../..')
const PEER_LIMIT_MS = 120_000
const sizes = [10_000, 100_000, 1_000_000]

const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other)
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0
const p99 = (values: readonly number[]) => sorted(values)[Math.floor(values.length * 0.99)] ?? 0

interface Figure {
  readonly value: number | null
  readonly unit: string
  readonly target?: string
  readonly met?: boolean
}
const figures: Record<string, Figure> = {}
const note = (name: string, value: number | null, unit: string, limit?: number) => {
  const judged = limit === undefined || value === null ? {} : { target: `<= ${limit} ${unit}`, met: value <= limit }
  figures[name] = { value, unit, ...judged }
  console.log(`${name}: ${value === null ? 'did not end within two minutes' : `${value.toFixed(1)} ${unit}`}`)
}

/** What tests/bench/timeline-page puts on the window. */
interface Bench {
  readonly show: (count: number) => Promise<{ readonly deriveMs: number; readonly paintMs: number }>
  readonly pan: (frames: number) => Promise<readonly number[]>
  readonly showPeer: (count: number) => Promise<number>
  readonly panPeer: (frames: number) => Promise<readonly number[]>
}
declare const bench: Bench // in the page, where the functions that are handed to it run

const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--js-flags=--max-old-space-size=6000'],
  })

async function openPage(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(600_000)
  await page.goto(address)
  await page.waitForFunction(() => 'bench' in window)
  return page
}

async function timeOurs(browser: Browser, address: string, count: number): Promise<void> {
  const page = await openPage(browser, address)
  const shown = await page.evaluate((edits) => bench.show(edits), count)
  const frames = await page.evaluate(() => bench.pan(240))
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await page.close()
  note(`paint${count}`, shown.paintMs, 'ms', 100)
  note(`frameMedian${count}`, median(frames), 'ms')
  note(`frameP99of${count}`, p99(frames), 'ms', 20)
  note(`nodes${count}`, nodes, 'nodes', 3_000)
  note(`deriveInPage${count}`, shown.deriveMs, 'ms')
}

/** In a browser of its own, which is killed where the peer does not come to an end. */
async function timePeer(address: string, count: number): Promise<boolean> {
  const browser = await openBrowser()
  const page = await openPage(browser, address)
  await page.addScriptTag({ path: join(root, 'node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js') })
  const late = new Promise<null>((done) => setTimeout(() => done(null), PEER_LIMIT_MS).unref())
  const paintMs = await Promise.race([page.evaluate((edits) => bench.showPeer(edits), count).catch(() => null), late])
  note(`vis-timeline paint${count}`, paintMs, 'ms')
  if (paintMs !== null) {
    const nodes = await Promise.race([page.evaluate(() => document.querySelectorAll('#peer *').length), late])
    note(`vis-timeline nodes${count}`, nodes, 'nodes')
    const frames = await Promise.race([page.evaluate(() => bench.panPeer(20)).catch(() => null), late])
    note(`vis-timeline frameMedian${count}`, frames === null ? null : median(frames), 'ms')
  }
  await browser.close()
  return paintMs !== null
}

async function buildPage(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-timeline-'))
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const page = join(import.meta.dirname, 'timeline-page')
  await promisify(execFile)(process.execPath, [vite, 'build', page, '--outDir', folder, '--emptyOutDir'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : normalize(request.url ?? '/')
    readFile(join(folder, path)).then(
      (body) => response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // safe: it listens on a port
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function timePlayback(count: number): void {
  const events = createLongAttempt(count, samplePack)
  const startMs = performance.now()
  const playback = createPlayback(events, samplePack)
  note(`playback made of ${count}`, performance.now() - startMs, 'ms')
  let random = 7
  const seeks = Array.from({ length: 2_000 }, () => {
    random = (random * 1_664_525 + 1_013_904_223) % 2 ** 32
    const seq = Math.floor((random / 2 ** 32) * events.length)
    const seekMs = performance.now()
    playback.textAt(1, seq)
    return performance.now() - seekMs
  })
  note(`seekMedian${count}`, median(seeks), 'ms')
  note(`seekP99of${count}`, p99(seeks), 'ms', 16)
  const steps = Array.from({ length: Math.min(count, 12_000) }, (_, seq) => {
    const stepMs = performance.now()
    playback.textAt(1, seq)
    return performance.now() - stepMs
  })
  note(`stepP99of${count}`, p99(steps), 'ms')
}

function timeDerivation(count: number): void {
  const events = createLongAttempt(count, samplePack)
  const taken = Array.from({ length: 3 }, () => {
    const startMs = performance.now()
    deriveTimeline(events, samplePack)
    return performance.now() - startMs
  })
  note(`derive${count}`, median(taken), 'ms')
}

console.log(`load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)}`)
for (const count of [12_000, 1_000_000]) timePlayback(count)
timeDerivation(1_000_000)
const page = await buildPage()
const browser = await openBrowser()
for (const count of sizes) await timeOurs(browser, page.address, count)
for (const count of process.argv.includes('--quick') ? [1_000] : [1_000, ...sizes])
  if (!(await timePeer(page.address, count))) break
await browser.close()
await page.close()
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'timeline', figures }))
