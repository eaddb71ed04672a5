import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../renderer/harness/axe.ts'
import { answeringScript, type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const complete = {
  'tool-library-note.accuracy': 2,
  'tool-library-note.problems': words(30),
  'tool-library-note.verdict': words(30),
}

const violationsOf = (page: Page) => page.evaluate(() => globalThis.violations)
const askedOf = (page: Page) => page.evaluate(() => globalThis.fakeMain.asked)

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Invitation code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

describe.each(['light', 'dark'] as const)('the screens in the %s theme', (colorScheme) => {
  it('lead from the invitation to the receipt, with no fault that axe finds and no breach of the policy', async () => {
    const page = await harness.open(standardScript, { colorScheme })
    const found: Record<string, string[]> = { invitation: await axe(page) }
    await enterCode(page, standardScript.invitation.code)
    await page.getByRole('heading', { name: 'Who asks, and what is recorded' }).waitFor()
    found.who = await axe(page)
    await page.getByRole('button', { name: 'Continue to consent' }).click()
    await page.getByRole('heading', { name: 'Consent to recording' }).waitFor()
    found.consent = await axe(page)
    for (const choice of await page.locator('.consent-choice').all()) await choice.click()
    await page.getByRole('button', { name: 'Agree and continue' }).click()
    await page.getByText('Disk space').waitFor()
    await page.waitForTimeout(250)
    found.check = await axe(page)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { name: 'Sections' }).waitFor()
    found.lobby = await axe(page)
    await page.getByRole('button', { name: 'Start the assessment' }).click()
    await page.getByRole('heading', { name: 'A welcome note for a tool library' }).waitFor()
    found.item = await axe(page)
    await answerEverything(page)
    found.ranking = await axe(page)
    await page.getByRole('button', { name: 'Review answers' }).click()
    await page.getByText('Every field is answered.').waitFor()
    found.review = await axe(page)
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByRole('heading', { name: 'Submit your answers?' }).waitFor()
    await page.waitForTimeout(250)
    found.dialog = await axe(page)
    await page.getByRole('button', { name: 'Submit and seal' }).click()
    await page.getByRole('heading', { name: 'Submitted and sealed' }).waitFor()
    await page.waitForTimeout(250)
    found.receipt = await axe(page)
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))
    expect(await violationsOf(page)).toEqual([])
    await page.context().close()
  })
})

async function answerEverything(page: Page): Promise<void> {
  await page.getByText('2', { exact: true }).first().click()
  await page.getByLabel('List each problem').click()
  await page.keyboard.insertText(words(30))
  await page.getByLabel('Give your verdict').click()
  await page.keyboard.insertText(words(30))
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: /^Response B, place/ }).press('ArrowUp')
  for (const label of ['Why is your first choice', 'What would change']) {
    await page.getByLabel(label).click()
    await page.keyboard.insertText(words(30))
  }
  await page.waitForTimeout(300)
}

describe('the invitation screen', () => {
  it.each([
    ['hktr7wqm3nxp', 'HKTR-7WQM-3NXP'],
    ['HKTR 7WQM 3NXP', 'HKTR-7WQM-3NXP'],
    ['Dear Ines, open candor://invitation/HKTR-7WQM-3NXP to begin.', 'HKTR-7WQM-3NXP'],
  ])('reads the code out of "%s"', async (pasted, shown) => {
    const page = await harness.open(standardScript)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
    await page.getByLabel('Invitation code').press('Control+v')
    expect(await page.getByLabel('Invitation code').inputValue()).toBe(shown)
    await page.context().close()
  })

  it('says what is wrong with a short and with an unknown code, at the field', async () => {
    const page = await harness.open(standardScript)
    await enterCode(page, 'HKTR-7W')
    const field = page.getByLabel('Invitation code')
    expect(await page.getByText('The code has 6 of 12 letters and digits').count()).toBe(1)
    await enterCode(page, 'AAAA-BBBB-CCC2')
    await page.getByText('No invitation has this code.').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await page.context().close()
  })

  it('says that the server cannot be reached, with the code of the error', async () => {
    const page = await harness.open(standardScript)
    await page.evaluate(() => globalThis.fakeMain.fail('invitation/look', 'server/unreachable', 1))
    await enterCode(page, standardScript.invitation.code)
    expect(await page.getByRole('alert').innerText()).toContain('Code server/unreachable')
    await page.context().close()
  })
})

describe('consent', () => {
  it('stores nothing when it is declined', async () => {
    const page = await harness.open(standardScript)
    await enterCode(page, standardScript.invitation.code)
    await page.getByRole('button', { name: 'Continue to consent' }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await page.getByText('Nothing was recorded, on this device or at the server.').waitFor()
    const channels = (await askedOf(page)).map(({ channel }) => channel)
    expect(channels).toEqual(['network/claim', 'app/describe', 'invitation/look'])
    await page.context().close()
  })
})

describe('ordering', () => {
  async function openOrdering(): Promise<Page> {
    const page = await harness.open(answeringScript({ currentItem: 'garden-notice' }))
    await page.getByText('Put the four responses in order').waitFor()
    return page
  }
  const order = (page: Page) =>
    page.evaluate(
      () =>
        globalThis.fakeMain.values()['garden-notice.order'] ??
        Object.values(globalThis.fakeMain.values()).find(Array.isArray),
    )
  const handle = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}, place`) })

  it('moves and ties with the keyboard alone, keeps the focus and announces each move', async () => {
    const page = await openOrdering()
    await handle(page, 'Response C').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('t')
    await page.waitForTimeout(60)
    expect(await order(page)).toEqual([['response-a', 'response-c'], ['response-b'], ['response-d']])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Response C/)
    expect(await page.locator('.ordering [role=status]').innerText()).toBe(
      'Response C, now at place 1 of 3, tied with Response A.',
    )
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(60)
    expect(await order(page)).toEqual([['response-a'], ['response-c'], ['response-b'], ['response-d']])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Response C/)
    await page.context().close()
  })

  it('moves and ties with the pointer', async () => {
    const page = await openOrdering()
    await handle(page, 'Response D').dragTo(handle(page, 'Response A'), { targetPosition: { x: 60, y: 2 } })
    await page.waitForTimeout(60)
    expect(await order(page)).toEqual([['response-d'], ['response-a'], ['response-b'], ['response-c']])
    await handle(page, 'Response C').dragTo(handle(page, 'Response A'))
    await page.waitForTimeout(60)
    expect(await order(page)).toEqual([['response-d'], ['response-a', 'response-c'], ['response-b']])
    await page.context().close()
  })

  it('is not answered before the candidate has ordered or kept it', async () => {
    const page = await openOrdering()
    expect(await order(page)).toBeUndefined()
    await page.getByRole('button', { name: 'Keep this order' }).click()
    await page.waitForTimeout(60)
    expect(await order(page)).toEqual([['response-a'], ['response-b'], ['response-c'], ['response-d']])
    await page.context().close()
  })
})

describe('the review before submitting', () => {
  it('names blank and short fields, refuses to submit, and leads into the field', async () => {
    const page = await harness.open(answeringScript({ values: { ...complete, 'tool-library-note.verdict': words(3) } }))
    await page.getByRole('button', { name: 'Review answers' }).click()
    await page.getByText('3 fields are still blank. One field is not complete yet.').waitFor()
    expect(await page.getByRole('button', { name: 'Submit', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('link', { name: 'Give your verdict' }).click()
    await page.getByRole('heading', { name: 'A welcome note for a tool library' }).waitFor()
    await page.keyboard.type('typed at once ')
    await page.waitForTimeout(100)
    const text = await page.evaluate(() => globalThis.fakeMain.values()['tool-library-note.verdict'])
    expect(text).toContain('typed at once')
    await page.context().close()
  })
})

describe('after trouble', () => {
  it('returns to the item, tells of the interruption once, and loses no text', async () => {
    const page = await harness.open(
      answeringScript({
        values: complete,
        currentItem: 'tool-library-note',
        interruption: { stoppedWallMs: Date.now() - 60_000, resumedWallMs: Date.now() },
      }),
    )
    await page.getByText('The client stopped unexpectedly at').waitFor()
    await page.getByRole('button', { name: 'Understood' }).click()
    expect(await page.getByText('The client stopped unexpectedly at').count()).toBe(0)
    expect(await page.getByLabel('Give your verdict').innerText()).toBe(words(30))
    await page.context().close()
  })

  it('says that a write failed and never that it is saved', async () => {
    const page = await harness.open(answeringScript({ values: complete }))
    await page.getByLabel('Give your verdict').waitFor()
    await page.evaluate(() =>
      globalThis.fakeMain.announce('save/changed', {
        state: 'failed',
        savedWallMs: Date.now() - 5_000,
        code: 'storage/failed',
        message: 'Candor could not write to this device.',
      }),
    )
    expect(await page.getByRole('alert').innerText()).toContain('Do not close Candor.')
    expect(await page.locator('.save-state').innerText()).toContain('Not saved on this device')
    await page.context().close()
  })

  it('goes on without a network and says where the work is', async () => {
    const page = await harness.open(answeringScript({ values: complete }))
    await page.getByLabel('Give your verdict').waitFor()
    await page.context().setOffline(true)
    await page.getByText('This computer is offline.').waitFor()
    await page.getByLabel('Give your verdict').click()
    await page.keyboard.type('offline ')
    await page.waitForTimeout(80)
    const claims = (await askedOf(page)).filter(({ channel }) => channel === 'network/claim')
    expect(claims.map(({ args }) => args)).toEqual([{ isOnline: true }, { isOnline: false }])
    await page.context().close()
  })

  it('names the stand-in wherever it runs', async () => {
    const page = await harness.open({ ...standardScript, app: { ...standardScript.app, isStandIn: true } })
    expect(await page.getByText('Stand-in runtime: this attempt is not proctored by the real client.').count()).toBe(1)
    await page.context().close()
  })
})
