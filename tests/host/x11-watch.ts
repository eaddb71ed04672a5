import { createInterface } from 'node:readline'
import { capture, run, spawnTied } from './spawn.ts'
import type { WindowId } from './x11.ts'

/** The property that the window manager sets (openbox.xml) when the person asks to close a window. */
const closeRequest = '_CANDOR_CLOSE'

/** Runs a program that reports forever, line by line, without keeping Node alive. @returns what ends it. */
function watchLines(command: string, args: readonly string[], onLine: (line: string) => void): () => void {
  const child = spawnTied(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine)
  child.unref()
  return () => void child.kill()
}

/** Calls back with the window that has the input focus, 0 for none. */
export function watchActiveWindow(onChange: (window: WindowId) => void): void {
  watchLines('xprop', ['-root', '-spy', '-notype', '_NET_ACTIVE_WINDOW'], (line) =>
    onChange(Number(/# (0x[0-9a-f]+)/.exec(line)?.[1] ?? 0)),
  )
}

/** Calls back with the window's states (`FULLSCREEN`, `HIDDEN`, …) and when the person asks to close it. */
export function watchWindow(
  window: WindowId,
  listener: { onState: (states: ReadonlySet<string>) => void; onCloseRequest: () => void },
): () => void {
  // `xprop -spy` ignores properties whose atom does not exist yet, so the atom is made first.
  capture('xprop', '-root', '-f', closeRequest, '32c', '-set', closeRequest, '0')
  const args = ['-id', String(window), '-spy', '-notype', '_NET_WM_STATE', closeRequest]
  return watchLines('xprop', args, (line) => {
    if (line.startsWith('_NET_WM_STATE')) {
      listener.onState(new Set(Array.from(line.matchAll(/_NET_WM_STATE_([A-Z_]+)/g), ([, state]) => String(state))))
    } else if (line.startsWith(closeRequest) && line.includes('= 1')) {
      void run('xprop', '-id', String(window), '-remove', closeRequest)
      listener.onCloseRequest()
    }
  })
}

/** Calls back 30 ms after the last of a burst of RandR or root geometry changes. */
export function watchMonitors(onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined
  const args = ['-oL', 'xev', '-root', '-event', 'structure', '-event', 'randr']
  watchLines('stdbuf', args, (line) => {
    if (!/RR|ConfigureNotify/.test(line)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, 30)
  })
}
