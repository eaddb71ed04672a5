import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Desktop } from '../../tools/demo/desktop.ts'
import { chromiumPath } from '../host/runtime.ts'

export interface OtherWindow {
  /** Drags its text to a point of the screen, as slowly as two programs need that agree on it, and lets go. */
  readonly dragTo: (x: number, y: number) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens another program (a browser of its own, 380 × 240 in the upper left corner) all of whose window can be dragged,
 * and gives `text` away. It has the focus afterwards.
 */
export async function openDragSource(
  desktop: Desktop,
  env: Record<string, string>,
  text: string,
): Promise<OtherWindow> {
  const profile = mkdtempSync(join(tmpdir(), 'candor-other-'))
  const give = `event.dataTransfer.setData('text/plain', ${JSON.stringify(text).replaceAll('"', "'")})`
  const ready = "requestAnimationFrame(() => setTimeout(() => { document.title = 'Ready' }, 100))"
  const page = `<title>Another program</title><body style="margin:0" onload="${ready}">
    <div draggable="true" style="height:100vh" ondragstart="${give}">Drag me</div>`
  const place = ['--window-size=380,240', '--window-position=0,0']
  const flags = [
    '--no-sandbox',
    '--no-first-run',
    '--test-type',
    '--password-store=basic',
    `--user-data-dir=${profile}`,
  ]
  const own = desktop.activeWindow()
  const child = spawn(chromiumPath, [...flags, ...place, `--app=data:text/html,${encodeURIComponent(page)}`], {
    env,
    stdio: 'ignore',
  })
  const xdotool = (...args: string[]) => execFileSync('xdotool', args, { env, encoding: 'utf8' })
  const isReady = () => {
    const active = desktop.activeWindow()
    return active !== own && active !== '' && xdotool('getwindowname', active).startsWith('Ready')
  }
  while (!isReady()) await delay(30)
  const moveTo = (x: number, y: number) => xdotool('mousemove', String(Math.round(x)), String(Math.round(y)))
  const [fromX, fromY] = desktop.contentOrigin(desktop.activeWindow()).map((edge) => edge + 100) as [number, number]
  return {
    dragTo: async (x, y) => {
      moveTo(fromX, fromY)
      xdotool('mousedown', '1')
      await delay(100)
      for (let step = 1; step <= 20; step += 1) {
        moveTo(fromX + ((x - fromX) * step) / 20, fromY + ((y - fromY) * step) / 20)
        await delay(30)
      }
      // The two agree by messages that each sends on a movement.
      for (let step = 0; step < 10; step += 1) {
        moveTo(x + (step % 2), y)
        await delay(60)
      }
      xdotool('mouseup', '1')
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
