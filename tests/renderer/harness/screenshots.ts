import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { speaking } from '../i18n/spoken.ts'
import { visitFlow } from './flow-screens.ts'
import { visitKinds } from './kind-screens.ts'
import { answeringScript, standardScript, startHarness } from './open.ts'
import { type Look, walk as walkIn } from './walk.ts'

/**
 * Leaves a picture of every screen in both themes, and of every screen as preferences and other languages change it:
 * `node tests/renderer/harness/screenshots.ts DIR`.
 */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const harness = await startHarness('gallery')

const filled = {
  'tool-library-note.accuracy': 2,
  'tool-library-note.problems':
    'Critical: “you can take it home that day and go to the 30-minute safety talk later”. The sheet says a member must attend the talk before borrowing any power tool.\n\nMajor: “opened in March 2015”. The sheet says March 2013.',
}

async function walk(scheme: 'light' | 'dark'): Promise<void> {
  const shoot = (page: Page, name: string, isWhole = true) =>
    page.screenshot({ path: join(folder ?? '', `${name}-${scheme}.png`), fullPage: isWhole })
  const options = { colorScheme: scheme }

  const page = await harness.open(standardScript, options)
  await shoot(page, '01-invitation')
  await page.getByLabel('Invitation code').fill('HKTR-7WQM')
  await page.getByRole('button', { name: 'Continue' }).click()
  await shoot(page, '02-invitation-error')
  await page.getByLabel('Invitation code').fill('HKTR-7WQM-3NXP')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Who asks, and what is recorded' }).waitFor()
  await shoot(page, '03-who')
  await page.getByRole('button', { name: 'Continue to consent' }).click()
  await page.getByRole('button', { name: 'Agree and continue' }).click()
  await shoot(page, '04-consent')
  for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true })
  await page.getByRole('button', { name: 'Agree and continue' }).click()
  await page.getByText('Disk space').waitFor()
  await shoot(page, '05-check')
  await page.context().close()

  const item = await harness.open(answeringScript({ values: filled }), options)
  await item.getByLabel('List each problem').waitFor()
  await item.getByLabel('Give your verdict').click()
  await item.keyboard.type('No. The note would let a member take a power tool home before the talk.')
  await item.waitForTimeout(400)
  await shoot(item, '06-item')
  await shoot(item, '06-item-viewport', false)
  await item.setViewportSize({ width: 720, height: 900 })
  await shoot(item, '07-item-narrow')
  await item.setViewportSize({ width: 1280, height: 800 })
  await item.getByRole('button', { name: 'Next' }).click()
  await item.getByText('Response A').first().waitFor()
  await shoot(item, '08-ranking')
  await item.getByRole('button', { name: 'Review answers' }).click()
  await item.getByRole('heading', { name: 'Review your answers' }).waitFor()
  await shoot(item, '09-review')
  await item.context().close()

  const trouble = await harness.open(
    answeringScript({
      values: filled,
      interruption: { stoppedWallMs: Date.now() - 120_000, resumedWallMs: Date.now() - 60_000 },
      save: {
        state: 'failed',
        savedWallMs: Date.now() - 40_000,
        code: 'storage/failed',
        message: 'Candor could not write to this device.',
      },
      sync: {
        state: 'waiting',
        pendingBytes: 12_400,
        sentWallMs: Date.now() - 90_000,
        nextTryWallMs: Date.now() + 18_000,
        code: 'server/unreachable',
        detail: null,
      },
    }),
    options,
  )
  await trouble.getByText('The client stopped unexpectedly').waitFor()
  await shoot(trouble, '10-trouble', false)
  await trouble.context().close()

  const receipt = await harness.open(
    answeringScript({
      phase: 'submitted',
      receipt: {
        sealedWallMs: Date.now(),
        headDigest: '5e1f09ab7c33d210'.repeat(4),
        events: 1_284,
        serverTimeMs: null,
      },
      sync: {
        state: 'waiting',
        pendingBytes: 42_400,
        sentWallMs: null,
        nextTryWallMs: Date.now() + 18_000,
        code: null,
        detail: null,
      },
    }),
    options,
  )
  await receipt.getByText('Fingerprint').waitFor()
  await shoot(receipt, '11-receipt')
  await receipt.context().close()

  const gallery = await harness.open(standardScript, options)
  await gallery.goto(`${harness.address}#/ui`)
  await gallery.reload()
  await gallery.getByRole('heading', { name: 'Components' }).waitFor()
  await gallery.waitForTimeout(400)
  await shoot(gallery, '12-components')
  await gallery.getByRole('button', { name: 'Open the dialog' }).click()
  await shoot(gallery, '13-dialog', false)
  await gallery.context().close()
}

const said = await speaking('en')
const looks: Readonly<Record<string, Look>> = {
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
  await walk('light')
  await walk('dark')
  for (const [look, how] of Object.entries(looks)) {
    const shoot = (page: Page, name: string, isWhole = true) =>
      page.screenshot({ path: join(folder, `${look}-${name}.png`), fullPage: isWhole })
    await walkIn(harness, how, (page, name) => shoot(page, name, name !== 'display'))
    await visitFlow(harness, how, shoot)
    await visitKinds(harness, how, shoot)
  }
} finally {
  await harness.close()
}
