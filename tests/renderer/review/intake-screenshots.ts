import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createIntakeReviews, intakeIds } from './intake-fixtures.ts'
import { signIn, startReviewHarness } from './open.ts'

/** Leaves a picture of the intake panel and its page of the report: `node tests/renderer/review/intake-screenshots.ts FOLDER`. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('say which folder the pictures go to')
mkdirSync(folder, { recursive: true })
const harness = await startReviewHarness()
for (const [attemptId, review] of await createIntakeReviews()) harness.fixtures.reviews.set(attemptId, review)
for (const colorScheme of ['light', 'dark'] as const) {
  const { page, complaints } = await harness.open({ colorScheme, viewport: { width: 1440, height: 1000 } })
  const shoot = async (name: string) => {
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, `intake-${name}-${colorScheme}.png`) })
  }
  await page.getByLabel('Password').waitFor()
  await signIn(page)
  for (const [name, attemptId] of Object.entries(intakeIds)) {
    await page.goto(`${harness.address}#/attempts/${attemptId}`)
    await page.getByRole('application').waitFor()
    await page.getByRole('tab', { name: 'Intake' }).click()
    await shoot(name)
    const disclosure = page.getByText('Read the whole conversation')
    if ((await disclosure.count()) === 0) continue
    await disclosure.click()
    await disclosure.scrollIntoViewIfNeeded()
    await page.locator('.attempt-aside').evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await shoot(`${name}-transcript`)
  }
  await page.goto(`${harness.address}#/attempts/${intakeIds.shared}/report`)
  await page.locator('#report-intake').waitFor()
  await page.locator('.report-section', { has: page.locator('#report-intake') }).screenshot({
    path: join(folder, `intake-report-${colorScheme}.png`),
  })
  if (complaints.length > 0) console.log(complaints.join('\n'))
  await page.context().close()
}
await harness.close()
