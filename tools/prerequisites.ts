import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

/**
 * Looks for the programs that the demonstration and the tests drive. On a Debian-like system as root it installs what is
 * missing and says so; elsewhere it prints the command and stops. `npm run prerequisites`.
 */

interface Need {
  /** Debian package. */
  readonly debian: string
  readonly what: string
  readonly isThere: () => boolean
}

const onPath = (program: string) => () => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const file = (path: string) => () => existsSync(path)

/** Where Debian puts PostgreSQL's server programs, newest version first; null when there are none. */
export function findPostgresFolder(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))
  return versions.map((version) => `${root}/${version}/bin`).find((folder) => existsSync(`${folder}/postgres`)) ?? null
}

const needs: readonly Need[] = [
  {
    debian: 'chromium',
    what: 'a browser for the pages and the Electron stand-in',
    isThere: file('/usr/lib/chromium/chromium'),
  },
  { debian: 'xvfb', what: 'a virtual display', isThere: onPath('Xvfb') },
  { debian: 'openbox', what: 'a window manager', isThere: onPath('openbox') },
  { debian: 'xdotool', what: 'keys and mouse through the X server', isThere: onPath('xdotool') },
  { debian: 'wmctrl', what: 'window states', isThere: onPath('wmctrl') },
  { debian: 'xclip', what: 'the clipboard, from another program', isThere: onPath('xclip') },
  { debian: 'x11-utils', what: 'xprop, xev and xwininfo', isThere: onPath('xprop') },
  { debian: 'x11-xserver-utils', what: 'xrandr', isThere: onPath('xrandr') },
  { debian: 'xterm', what: 'another window', isThere: onPath('xterm') },
  { debian: 'imagemagick', what: 'pictures of the screen', isThere: onPath('import') },
  { debian: 'fonts-dejavu-core', what: 'a font for other windows', isThere: file('/usr/share/fonts/truetype/dejavu') },
  { debian: 'xserver-xorg-core', what: 'a display server with displays that come and go', isThere: onPath('Xorg') },
  {
    debian: 'xserver-xorg-video-dummy',
    what: 'its displays',
    isThere: file('/usr/lib/xorg/modules/drivers/dummy_drv.so'),
  },
  { debian: 'postgresql', what: 'the database', isThere: () => findPostgresFolder() !== null },
  { debian: 'flite', what: 'a voice for the fake microphone', isThere: onPath('flite') },
  { debian: 'pocketsphinx', what: 'a speech recogniser', isThere: onPath('pocketsphinx_continuous') },
  {
    debian: 'pocketsphinx-en-us',
    what: 'its English',
    isThere: file('/usr/share/pocketsphinx/model/en-us/en-us/mdef'),
  },
  { debian: 'speech-dispatcher', what: 'voices of the system', isThere: onPath('speech-dispatcher') },
  {
    debian: 'speech-dispatcher-espeak-ng',
    what: 'a voice',
    isThere: file('/usr/lib/speech-dispatcher-modules/sd_espeak-ng'),
  },
  { debian: 'pulseaudio', what: 'a loudspeaker that leads nowhere', isThere: onPath('pulseaudio') },
  { debian: 'pulseaudio-utils', what: 'ears', isThere: onPath('parec') },
  { debian: 'procps', what: 'ps', isThere: onPath('ps') },
  { debian: 'util-linux', what: 'setpriv', isThere: onPath('setpriv') },
]

/** Says whether this is a system where packages can be installed without asking anybody. */
function canInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get')()
}

/**
 * Makes sure that everything is there.
 * @throws Error with the exact command when something is missing and cannot be installed from here.
 */
export function ensurePrerequisites(log: (line: string) => void): void {
  const missing = needs.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const packages = missing.map((need) => need.debian)
  log(`missing: ${missing.map((need) => `${need.debian} (${need.what})`).join(', ')}`)
  if (!canInstall())
    throw new Error(
      `These programs are needed and not installed: ${packages.join(', ')}.\n` +
        `On Debian or Ubuntu: sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    )
  install(packages, log)
  const stillMissing = needs.filter((need) => !need.isThere())
  if (stillMissing.length > 0)
    throw new Error(`Installed, but still not found: ${stillMissing.map((need) => need.debian).join(', ')}`)
}

function install(packages: readonly string[], log: (line: string) => void): void {
  log(`installing with apt-get: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  log('installed')
}

if (import.meta.main) {
  try {
    ensurePrerequisites((line) => console.log(`prerequisites: ${line}`))
    console.log(`prerequisites: all ${needs.length} are here`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
