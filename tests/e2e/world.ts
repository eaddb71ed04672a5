import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ElectronApplication, Page } from 'playwright'
import { createAttemptFolder } from '../../electron/main/journal/attempt-folder.ts'
import { openAttemptKey, scoringKeyPairOf } from '../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import type { EventOf, EventType, JournalEvent } from '../../shared/attempt/events.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import { decodeHeader } from '../../shared/journal/header.ts'
import { openJournal } from '../../shared/journal/open.ts'
import { type ApiProcess, startApi } from '../../tools/demo/api-process.ts'
import { type Desktop, openDesktop } from '../../tools/demo/desktop.ts'
import { type DisplayOptions, startDisplay, type VirtualDisplay } from '../host/display.ts'
import { launchApp } from '../host/launch.ts'

const run = promisify(execFile)

/** A display, a server with a database of its own, and a place for one client: what a spec lives in. */
export interface World {
  readonly display: VirtualDisplay
  readonly desktop: Desktop
  readonly api: ApiProcess
  /** Folder of the server's own data. */
  readonly serverData: string
  /** Folder of the client's own data. */
  readonly userData: string
  readonly launch: () => Promise<{ readonly app: ElectronApplication; readonly page: Page }>
  /** Takes a page that shows the first screen to the first question. */
  readonly enrol: (page: Page) => Promise<void>
  /** The same up to the lobby, before the start. */
  readonly reachLobby: (page: Page) => Promise<void>
  /** The same as `enrol` from the page that says what is recorded. */
  readonly begin: (page: Page) => Promise<void>
  /** Releases the results of an attempt, as the operator does. */
  readonly release: (attemptId: string) => Promise<void>
  /** The events of the one attempt as its files on this device (or in `folder`) hold them, opened with the organisation's key. */
  readonly events: (folder?: string) => Promise<readonly JournalEvent[]>
  readonly stop: () => Promise<void>
}

interface WorldOptions extends Partial<DisplayOptions> {
  /** Pack folders of the server's assessment, one for each form; else the small sample. */
  readonly packs?: readonly string[]
  /** Added to the server's environment. */
  readonly serverEnv?: Readonly<Record<string, string>>
  /** Added to the client's environment. */
  readonly clientEnv?: Readonly<Record<string, string>>
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { packs = ['resources/packs/sample'], serverEnv = {}, clientEnv = {}, ...displayOptions } = options
  const folder = mkdtempSync(join(tmpdir(), 'candor-e2e-'))
  chmodSync(folder, 0o711) // PostgreSQL refuses to run as root: the user it runs as must be able to pass through
  const data = join(folder, 'server')
  const userData = join(folder, 'client')
  const display = await startDisplay({ width: 1440, height: 960, ...displayOptions })
  const desktop = openDesktop(display.env)
  const api = await startApi(data, 0, { isFirst: true, samplePack: packs.join(','), env: serverEnv }, () => undefined)
  const apps: ElectronApplication[] = []
  const enterCode = async (page: Page) => {
    await page.getByLabel('Invitation code').fill(api.ready.invitationCode ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  return {
    display,
    desktop,
    api,
    serverData: data,
    userData,
    launch: async () => {
      const app = await launchApp({ display, userData, env: { CANDOR_SERVER: api.ready.url, ...clientEnv } })
      apps.push(app)
      const page = await app.firstWindow()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      return { app, page }
    },
    enrol: async (page) => {
      await enterCode(page)
      await begin(page)
    },
    reachLobby: async (page) => {
      await enterCode(page)
      await agree(page)
    },
    begin,
    release: async (attemptId) => {
      const args = ['server/cli/main.ts', 'release', '--attempt', attemptId, '--data', data]
      await run(process.execPath, args, { cwd: join(import.meta.dirname, '../..') })
    },
    events: (folder = userData) => readEvents(folder, join(data, 'scoring.key')),
    stop: async () => {
      for (const app of apps) await app.close().catch(() => undefined) // a spec may have killed it
      desktop.stop()
      await api.stop()
      await display.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function begin(page: Page): Promise<void> {
  await agree(page)
  await page.getByRole('button', { name: /start the assessment/i }).click()
  await page.locator('.item-field').first().waitFor()
}

/** From the page that says what is recorded to the lobby. */
async function agree(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /recorded, and why/ }).waitFor()
  await page
    .getByRole('button', { name: /continue|consent|next/i })
    .last()
    .click()
  await page.getByRole('checkbox').first().waitFor()
  for (const box of await page.getByRole('checkbox').all()) await box.locator('xpath=ancestor::label').click()
  await page.getByRole('button', { name: /agree/i }).last().click()
  await page.getByRole('list', { name: 'Results' }).waitFor()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: /start the assessment/i }).waitFor()
}

async function readEvents(userData: string, keyFile: string): Promise<readonly JournalEvent[]> {
  const { attemptId } = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))
  const segments = await createAttemptFolder(join(userData, 'attempts', attemptId)).list()
  const header = decodeHeader(segments[0]?.bytes ?? new Uint8Array())
  const privateKey = fromBase64Url(readFileSync(keyFile, 'utf8').trim())
  if (!header.ok || privateKey === null) throw new Error('there is no journal, or no scoring key')
  const key = await openAttemptKey(scoringKeyPairOf(privateKey), attemptId, header.value.sealedKey)
  if (!key.ok) throw new Error(key.failure)
  return openJournal(createJournalPrimitives(), segments, key.value).events
}

export function ofType<Type extends EventType>(events: readonly JournalEvent[], type: Type): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type)
}
