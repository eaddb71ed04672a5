import { createInterface } from 'node:readline'
import { captureText, spawnTied } from './spawn.ts'
import { clearCloseRequest, closeRequest, type WindowId } from './x11.ts'

/** Ends the watch and its helper process. */
export type StopWatching = () => void

/** Runs a program that reports forever, line by line, without keeping Node alive. */
function watchLines(command: string, args: readonly string[], onLine: (line: string) => void): StopWatching {
  const child = spawnTied(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine)
  child.unref()
  return () => void child.kill()
}

/** Calls back with the window that has the input focus, 0 for none, at each change. */
export function watchActiveWindow(onChange: (window: WindowId) => void): StopWatching {
  let current: WindowId = 0
  return watchLines('xprop', ['-root', '-spy', '-notype', '_NET_ACTIVE_WINDOW'], (line) => {
    const next = Number(/# (0x[0-9a-f]+)/.exec(line)?.[1] ?? 0)
    if (next === current) return
    current = next
    onChange(next)
  })
}

/** Calls back with the window's states (`FULLSCREEN`, `HIDDEN`, …) and when the person asks to close it. */
export function watchWindow(
  window: WindowId,
  listener: { onState: (states: ReadonlySet<string>) => void; onCloseRequest: () => void },
): StopWatching {
  // `xprop -spy` ignores properties whose atom does not exist yet, so the atom is made first.
  captureText('xprop', '-root', '-f', closeRequest, '32c', '-set', closeRequest, '0')
  const args = ['-id', String(window), '-spy', '-notype', '_NET_WM_STATE', closeRequest]
  return watchLines('xprop', args, (line) => {
    if (line.startsWith('_NET_WM_STATE')) {
      listener.onState(new Set(Array.from(line.matchAll(/_NET_WM_STATE_([A-Z_]+)/g), ([, state]) => String(state))))
    } else if (line.startsWith(closeRequest) && line.includes('= 1')) {
      void clearCloseRequest(window)
      listener.onCloseRequest()
    }
  })
}

/** Calls back 30 ms after the last of a burst of RandR or root geometry changes. */
export function watchMonitors(onChange: () => void): StopWatching {
  let timer: NodeJS.Timeout | undefined
  const args = ['-oL', 'xev', '-root', '-event', 'structure', '-event', 'randr']
  return watchLines('stdbuf', args, (line) => {
    if (!/RR|ConfigureNotify/.test(line)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, 30)
  })
}
