import { rmSync } from 'node:fs'
import type { ElectronApplication, Page } from 'playwright'
import type { HoldPart } from '../../shared/attempt/events.ts'
import type { Args, Channel } from '../../shared/ipc/contract.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { type Computer, openComputer } from './computer.ts'
import { samplePackWith } from './policy-pack.ts'
import { createWorld, ofType, type World } from './world.ts'

export const problems = '[data-field="tool-library-note.problems"] .cm-content'

/** A world with a policy of its own, and a computer on which another program runs as well. */
export interface HeldDesk {
  readonly world: World
  readonly computer: Computer
  readonly launch: () => Promise<void>
  readonly app: () => ElectronApplication
  readonly page: () => Page
  readonly kill: () => Promise<void>
  readonly isFull: () => Promise<boolean>
  readonly text: () => Promise<string>
  readonly write: (text: string) => Promise<void>
  /** The parts that `hold.changed` said to hold, one list for each. */
  readonly held: () => Promise<readonly (readonly HoldPart[])[]>
  readonly stop: () => Promise<void>
}

/** @param change what the policy says instead of the small sample's */
export async function openDesk(change: (policy: Policy) => Policy, hotplug = false): Promise<HeldDesk> {
  const pack = samplePackWith(change)
  const world = await createWorld({ packs: [pack], hotplug })
  const computer = await openComputer(world.display.env)
  let app: ElectronApplication
  let page: Page
  const field = () => page.locator(problems)
  return {
    world,
    computer,
    launch: async () => {
      ;({ app, page } = await world.launch())
    },
    app: () => app,
    page: () => page,
    kill: async () => {
      const process = app.process()
      const gone = new Promise((resolve) => process.once('exit', resolve))
      process.kill('SIGKILL')
      await gone
    },
    isFull: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() ?? false),
    text: () =>
      field().evaluate((content) =>
        [...content.querySelectorAll('.cm-line')].map((line) => line.textContent ?? '').join('\n'),
      ),
    write: async (text) => {
      await field().click()
      await world.desktop.press('ctrl+End')
      await world.desktop.type(text)
    },
    held: async () =>
      ofType(await world.events(), 'hold.changed').map(({ data }) =>
        data.parts.filter(({ isHeld }) => isHeld).map(({ part }) => part),
      ),
    stop: async () => {
      computer.stop()
      await world.stop()
      rmSync(pack, { recursive: true, force: true })
    },
  }
}

/** Asks main as the page does. */
export function ask<C extends Channel>(page: Page, channel: C, args: Args<C>) {
  return page.evaluate(([asked, given]) => window.candor.ask(asked as never, given as never), [channel, args] as const)
}

/** A policy of a level, with that level's own parts. */
export const level =
  (lockdown: Policy['lockdown'], more: Partial<Policy> = {}) =>
  (policy: Policy): Policy => ({ ...policy, lockdown, integrity: { ...policy.integrity, hold: null }, ...more })

export const withBreaks: Partial<Policy> = {
  time: {
    assessmentMinutes: 60,
    sectionMinutes: {},
    whileAway: 'stops',
    breaks: { count: 2, minutes: 5 },
    outageMinutes: 15,
  },
}
