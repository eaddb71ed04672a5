import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { everyKindAttemptId, mainAttemptId, standInAttemptId } from './fixtures.ts'
import { signIn, startReviewHarness } from './open.ts'

/** Leaves a picture of each review screen in both themes: `node tests/renderer/review/screenshots.ts FOLDER`. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('say which folder the pictures go to')
mkdirSync(folder, { recursive: true })
const harness = await startReviewHarness()
for (const colorScheme of ['light', 'dark'] as const) {
  const { page, complaints } = await harness.open({ colorScheme })
  const shoot = (name: string) => page.screenshot({ path: join(folder, `review-${name}-${colorScheme}.png`) })
  await page.getByLabel('Password').waitFor()
  await shoot('sign-in')
  await signIn(page)
  await shoot('list')
  await page.goto(`${harness.address}#/attempts/${mainAttemptId}`)
  const timeline = page.getByRole('application')
  await timeline.waitFor()
  await page.waitForTimeout(400)
  await shoot('attempt')
  await page.locator('.item-link', { hasText: 'garden' }).click()
  await page.locator('.evidence-button').nth(3).hover()
  await page.waitForTimeout(300)
  await shoot('evidence')
  await page.getByRole('tab', { name: /Findings/ }).click()
  await page.getByText('Text from outside in a response').click()
  await page.waitForTimeout(300)
  await shoot('findings')
  const box = await timeline.boundingBox()
  if (box !== null) await page.mouse.move(box.x + box.width * 0.5, box.y + 70)
  await timeline.focus()
  for (const key of ['+', '+', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await page.waitForTimeout(300)
  await shoot('zoomed')
  await page.getByRole('button', { name: 'Events' }).click()
  await page.getByRole('button', { name: /Record verified/ }).click()
  await page.waitForTimeout(300)
  await shoot('events')
  await page.goto(`${harness.address}#/attempts/${everyKindAttemptId}`)
  for (const title of [/late bus/, /rubric/, /books a room/]) {
    await page.locator('.item-link', { hasText: title }).click()
    await page.waitForTimeout(300)
    await shoot(`kinds-${title.source.replaceAll(' ', '-')}`)
  }
  await page.goto(`${harness.address}#/attempts/${standInAttemptId}`)
  await page.getByRole('note').waitFor()
  await page.waitForTimeout(300)
  await shoot('stand-in')
  await page.setViewportSize({ width: 720, height: 900 })
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, `review-narrow-${colorScheme}.png`), fullPage: true })
  if (complaints.length > 0) console.log(complaints.join('\n'))
  await page.context().close()
}
await harness.close()
