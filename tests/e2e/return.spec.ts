import { expect, test } from 'playwright/test'
import { createWorld, ofType, type World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await createWorld()
})
test.afterAll(() => world.stop())

const kills = 4

test('whatever stops the client, it returns to the same place with what was shown as saved', async () => {
  const verdict = '[data-field="tool-library-note.verdict"] .cm-content'
  let { app, page } = await world.launch()
  await world.enrol(page)
  let saved = ''
  for (let kill = 0; kill < kills; kill += 1) {
    await page.locator(verdict).click()
    await page.keyboard.press('Control+End')
    const words = ` Kill number ${kill + 1} comes after this.`
    await page.keyboard.type(words, { delay: 8 })
    await expect(page.locator('.save-state')).toContainText('Saved on this device')
    saved = (await page.locator(verdict).innerText()).replaceAll('\u00a0', ' ')
    void page.keyboard.type('lost or not', { delay: 15 }).catch(() => undefined)
    await page.waitForTimeout(20 + 40 * kill)
    const process = app.process()
    const gone = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await gone
    ;({ app, page } = await world.launch())
    await page.locator(verdict).waitFor()
    const found = (await page.locator(verdict).innerText()).replaceAll('\u00a0', ' ')
    expect(found.startsWith(saved)).toBe(true)
    expect('lost or not'.startsWith(found.slice(saved.length))).toBe(true)
    await expect(page.getByText('The client stopped unexpectedly')).toBeVisible()
  }
  await app.close()
  ;({ app, page } = await world.launch())
  await page.locator(verdict).waitFor()
  expect(await page.getByText('The client stopped unexpectedly').count()).toBe(0)
  await app.close()
  const events = await world.events()
  expect(ofType(events, 'session.started')).toHaveLength(kills + 2)
  expect(ofType(events, 'session.ended')).toHaveLength(2)
})
