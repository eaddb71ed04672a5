import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { buildRenderer } from './build.ts'
import type { FakeScript } from './fake-main.ts'
import { serveFolder } from './serve.ts'
import { app, attemptId, checks, freshAttempt, invitation, preflight } from './views.ts'

export const standardScript: FakeScript = { app, invitation, checks, preflight, attempt: freshAttempt, durableMs: 5 }

/** A script whose client finds an attempt on this device, in the middle of answering. */
export function answeringScript(changes: Partial<FakeScript['attempt']> = {}): FakeScript {
  return {
    ...standardScript,
    app: { ...app, attemptId },
    attempt: { ...freshAttempt, phase: 'answering', startedWallMs: Date.now() - 754_000, ...changes },
  }
}

export interface Harness {
  readonly browser: Browser
  readonly address: string
  /** `search` is a part of the address, such as `?pseudo`. */
  readonly open: (script: FakeScript, options?: BrowserContextOptions, search?: string) => Promise<Page>
  readonly close: () => Promise<void>
}

/** Builds the renderer, serves it and starts the system's Chromium, with `switches` of its command line. */
export async function startHarness(
  mode: 'production' | 'gallery' = 'production',
  switches: readonly string[] = [],
): Promise<Harness> {
  const built = await buildRenderer(mode)
  const served = await serveFolder(built.folder)
  const browser = await chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...switches],
  })
  return {
    browser,
    address: served.address,
    async open(script, options = {}, search = '') {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      await context.addInitScript(`globalThis.fakeScript = ${JSON.stringify(script)};\n${built.fakeMain}`)
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      await page.goto(served.address + search)
      return page
    },
    async close() {
      await browser.close()
      served.close()
      await built.remove()
    },
  }
}
