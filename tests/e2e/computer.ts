import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/** What another program can see of the computer: what must be the same after an assessment as before it. */
export interface ComputerState {
  /** Every type on the clipboard with its bytes; the time since when its owner has it shows that nobody took it meanwhile. */
  readonly clipboard: Readonly<Record<string, string>>
  readonly selection: string
  readonly monitors: string
  /** States that the window manager keeps of the other program's window. */
  readonly otherWindow: string
  readonly windowsInFullScreen: number
}

export interface Computer {
  readonly state: () => ComputerState
  /** Puts bytes of one type on the clipboard, or text on the selection clipboard, from another program. */
  readonly copy: (bytes: string, type?: string) => void
  readonly select: (text: string) => void
  readonly selected: () => string
  /** Brings the other program's window to the front, types into it, and says what it received. */
  readonly typeInOther: (text: string) => Promise<void>
  readonly stop: () => void
}

/** A computer with another program open, seen and used through the X server only. */
export async function openComputer(env: Readonly<Record<string, string>>): Promise<Computer> {
  const run = (program: string, ...args: string[]) => {
    try {
      return execFileSync(program, args, { env, encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] })
    } catch {
      return '' // nothing is there
    }
  }
  const other: ChildProcess = spawn('xterm', ['-T', 'Other program', '-geometry', '50x10+30+30', '-e', 'cat'], {
    env,
    stdio: 'ignore',
  })
  const find = () => run('xdotool', 'search', '--onlyvisible', '--name', 'Other program').trim()
  while (find() === '') await delay(20)
  const windows = () => [...run('xprop', '-root', '_NET_CLIENT_LIST').matchAll(/0x[0-9a-f]+/g)].map(([id]) => id)
  const stateOf = (id: string) => run('xprop', '-id', id, '_NET_WM_STATE')
  const read = (selection: string, type: string) => run('xclip', '-o', '-selection', selection, '-t', type)

  return {
    state: () => {
      const types = read('clipboard', 'TARGETS').trim().split('\n').filter(Boolean)
      return {
        clipboard: Object.fromEntries(types.map((type) => [type, read('clipboard', type)])),
        selection: read('primary', 'UTF8_STRING'),
        monitors: run('xrandr', '--listmonitors'),
        otherWindow: stateOf(find()).replaceAll(/, _NET_WM_STATE_FOCUSED|_NET_WM_STATE_FOCUSED/g, ''),
        windowsInFullScreen: windows().filter((id) => stateOf(id).includes('FULLSCREEN')).length,
      }
    },
    copy: (bytes, type = 'UTF8_STRING') => {
      execFileSync('xclip', ['-i', '-selection', 'clipboard', '-t', type], {
        env,
        input: bytes,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
    },
    select: (text) => {
      execFileSync('xclip', ['-i', '-selection', 'primary'], { env, input: text, stdio: ['pipe', 'ignore', 'ignore'] })
    },
    selected: () => read('primary', 'UTF8_STRING'),
    typeInOther: async (text) => {
      const isInFront = () => run('xdotool', 'getactivewindow').trim() === find()
      for (let tries = 0; tries < 5 && !isInFront(); tries += 1) {
        run('xdotool', 'windowactivate', '--sync', find())
        await delay(100)
      }
      if (!isInFront()) throw new Error('the other program could not be brought to the front')
      run('xdotool', 'type', text)
      await delay(100)
    },
    stop: () => void other.kill(),
  }
}
