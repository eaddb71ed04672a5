import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readPackFolder } from '../../../node/pack/read-pack-folder.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { answeringScript, startHarness } from './open.ts'

/**
 * Leaves a picture of every item of a pack folder, answered with its best anchor where it has a key:
 * `node tests/renderer/harness/item-screenshots.ts PACK DIR [light|dark]`.
 */
const [pack, folder, scheme = 'light'] = process.argv.slice(2)
if (pack === undefined || folder === undefined) throw new Error('say which pack, and where the pictures go')
await mkdir(folder, { recursive: true })
const read = await readPackFolder(pack)
if (read.pack === null) throw new Error(`${pack} cannot be read`)
const harness = await startHarness()
try {
  for (const item of listItems(read.pack)) {
    const anchors = read.key?.items.find((key) => key.item === item.id)?.anchors ?? []
    const best = anchors.find(({ rating }) => rating === 5)?.values ?? {}
    const values = Object.fromEntries(Object.entries(best).map(([key, value]) => [`${item.id}.${key}`, value]))
    const page = await harness.open(answeringScript({ pack: read.pack, values, currentItem: item.id }), {
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
      viewport: { width: 1440, height: 960 },
    })
    await page.locator('.item-field').first().waitFor()
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder, `${item.id}-${scheme}.png`), fullPage: true })
    await page.context().close()
  }
} finally {
  await harness.close()
}
