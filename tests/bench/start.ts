import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { startDisplay, type VirtualDisplay } from '../host/display.ts'
import { launchApp, runtimeName } from '../host/launch.ts'
import { compared, type Figure, median, printReport } from './report.ts'

/**
 * `npm run bench:start`: from starting the built client to its first usable screen, and what that screen loads. The
 * limit beside it is the runtime alone: the same host opening a page of one heading.
 */

const root = join(import.meta.dirname, '../..')
const rounds = process.argv.includes('--quick') ? 3 : 7

/** Milliseconds from the start of the process until the first heading can be read and, for the client, typed under. */
async function startOnce(display: VirtualDisplay, app: string | undefined, ready: string): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'candor-bench-start-'))
  const fromMs = performance.now()
  const started = await launchApp({ display, userData, ...(app === undefined ? {} : { app }) })
  try {
    const page = await started.firstWindow()
    await page.locator(ready).first().waitFor()
    return performance.now() - fromMs
  } finally {
    await started.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** The scripts that the first screen's page names: what must arrive before anything shows. */
function initialScripts(): readonly Buffer[] {
  const folder = join(root, 'out', 'renderer')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const paths = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '')
  return paths.map((path) => readFileSync(join(folder, path)))
}

const kilobytes = (bytes: readonly Buffer[]) => bytes.reduce((sum, part) => sum + part.length, 0) / 1000

const display = await startDisplay({ width: 1440, height: 960 })
try {
  const client: number[] = []
  const bare: number[] = []
  await startOnce(display, undefined, 'input')
  for (let round = 0; round < rounds; round += 1) {
    client.push(await startOnce(display, undefined, 'input'))
    bare.push(await startOnce(display, join(import.meta.dirname, 'bare-app'), 'h1'))
  }
  const scripts = initialScripts()
  const figures: Record<string, Figure> = {
    'start to first usable screen': compared(median(client), 'ms', { target: 1_200 }),
    'start to first usable screen / the runtime with an empty page': compared(median(client), 'ms', {
      limit: median(bare),
    }),
    'initial JavaScript, gzip': compared(kilobytes(scripts.map((script) => gzipSync(script))), 'kB', { target: 150 }),
    'initial JavaScript, brotli': compared(kilobytes(scripts.map((script) => brotliCompressSync(script))), 'kB', {}),
    'initial JavaScript, as it is': compared(kilobytes(scripts), 'kB', {}),
  }
  console.log(`runtime: ${runtimeName()}; ${rounds} starts of each, in turn; medians`)
  printReport('start', figures, process.argv)
} finally {
  await display.stop()
}
