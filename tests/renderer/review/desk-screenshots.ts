import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { account } from './account.ts'
import { addDecision, addNote, addRating, jonas } from './desk-fixtures.ts'
import { mainAttemptId } from './fixtures.ts'
import { signIn, startReviewHarness } from './open.ts'

/** Leaves a picture of each panel of the desk in both themes: `node tests/renderer/review/desk-screenshots.ts FOLDER`. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('say which folder the pictures go to')
mkdirSync(folder, { recursive: true })
Object.assign(account, { role: 'administrator' })
const harness = await startReviewHarness()
const review = harness.fixtures.reviews.get(mainAttemptId)
if (review === undefined) throw new Error('the fixtures have changed')
for (const colorScheme of ['light', 'dark'] as const) {
  const { page, complaints } = await harness.open({ colorScheme })
  const shoot = async (name: string) => {
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, `desk-${name}-${colorScheme}.png`) })
  }
  const open = async (hash: string) => {
    await page.goto(`${harness.address}#/`)
    await page.goto(`${harness.address}${hash}`)
    await page.reload()
    await page.waitForTimeout(600)
  }
  await page.getByLabel('Password').waitFor()
  await signIn(page)
  await open(`#/attempts/${mainAttemptId}`)
  if (colorScheme === 'light') {
    await shoot('rating-empty')
    await page.getByRole('button', { name: 'Rate differently' }).click()
    await page.getByRole('button', { name: 'Save rating' }).click()
    await shoot('rating-form')
    await page.getByRole('tab', { name: /Notes/ }).click()
    await shoot('notes-empty')
    const item = 'tool-library-note'
    addNote(review, { item: null, refSeqs: [], text: 'Asked to look again by the team lead.' }, jonas)
    addNote(review, { item, refSeqs: [40, 120], text: 'The quotations are exact; see both pastes.' })
    addRating(review, { item, score: 5, reason: 'Every critical problem is named and quoted.' })
    addRating(review, { item, score: 3, reason: 'Two of the four problems are not explained.' }, 'blind', jonas)
    addRating(review, { item: 'garden-notice', score: 2, reason: 'The trade-off is not named.' })
    addRating(review, { item: 'garden-notice', score: 3, reason: 'On a second look the winner is right.' })
    addRating(review, { item: 'garden-notice', score: 3, reason: 'Right winner, one-sided reason.' }, 'blind', jonas)
    addDecision(review, {
      rule: 'external-paste-share',
      version: 1,
      answer: 'found',
      inputs: [],
      decision: 'needs-talk',
      reason: 'The passage reads like a template; ask first.',
    })
  }
  await open(`#/attempts/${mainAttemptId}`)
  await shoot('disputed')
  await page.getByText('Second person').click()
  await page.getByText('Second person').scrollIntoViewIfNeeded()
  await shoot('second-person')
  await page.getByRole('button', { name: /garden/ }).click()
  await page.locator('.attempt-aside').evaluate((element) => element.scrollTo(0, 0))
  await shoot('people')
  await page.getByRole('tab', { name: /Notes/ }).click()
  await shoot('notes')
  await page.getByRole('tab', { name: /Findings/ }).click()
  await page.locator('.finding summary').first().click()
  await page.getByRole('button', { name: 'Add another decision' }).first().click()
  await page.getByText('Needs a talk').last().scrollIntoViewIfNeeded()
  await shoot('decision')
  await page.getByRole('tab', { name: /Context/ }).click()
  await page.waitForTimeout(300)
  await shoot('context')
  await page.getByText('Who looked at this attempt').click()
  await page.waitForTimeout(300)
  await page.locator('.attempt-aside').evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await shoot('looked')
  await page.getByRole('button', { name: 'Export' }).click()
  await shoot('export')
  await open('#/audit')
  await shoot('audit')
  await open(`#/attempts/${mainAttemptId}/blind`)
  await shoot('blind-begin')
  await page.getByRole('button', { name: 'Begin' }).click()
  await shoot('blind')
  if (complaints.length > 0) console.log(complaints.join('\n'))
  await page.context().close()
}
await harness.close()
