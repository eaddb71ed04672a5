import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import type { AttemptView } from '../../shared/ipc/views.ts'
import { bundlePageScript } from '../renderer/harness/build.ts'
import { answeringScript } from '../renderer/harness/open.ts'
import { serveFolder } from '../renderer/harness/serve.ts'

/** The client's page as `npm run build` made it, in the system's Chromium, with an attempt in the middle of answering. */
export interface BuiltPages {
  readonly browser: Browser
  readonly open: (attempt: Partial<AttemptView>) => Promise<Page>
  /** A page without the client, in the same browser and window: what the client's is compared with. */
  readonly openBare: (body: string) => Promise<Page>
  readonly close: () => Promise<void>
}

const viewport = { width: 1280, height: 800 }

export async function startBuiltPages(): Promise<BuiltPages> {
  const folder = join(import.meta.dirname, '../../out/renderer')
  if (!existsSync(join(folder, 'index.html'))) throw new Error('the client is not built: run npm run build first')
  const entry = await bundlePageScript(join(import.meta.dirname, 'built-page-entry.ts'))
  const served = await serveFolder(folder)
  const browser = await chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  return {
    browser,
    async open(attempt) {
      const context = await browser.newContext({ viewport })
      const script = JSON.stringify(answeringScript(attempt))
      await context.addInitScript(`globalThis.fakeScript = ${script};\n${entry}`)
      const page = await context.newPage()
      await page.goto(served.address)
      await page.locator('.item-field').first().waitFor()
      return page
    },
    async openBare(body) {
      const context = await browser.newContext({ viewport })
      const page = await context.newPage()
      await page.setContent(`<!doctype html><meta charset="utf-8"><title>bare</title>${body}`)
      return page
    },
    async close() {
      await browser.close()
      served.close()
    },
  }
}
