import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { spawnTied } from './spawn.ts'

export interface DisplayOptions {
  /** Pixels. */
  width: number
  height: number
  /** Uses Xorg with its dummy driver, whose second output can be connected and disconnected. */
  hotplug?: boolean
}

/** A virtual display with a window manager. */
export interface VirtualDisplay {
  /** Such as `:7`. */
  readonly display: string
  /** This process's environment with DISPLAY set. */
  readonly env: Record<string, string>
  /** Connects a second monitor of 1280 × 800, right of the first. @throws unless the display is hot-pluggable. */
  addDisplay(): void
  removeDisplay(): void
  stop(): Promise<void>
}

/** Without `-noreset` the server starts over when its last program leaves, under whatever is just connecting. */
const commonFlags = ['-dpi', '96', '-nolisten', 'tcp', '-noreset']

/** A mode line at 60 Hz for a monitor that exists nowhere: any blanking will do. */
function modeLine(width: number, height: number): string {
  const clockMHz = ((width + 160) * (height + 40) * 60) / 1e6
  const horizontal = [width, width + 40, width + 80, width + 160]
  const vertical = [height, height + 3, height + 9, height + 40]
  return `Modeline "${width}x${height}" ${[clockMHz.toFixed(2), ...horizontal, ...vertical].join(' ')}`
}

/** Two outputs of the dummy driver; the second starts disconnected. */
const dummyConfiguration = (width: number, height: number): string => `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  ${modeLine(width, height)}
  ${modeLine(1280, 800)}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "${width}x${height}" "1280x800"
    Virtual 4096 2160
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AllowEmptyInput" "true"
EndSection
`

function startServer({ width, height, hotplug = false }: DisplayOptions, folder: string): ChildProcess {
  const options = { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] as ('ignore' | 'pipe')[] }
  if (!hotplug)
    return spawnTied('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, ...commonFlags], options)
  const configuration = path.join(folder, 'xorg.conf')
  writeFileSync(configuration, dummyConfiguration(width, height))
  const files = ['-config', configuration, '-logfile', path.join(folder, 'xorg.log')]
  return spawnTied('Xorg', ['-displayfd', '3', ...files, '-novtswitch', '-sharevts', ...commonFlags], options)
}

/** The server writes the number of the first free display that it has taken. */
async function readDisplayNumber(server: ChildProcess): Promise<string> {
  const ended = once(server, 'exit').then(() => {
    throw new Error(
      'The virtual display did not start: install the packages xvfb, xserver-xorg-core and xserver-xorg-video-dummy.',
    )
  })
  const [bytes] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), ended])) as [Buffer]
  ended.catch(() => {})
  return `:${String(bytes).trim()}`
}

async function waitForWindowManager(env: Record<string, string>): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await delay(20)) {
    const text = execFileSync('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env, encoding: 'utf8' })
    if (text.includes('window id')) return
  }
  throw new Error('openbox did not start: install the package openbox.')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** Starts an X server on a free display number and a window manager in it. Both end with this process. */
export async function startDisplay(options: DisplayOptions): Promise<VirtualDisplay> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-display-'))
  const server = startServer(options, folder)
  const display = await readDisplayNumber(server)
  const { WAYLAND_DISPLAY: _, ...rest } = process.env
  const env = { ...(rest as Record<string, string>), DISPLAY: display }
  const configuration = path.join(import.meta.dirname, 'openbox.xml')
  const manager = spawnTied('openbox', ['--config-file', configuration], { stdio: 'ignore', env })
  await waitForWindowManager(env)
  const xrandr = (...args: string[]): void => void execFileSync('xrandr', args, { env, stdio: 'ignore' })
  const second = 'DUMMY1'
  if (options.hotplug) xrandr('--output', 'DUMMY0', '--mode', `${options.width}x${options.height}`, '--primary')
  return {
    display,
    env,
    addDisplay(): void {
      if (!options.hotplug) throw new Error('Only a display with `hotplug: true` can gain a monitor')
      xrandr('--addmode', second, '1280x800')
      xrandr('--output', second, '--mode', '1280x800', '--right-of', 'DUMMY0')
    },
    removeDisplay: () => xrandr('--output', second, '--off'),
    async stop(): Promise<void> {
      await end(manager)
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
