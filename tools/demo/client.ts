import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ElectronApplication, Locator, Page } from 'playwright'
import type { VirtualDisplay } from '../../tests/host/display.ts'
import { launchApp } from '../../tests/host/launch.ts'
import type { Desktop } from './desktop.ts'

/**
 * The built client as a person sees it. Reading the page is done through the debugging port; acting is done by the hands
 * (`desktop.ts`): a place is looked up in the page, and the mouse of the X server clicks it.
 */
export interface Client {
  readonly page: Page
  readonly clickOn: (what: Locator) => Promise<void>
  /** Drags the mouse over the whole text of an element, which selects it. */
  readonly selectText: (what: Locator) => Promise<number>
  /** Takes a picture of the page in both themes: NAME-light.png and NAME-dark.png. */
  readonly picture: (name: string) => Promise<void>
  /** What the save state says now. */
  readonly saveWords: () => Promise<string>
  readonly waitUntilSaved: () => Promise<void>
  /** Until the screen says that the server has everything; after an outage the client comes back at a random moment. */
  readonly waitUntilSent: () => Promise<void>
  /** Text of an editor, as the screen shows it. */
  readonly textOf: (editor: Locator) => Promise<string>
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ClientOptions {
  readonly display: VirtualDisplay
  readonly desktop: Desktop
  readonly userData: string
  readonly server: string
  readonly pictures: string
  readonly log: (line: string) => void
}

export async function openClient(options: ClientOptions): Promise<Client> {
  const { desktop, display, userData, server } = options
  const app = await launchApp({ display, userData, env: { CANDOR_SERVER: server } })
  app.process().stderr?.on('data', (bytes) => logErrors(String(bytes), options.log))
  const page = await app.firstWindow()
  await page.getByRole('heading', { level: 1 }).or(page.locator('.cm-content')).first().waitFor()
  await delay(300)
  return clientOf(app, page, desktop.activeWindow(), options)
}

function logErrors(text: string, log: (line: string) => void): void {
  for (const line of text.split('\n'))
    if (/error|failed/i.test(line) && !/ERROR:|Debugger/.test(line)) log(`client: ${line}`)
}

/**
 * Runs in the page: the middle of the part of an element that the window shows, whether a click there meets it, and a
 * point over what the wheel must turn to bring it into view: its own scrolling column, or the margin of the page.
 */
function reachablePoint(element: Element) {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const root = element.getRootNode()
  const outer = root instanceof ShadowRoot ? root.host : element
  let column: Element | null = outer.parentElement
  while (
    column !== null &&
    (column.scrollHeight <= column.clientHeight || !/auto|scroll/.test(getComputedStyle(column).overflowY))
  )
    column = column.parentElement
  const view = column === null || column === document.documentElement ? null : column.getBoundingClientRect()
  const [ceiling, floor] = [Math.max(0, view?.top ?? 0), Math.min(innerHeight, view?.bottom ?? innerHeight)]
  const x = (left + right) / 2
  const y = (Math.max(top, ceiling) + Math.min(bottom, floor)) / 2
  const hit = root instanceof ShadowRoot || root instanceof Document ? root.elementFromPoint(x, y) : null
  const isWhole = bottom - top > (floor - ceiling) / 2 || (top >= ceiling && bottom <= floor)
  return {
    x,
    y,
    edge: top,
    isReachable: hit !== null && isWhole && (element.contains(hit) || hit.contains(element)),
    isBelow: (top + bottom) / 2 > (ceiling + floor) / 2,
    wheelX: view === null ? 8 : view.left + 8,
    wheelY: (ceiling + floor) / 2,
  }
}

/** A client around an app that runs. */
export function clientOf(
  app: ElectronApplication,
  page: Page,
  window: string,
  { desktop, pictures }: Pick<ClientOptions, 'desktop' | 'pictures'>,
): Client {
  /** A point of the element that a click would reach, on the screen, once the wheel has brought it into view. */
  const place = async (what: Locator): Promise<readonly [number, number]> => {
    const [left, top] = desktop.contentOrigin(window)
    await what.waitFor()
    let before = Number.NaN
    for (let turn = 0; turn < 60; turn += 1) {
      const { x, y, edge, isReachable, isBelow, wheelX, wheelY } = await what.evaluate(reachablePoint)
      if (isReachable && edge === before) return [left + x, top + y]
      if (isReachable) {
        before = edge
        await delay(60) // what is still moving would be missed
        continue
      }
      // A column that is at its end turns no further: then the page, over its margin.
      await desktop.wheel(left + (edge === before ? 8 : wheelX), top + wheelY, isBelow ? 2 : -2)
      before = edge
    }
    throw new Error(`the wheel does not bring ${what} into view`)
  }
  const saveWords = async () => (await page.locator('.save-state').first().innerText()).trim()

  return {
    page,
    clickOn: async (what) => {
      const [x, y] = await place(what)
      await desktop.click(x, y)
    },
    selectText: async (what) => {
      await place(what)
      const [left, top] = desktop.contentOrigin(window)
      const ends = await what.evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const boxes = [...range.getClientRects()]
        const first = boxes[0]
        const last = boxes.at(-1)
        if (first === undefined || last === undefined) throw new Error('there is no text to select')
        return { from: [first.left + 1, first.top + first.height / 2], to: [last.right, last.top + last.height / 2] }
      })
      const at = ([x = 0, y = 0]: readonly number[]): [number, number] => [left + x, top + y]
      await desktop.drag(at(ends.from), at(ends.to))
      return page.evaluate(() => getSelection()?.toString().length ?? 0)
    },
    picture: async (name) => {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme })
        await delay(250)
        await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) })
      }
      await page.emulateMedia({ colorScheme: null })
    },
    saveWords,
    waitUntilSaved: async () => {
      for (let turn = 0; turn < 200; turn += 1) {
        if (/^saved/i.test(await saveWords())) return
        await delay(50)
      }
      throw new Error(`nothing was saved for 10 s; the screen says: ${await saveWords()}`)
    },
    waitUntilSent: async () => {
      await page.locator('.save-state-sync', { hasText: /^sent/i }).waitFor({ timeout: 90_000 })
    },
    textOf: (editor) =>
      editor.evaluate((element) =>
        [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
      ),
    kill: async () => {
      const process = app.process()
      const gone = new Promise((resolve) => process.once('exit', resolve))
      process.kill('SIGKILL')
      await gone
    },
    close: () => app.close(),
  }
}
