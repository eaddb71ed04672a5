import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { handId, live, resetLive } from './live-fixtures.ts'
import { signIn, startReviewHarness } from './open.ts'

/** Leaves a picture of the live view in its states and both themes: `node tests/renderer/review/live-screenshots.ts FOLDER`. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('say which folder the pictures go to')
mkdirSync(folder, { recursive: true })
const harness = await startReviewHarness()
for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 1100, 420]) {
    const { page, complaints } = await harness.open({ colorScheme, viewport: { width, height: 900 } })
    const shoot = async (name: string) => {
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(folder, `live-${name}-${width}-${colorScheme}.png`) })
    }
    resetLive()
    await signIn(page)
    await page.getByRole('link', { name: 'Live' }).click()
    await page.getByText('Ines Varga').waitFor()
    await page.locator('.live-coverage summary').first().click()
    await shoot('list')
    await page.getByRole('link', { name: 'Ines Varga' }).click()
    await page.getByText('Thank you. May I').waitFor()
    await page.getByLabel('Write to').fill('Yes. Take it when it suits you.')
    await shoot('thread')
    await page.route('**/v1/review/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('What you wrote is still here.').waitFor()
    await page.getByText('There may be messages').waitFor()
    await shoot('offline')
    await page.unroute('**/v1/review/**')
    live.attempts = []
    await page.goto(`${harness.address}#/live?attempt=${handId}`)
    await page.reload()
    await page.getByText('is not in progress any more').waitFor()
    await shoot('gone')
    await page.goto(`${harness.address}#/live`)
    await page.getByText('No attempt is in progress').waitFor()
    await shoot('empty')
    if (complaints.length > 0) console.log(complaints.join('\n'))
    await page.context().close()
  }
await harness.close()
