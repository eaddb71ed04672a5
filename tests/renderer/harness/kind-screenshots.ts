import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { speaking } from '../i18n/spoken.ts'
import { visitKinds } from './kind-screens.ts'
import { startHarness } from './open.ts'

/** Leaves a picture of every kind of stimulus and field, answered, in both themes, wide and narrow: `… DIR`. */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: kind-screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const said = await speaking('en')
const harness = await startHarness()
const widths = [
  { name: 'wide', width: 1440, height: 1000 },
  { name: 'narrow', width: 720, height: 1000 },
] as const

async function shoot(colorScheme: 'light' | 'dark', { name, width, height }: (typeof widths)[number]): Promise<void> {
  await visitKinds(harness, { said, options: { colorScheme, viewport: { width, height } } }, (page, item) =>
    page.screenshot({ path: join(folder ?? '', `${item}-${name}-${colorScheme}.png`), fullPage: true }),
  )
}

try {
  for (const width of widths) for (const scheme of ['light', 'dark'] as const) await shoot(scheme, width)
} finally {
  await harness.close()
}
