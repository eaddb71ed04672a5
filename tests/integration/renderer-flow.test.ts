import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../renderer/harness/axe.ts'
import { limited, visitFlow } from '../renderer/harness/flow-screens.ts'
import { answeringScript, type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'
import { speaking } from '../renderer/i18n/spoken.ts'

const said = await speaking('en')
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const askedOf = (page: Page) => page.evaluate(() => globalThis.fakeMain.asked)
const channelsOf = async (page: Page) => (await askedOf(page)).map(({ channel }) => channel)

describe.each(['light', 'dark'] as const)('the screens around the questions in the %s theme', (colorScheme) => {
  it('have no fault that axe finds', async () => {
    const found: Record<string, string[]> = {}
    await visitFlow(harness, { said, options: { colorScheme } }, async (page, screen) => {
      await page.waitForTimeout(250) // what fades in is not looked at half-way
      found[screen] = await axe(page)
    })
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(14)
  })
})

describe('practice', () => {
  it('writes, rates and moves on without asking main for anything that would be recorded', async () => {
    const page = await harness.open(standardScript)
    await page.getByRole('link', { name: 'Practise with open questions' }).click()
    await page.getByText('Practice: nothing is recorded').waitFor()
    const before = (await channelsOf(page)).length
    await page.getByRole('radio', { name: /^2/ }).first().click({ force: true })
    await page
      .getByLabel(/verdict/i)
      .first()
      .click()
    await page.keyboard.type('Only practice.')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Previous' }).click()
    expect(
      await page
        .getByLabel(/verdict/i)
        .first()
        .innerText(),
    ).toContain('Only practice.')
    await page.getByRole('button', { name: 'What a good answer does' }).click()
    await page.locator('.commentary-text').waitFor()
    expect((await channelsOf(page)).slice(before)).toEqual([])
    await page.getByRole('button', { name: 'Leave practice' }).first().click()
    await page.getByLabel('Invitation code').waitFor()
    await page.context().close()
  })

  it('cannot be reached while an assessment runs', async () => {
    const page = await harness.open(answeringScript())
    await page.getByRole('button', { name: 'Flag for later' }).waitFor()
    await page.goto(`${harness.address}#/practice`)
    await page.getByRole('button', { name: 'Flag for later' }).waitFor()
    expect(await page.getByText('Practice: nothing is recorded').count()).toBe(0)
    await page.context().close()
  })
})

describe('a running assessment', () => {
  it('flags a question, shows it on the map, and opens questions from there by keyboard', async () => {
    const page = await harness.open(answeringScript())
    await page.getByRole('button', { name: 'Flag for later' }).press('Enter')
    await page.getByRole('button', { name: 'Flagged', pressed: true }).waitFor()
    await page.getByRole('button', { name: 'All questions' }).press('Enter')
    const rows = page.getByRole('alertdialog').getByRole('listitem')
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/A welcome note for a tool library\s+Blank\s+Flagged for later/),
      expect.stringMatching(/A notice for a community garden\s+Blank/),
    ])
    await rows.last().getByRole('button').press('Enter')
    await page.getByRole('heading', { name: 'A notice for a community garden' }).waitFor()
    const flags = (await askedOf(page)).filter(({ channel }) => channel === 'attempt/flag')
    expect(flags.map(({ args }) => args)).toEqual([{ item: 'tool-library-note', isFlagged: true }])
    await page.context().close()
  })

  it('covers the questions during a break and comes back to the same place', async () => {
    const page = await harness.open(answeringScript(limited))
    await page.getByRole('button', { name: 'Overview' }).click()
    await page.getByRole('button', { name: 'Start a break' }).click()
    await page.getByRole('heading', { name: 'Break' }).waitFor()
    expect(await page.locator('.passage, [data-stimulus]').count()).toBe(0)
    await page.getByRole('button', { name: 'I am back' }).click()
    await page.getByText('One break of 10 min left.').waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'A welcome note for a tool library' }).waitFor()
    await page.context().close()
  })

  it('says when ten, five and one minute are left, once each', async () => {
    const time = { ...limited.time, atWallMs: Date.now(), leftMs: 302_000, usedMs: 4_000_000 }
    const page = await harness.open(answeringScript({ ...limited, time }))
    const said = page.locator('.clock [role=status]')
    await expect.poll(() => said.innerText()).toBe('10 min left.')
    await expect.poll(() => said.innerText(), { timeout: 6_000 }).toBe('5 min left.')
    await page.context().close()
  })

  it('lets blank fields be submitted once the time is over, and says that they stay blank', async () => {
    const time = { ...limited.time, isRunning: false, leftMs: 0 }
    const page = await harness.open(answeringScript({ ...limited, time }))
    await page.getByText('These answers stay as they are').waitFor()
    expect(await page.locator('.item-fields').locator('input, button, .cm-content').count()).toBe(0)
    await page.getByRole('alert').getByRole('button', { name: 'Review answers' }).click()
    await page.getByText('they stay as they are, and you can submit.').waitFor()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByText(/fields are still blank\. They stay as they are\./).waitFor()
    await page.getByRole('button', { name: 'Submit and seal' }).click()
    await page.getByRole('heading', { name: 'Submitted and sealed' }).waitFor()
    await page.context().close()
  })
})

describe('after submission', () => {
  it('saves a copy, and asks nothing about results that the policy hides', async () => {
    const receipt = { sealedWallMs: Date.now(), headDigest: 'ab'.repeat(32), events: 12, serverTimeMs: Date.now() }
    const policy = { ...limited.policy, results: 'nothing' as const, retake: { attempts: 1, cooldownHours: 0 } }
    const page = await harness.open(answeringScript({ ...limited, policy, phase: 'submitted', receipt }))
    await page.getByRole('button', { name: 'Save as Markdown' }).click()
    await page.getByText('/home/ines/answers.md').waitFor()
    expect([
      await page.getByRole('button', { name: 'Results' }).count(),
      await page.getByRole('button', { name: 'Is another attempt possible?' }).count(),
      (await channelsOf(page)).includes('results/look'),
    ]).toEqual([0, 0, false])
    await page.context().close()
  })

  it('deletes only after it asked, shows the receipt, and starts at the first screen again', async () => {
    const page = await harness.open(answeringScript(limited))
    await page.getByRole('button', { name: 'Overview' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(await channelsOf(page)).not.toContain('attempt/delete')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByRole('heading', { name: 'Deleted' }).waitFor()
    await page.getByText('The server has deleted its copy and signed for it.').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByLabel('Invitation code').waitFor()
    await page.context().close()
  })
})
