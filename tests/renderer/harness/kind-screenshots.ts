import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { listItems } from '../../../shared/pack/pack.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'
import { answeringScript, startHarness } from './open.ts'

/** Leaves a picture of every kind of stimulus and field, answered, in both themes, wide and narrow: `… DIR`. */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: kind-screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const harness = await startHarness()
const widths = [
  { name: 'wide', width: 1440, height: 1000 },
  { name: 'narrow', width: 720, height: 1000 },
] as const

async function shoot(colorScheme: 'light' | 'dark', { name, width, height }: (typeof widths)[number]): Promise<void> {
  for (const { id } of listItems(everyKindPack)) {
    const script = answeringScript({ pack: everyKindPack, values: { ...everyKindResponses }, currentItem: id })
    const page = await harness.open(script, { colorScheme, viewport: { width, height } })
    await page.locator('.item-field').first().waitFor()
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder ?? '', `${id}-${name}-${colorScheme}.png`), fullPage: true })
    await page.context().close()
  }
}

try {
  for (const width of widths) for (const scheme of ['light', 'dark'] as const) await shoot(scheme, width)
} finally {
  await harness.close()
}
