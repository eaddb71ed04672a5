import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * What a person's hands do, through the operating system: keys and mouse through the X server, a clipboard set by another
 * program, another window that takes the focus. Nothing here touches the page.
 */
export interface Desktop {
  readonly type: (text: string, msPerKey?: number) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Clicks the point, in pixels of the screen. */
  readonly click: (x: number, y: number) => Promise<void>
  readonly drag: (from: readonly [number, number], to: readonly [number, number]) => Promise<void>
  /** Turns the wheel over a point; positive steps go down. */
  readonly wheel: (x: number, y: number, steps: number) => Promise<void>
  /** Puts text on the clipboard from a program that is not the client. */
  readonly copyElsewhere: (text: string) => void
  /** Opens another window, gives it the focus for `ms`, and gives the focus back; returns how long it was away. */
  readonly lookElsewhere: (ms: number) => Promise<number>
  readonly activeWindow: () => string
  readonly activate: (window: string) => Promise<void>
  /** Upper left corner of a window's content on the screen. */
  readonly contentOrigin: (window: string) => readonly [number, number]
  readonly picture: (path: string) => void
  readonly stop: () => void
}

export function openDesktop(env: Readonly<Record<string, string>>): Desktop {
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { env, encoding: 'utf8' }).trim()
  const xdotool = (...args: string[]) => run('xdotool', ...args)
  const running: ChildProcess[] = []

  /** Id of the window that has the focus; empty while the window manager is between two. */
  const activeWindow = (): string => {
    try {
      return execFileSync('xdotool', ['getactivewindow'], {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      return ''
    }
  }
  const activate = async (window: string) => {
    xdotool('windowactivate', '--sync', window)
    await delay(50)
  }
  const openOther = () => {
    const options = { env, stdio: 'ignore' } as const
    running.push(spawn('xterm', ['-T', 'Another program', '-geometry', '60x12+40+40', '-e', 'cat'], options))
  }

  return {
    type: async (text, msPerKey = 12) => {
      for (const line of text.split(/(\n)/)) {
        if (line === '\n') xdotool('key', 'Return')
        else if (line !== '') xdotool('type', '--delay', String(msPerKey), '--', line)
      }
      await delay(60)
    },
    press: async (...keys) => {
      for (const key of keys) {
        xdotool('key', '--clearmodifiers', key)
        await delay(40)
      }
    },
    click: async (x, y) => {
      xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1')
      await delay(80)
    },
    drag: async ([fromX, fromY], [toX, toY]) => {
      xdotool('mousemove', String(Math.round(fromX)), String(Math.round(fromY)), 'mousedown', '1')
      await delay(60)
      xdotool('mousemove', String(Math.round((fromX + toX) / 2)), String(Math.round((fromY + toY) / 2)))
      await delay(60)
      xdotool('mousemove', String(Math.round(toX)), String(Math.round(toY)))
      await delay(60)
      xdotool('mouseup', '1')
      await delay(80)
    },
    wheel: async (x, y, steps) => {
      xdotool('mousemove', String(Math.round(x)), String(Math.round(y)))
      xdotool('click', '--repeat', String(Math.abs(steps)), '--delay', '15', steps > 0 ? '5' : '4')
      await delay(180)
    },
    copyElsewhere: (text) => {
      execFileSync('xclip', ['-selection', 'clipboard', '-i'], {
        env,
        input: text,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
    },
    lookElsewhere: async (ms) => {
      const own = activeWindow()
      openOther() // the window manager gives a new window the focus as soon as it appears
      for (let active = own; active === own || active === ''; active = activeWindow()) await delay(5)
      const leftMs = performance.now()
      await delay(ms)
      xdotool('windowactivate', '--sync', own)
      const awayMs = performance.now() - leftMs
      for (const terminal of running.splice(0)) await end(terminal)
      await activate(own)
      return awayMs
    },
    activeWindow,
    activate,
    contentOrigin: (window) => {
      const facts = run('xwininfo', '-id', window)
      const read = (name: string) => Number(facts.match(new RegExp(`${name}:\\s+(-?\\d+)`))?.[1] ?? Number.NaN)
      return [read('Absolute upper-left X'), read('Absolute upper-left Y')]
    },
    picture: (path) => {
      execFileSync('/usr/bin/import', ['-window', 'root', path], { env, stdio: 'ignore' })
    },
    stop: () => {
      for (const terminal of running) terminal.kill()
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}
