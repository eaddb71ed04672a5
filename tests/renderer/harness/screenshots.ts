import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { speaking } from '../i18n/spoken.ts'
import { visitFlow } from './flow-screens.ts'
import { visitKinds } from './kind-screens.ts'
import { standardScript, startHarness } from './open.ts'
import { type Look, walk } from './walk.ts'

/**
 * Leaves a picture of every screen in both themes, and of every screen as preferences and other languages change it:
 * `node tests/renderer/harness/screenshots.ts DIR`.
 */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const harness = await startHarness('gallery')

/** What no walk passes: every component in every state. */
async function shootComponents(colorScheme: 'light' | 'dark'): Promise<void> {
  const path = (name: string) => join(folder ?? '', `${colorScheme}-${name}.png`)
  const gallery = await harness.open(standardScript, { colorScheme })
  await gallery.goto(`${harness.address}#/ui`)
  await gallery.reload()
  await gallery.getByRole('heading', { name: 'Components' }).waitFor()
  await gallery.waitForTimeout(400)
  await gallery.screenshot({ path: path('components'), fullPage: true })
  await gallery.getByRole('button', { name: 'Open the dialog' }).click()
  await gallery.screenshot({ path: path('components-dialog') })
  await gallery.context().close()
}

const said = await speaking('en')
const looks: Readonly<Record<string, Look>> = {
  light: { said, options: { colorScheme: 'light' } },
  dark: { said, options: { colorScheme: 'dark' } },
  narrow: { said, options: { viewport: { width: 720, height: 900 } } },
  spanish: { said: await speaking('es'), preferences: { language: 'es' } },
  // Longer words, from right to left.
  pseudo: { said: await speaking('pseudo'), search: '?pseudo' },
  'high-light': { said, preferences: { contrast: 'high', theme: 'light' } },
  'high-dark': { said, preferences: { contrast: 'high', theme: 'dark' } },
  forced: { said, options: { forcedColors: 'active' } },
  large: { said, preferences: { textSize: 150 } },
  'large-narrow': { said, preferences: { textSize: 150 }, options: { viewport: { width: 720, height: 560 } } },
}

try {
  await shootComponents('light')
  await shootComponents('dark')
  for (const [look, how] of Object.entries(looks)) {
    const shoot = (page: Page, name: string, isWhole = true) =>
      page.screenshot({ path: join(folder, `${look}-${name}.png`), fullPage: isWhole })
    await walk(harness, how, (page, name) => shoot(page, name, name !== 'display'))
    await visitFlow(harness, how, shoot)
    await visitKinds(harness, how, shoot)
  }
} finally {
  await harness.close()
}
