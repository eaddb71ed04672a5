import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchedAttempt } from '../renderer/harness/flow-screens.ts'
import { answeringScript, type Harness, startHarness } from '../renderer/harness/open.ts'
import { freshAttempt } from '../renderer/harness/views.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const text = 'Please check the second paragraph.'
const open = async (changes: Parameters<typeof answeringScript>[0] = {}) => {
  const page = await harness.open(answeringScript({ ...watchedAttempt, ...changes }))
  await page.getByRole('button', { name: 'Flag for later' }).waitFor()
  return page
}
const help = (page: Page) => page.getByRole('button', { name: /^Help/ })
const arrive = (page: Page, words = text) => page.evaluate((said) => globalThis.fakeMain.arrive(said), words)
const asked = async (page: Page, channel: string) =>
  (await page.evaluate(() => globalThis.fakeMain.asked)).filter((one) => one.channel === channel)

describe('the way to the invigilator', () => {
  it('[LV8] is absent where nobody watches, and where nobody may write', async () => {
    for (const live of [
      { isWatched: false, mayWrite: false },
      { isWatched: true, mayWrite: false },
    ]) {
      const policy = { ...freshAttempt.policy, integrity: { ...freshAttempt.policy.integrity, live } }
      const page = await open({ policy })
      await page.waitForTimeout(200)
      expect([live, await help(page).count()]).toEqual([live, 0])
      await page.context().close()
    }
  })

  it('[LV5] tells of a message, leaves focus and words where they are, and shows it at a press', async () => {
    const page = await open()
    const editor = page.locator('.cm-content').first()
    await editor.click()
    await page.keyboard.type('My answer')
    await arrive(page)
    await page.getByRole('status').getByText('The invigilator wrote to you.').waitFor()
    await page.keyboard.type(' goes on.')
    expect(await editor.innerText()).toContain('My answer goes on.')
    expect(await page.getByText(text).count()).toBe(0)
    expect(await asked(page, 'live/read')).toEqual([])
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.getByRole('alertdialog').getByText(text).waitFor()
    expect(await asked(page, 'live/read')).toHaveLength(1)
    await page.keyboard.press('Escape')
    await page.getByText('The invigilator wrote to you.').first().waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('shows a message that comes while the dialog is open only at a press of its own', async () => {
    const page = await open()
    await help(page).click()
    await arrive(page)
    await page.getByRole('button', { name: 'Show the message' }).waitFor()
    expect([await page.getByText(text).count(), await asked(page, 'live/read')]).toEqual([0, []])
    await page.getByRole('button', { name: 'Show the message' }).press('Enter')
    await page.getByText(text).waitFor()
    expect(await asked(page, 'live/read')).toHaveLength(1)
    await page.context().close()
  })

  it('shows a message even where it cannot be recorded that it was read', async () => {
    const page = await open()
    await arrive(page)
    await page.evaluate(() => globalThis.fakeMain.fail('live/read', 'journal/storage-full', 1))
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.getByText(text).waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await expect.poll(async () => (await asked(page, 'live/read')).length).toBe(2)
    await page.context().close()
  })

  it('[LV6] [LV7] says of hand and words whether the server has them', async () => {
    const page = await open()
    await help(page).click()
    await page.evaluate(() =>
      globalThis.fakeMain.announce('live/changed', {
        isWatched: true,
        mayWrite: true,
        isHandRaised: true,
        isHandTold: false,
        messages: [
          {
            id: '5a1d2c3e-0000-4000-8000-000000000001',
            from: 'candidate',
            text: 'Hello',
            wallMs: 0,
            isRead: true,
            isTold: false,
          },
        ],
      }),
    )
    await page.getByText('Your hand is raised here. The server does not know it yet.').waitFor()
    await page.getByText(/^You, .*Kept on this device, not sent yet\.$/).waitFor()
    await page.context().setOffline(true)
    await page.getByText('The server cannot be reached now.').waitFor()
    await page.context().close()
  })

  it('loses no word: not by closing, by going elsewhere, or when it cannot be recorded', async () => {
    const page = await open()
    await help(page).press('Enter')
    await page.getByLabel('Write to the invigilator').fill('A long question')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Overview' }).click()
    await page.getByRole('heading', { name: 'Stop for now' }).waitFor()
    await help(page).click()
    expect(await page.getByLabel('Write to the invigilator').inputValue()).toBe('A long question')
    await page.evaluate(() => globalThis.fakeMain.fail('live/write', 'journal/storage-full', 1))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').getByText('what you typed here is still here').waitFor()
    expect(await page.getByLabel('Write to the invigilator').inputValue()).toBe('A long question')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText(/^You, .*Sent\.$/).waitFor()
    expect(await page.getByLabel('Write to the invigilator').inputValue()).toBe('')
    expect((await asked(page, 'live/write')).map(({ args }) => args)).toEqual(
      Array(2).fill({ text: 'A long question' }),
    )
    await page.context().close()
  })
})
