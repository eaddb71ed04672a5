import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { speaking } from '../i18n/spoken.ts'
import { visitFlow } from './flow-screens.ts'
import { startHarness } from './open.ts'

/** Leaves a picture of each screen around the questions in both themes: `node tests/renderer/harness/flow-screenshots.ts DIR`. */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: flow-screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const said = await speaking('en')
const harness = await startHarness()
try {
  for (const colorScheme of ['light', 'dark'] as const)
    await visitFlow(harness, { said, options: { colorScheme } }, (page, screen, isWhole = true) =>
      page.screenshot({ path: join(folder, `${screen}-${colorScheme}.png`), fullPage: isWhole }),
    )
} finally {
  await harness.close()
}
