import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { createWorld, ofType, type World } from '../e2e/world.ts'
import { runtimeName } from '../host/launch.ts'
import { compared, type Figure, median, printReport, quantile } from './report.ts'
import { everySensor, idleHourMs, usualSensors } from './sensors-idle.ts'

/**
 * `npm run bench:focus`: how soon a departure is noticed, recorded and on disk, from the start of `xdotool windowactivate`
 * on, beside a bare watcher of the X server (`xprop -spy`) that sees the same departures; and what all sensors cost in an
 * hour in which nothing happens.
 */

const rounds = process.argv.includes('--quick') ? 8 : 30
const awayMs = 900

interface Watcher {
  /** Wall milliseconds at which the active window changed, in order. */
  readonly changes: readonly number[]
  readonly stop: () => void
}

function watchBare(env: Record<string, string>): Watcher {
  const changes: number[] = []
  const child = spawn('xprop', ['-root', '-spy', '-notype', '_NET_ACTIVE_WINDOW'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  createInterface({ input: child.stdout }).on('line', () => changes.push(Date.now()))
  return { changes, stop: () => child.kill() }
}

/** Size of everything in the attempt's folder, which grows when something became durable. */
async function folderSize(world: World): Promise<() => number> {
  const { attemptId } = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8'))
  const folder = join(world.userData, 'attempts', attemptId)
  const names = await readdir(folder)
  return () => names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

/** Wall milliseconds at which the folder grew, looked at every two milliseconds. */
function watchGrowth(size: () => number): { readonly grown: readonly number[]; readonly stop: () => void } {
  const grown: number[] = []
  let last = size()
  const timer = setInterval(() => {
    const now = size()
    if (now > last) grown.push(Date.now())
    last = now
  }, 2)
  return { grown, stop: () => clearInterval(timer) }
}

async function measureFocus() {
  const world = await createWorld()
  try {
    const { app, page } = await world.launch()
    await world.enrol(page)
    const { env } = world.display
    const own = world.desktop.activeWindow()
    const other = spawn('xterm', ['-T', 'Another program', '-e', 'cat'], { env, stdio: 'ignore' })
    while ([own, ''].includes(world.desktop.activeWindow())) await delay(10)
    const elsewhere = world.desktop.activeWindow()
    await world.desktop.activate(own)
    await delay(1_500)
    const bare = watchBare(env)
    const growth = watchGrowth(await folderSize(world))
    const asked: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      asked.push(Date.now())
      execFileSync('xdotool', ['windowactivate', elsewhere], { env })
      await delay(awayMs)
      execFileSync('xdotool', ['windowactivate', own], { env })
      await delay(600)
    }
    await delay(500)
    growth.stop()
    bare.stop()
    other.kill()
    await app.close()
    const events = await world.events()
    const first = (times: readonly number[], from: number) => times.find((time) => time >= from) ?? Number.NaN
    const lost = ofType(events, 'focus.lost').map(({ wallMs }) => wallMs)
    const noticed = ofType(events, 'focus.regained').map(({ wallMs, data }) => wallMs - data.awayMs)
    return asked.map((from) => ({
      bare: first(bare.changes, from) - from,
      noticed: first(noticed, from) - from,
      recorded: first(lost, from) - from,
      durable: first(growth.grown, first(lost, from)) - from,
    }))
  } finally {
    await world.stop()
  }
}

const measured = await measureFocus()
const of = (name: keyof (typeof measured)[number]) => measured.map((round) => round[name])
if (measured.some((round) => Object.values(round).some((ms) => !(ms < awayMs))))
  throw new Error('a departure was not seen, or only after the return')
const figures: Record<string, Figure> = {
  'departure noticed by main, p50 / bare X watcher': compared(median(of('noticed')), 'ms', {
    peer: median(of('bare')),
  }),
  'departure noticed by main, p95': compared(quantile(of('noticed'), 0.95), 'ms', { peer: quantile(of('bare'), 0.95) }),
  'focus.lost as stamped (150 ms to settle), p50': compared(median(of('recorded')), 'ms', {}),
  'focus.lost as stamped, p95': compared(quantile(of('recorded'), 0.95), 'ms', {}),
  'focus.lost on disk, p50': compared(median(of('durable')), 'ms', {}),
  'focus.lost on disk, p95': compared(quantile(of('durable'), 0.95), 'ms', {}),
  'idle hour of the sensors that always run, CPU': compared(await idleHourMs(usualSensors), 'ms', {}),
  'idle hour of all sensors, opt-in ones included, CPU': compared(await idleHourMs(everySensor), 'ms', {}),
}
console.log(`${rounds} departures on ${runtimeName()}`)
printReport('focus', figures, process.argv)
