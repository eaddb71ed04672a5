import type { Page } from 'playwright'
import type { Words } from '../../../renderer/i18n/words.ts'
import type { Said } from '../i18n/spoken.ts'
import type { FakeScript } from './fake-main.ts'
import { answeringScript, type Harness, standardScript } from './open.ts'
import { words as prose } from './prose.ts'

/** How a walk looks at the client: its language, and what the browser or the candidate prefers. */
export interface Look {
  readonly said: Said
  readonly options?: Parameters<Harness['open']>[1]
  readonly preferences?: Partial<(typeof standardScript)['app']['preferences']>
  /** Part of the address, for the language that only tests speak. */
  readonly search?: string
}

/** Opens the client as a look asks for. */
export function openAs(harness: Harness, look: Look, script: FakeScript): Promise<Page> {
  const preferences = { ...script.app.preferences, ...look.preferences }
  return harness.open({ ...script, app: { ...script.app, preferences } }, look.options, look.search)
}

const filled = {
  'tool-library-note.accuracy': 2,
  'tool-library-note.problems': prose(30),
  'tool-library-note.verdict': prose(3),
}

/**
 * Goes through the screens of a candidate in any language, finding its way by the words of the catalogue, and stops at each
 * one for `visit`. Pages are closed behind it.
 */
export async function walk(
  harness: Harness,
  look: Look,
  visit: (page: Page, screen: string) => Promise<unknown>,
): Promise<void> {
  const { said } = look
  const open = (script: FakeScript) => openAs(harness, look, script)
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

  const page = await open(standardScript)
  const invitation: Words<'invitation'> = said.words('invitation')
  const consent = said.words('consent')
  const check = said.words('check')
  await heading(page, invitation('title'))
  await visit(page, 'invitation')
  await page.getByLabel(invitation('code.label'), { exact: true }).fill('HKTR-7WQM')
  await press(page, invitation('continue'))
  await visit(page, 'invitation-error')
  await page.getByLabel(invitation('code.label'), { exact: true }).fill(standardScript.invitation.code)
  await press(page, invitation('continue'))
  await heading(page, consent('who.title'))
  await visit(page, 'who')
  await press(page, consent('who.continue'))
  await heading(page, standardScript.invitation.consent.title)
  await press(page, consent('consent.agree'))
  await visit(page, 'consent')
  await press(page, consent('consent.decline'))
  await heading(page, consent('declined.title'))
  await visit(page, 'declined')
  await press(page, consent('declined.again'))
  await press(page, consent('who.continue'))
  for (const choice of await page.locator('.consent-choice').all()) await choice.click()
  await press(page, consent('consent.agree'))
  await page.getByText(check('label.storage'), { exact: true }).waitFor()
  await page.waitForTimeout(250)
  await visit(page, 'check')
  await page.context().close()

  const assessment = said.words('assessment')
  const submit = said.words('submit')
  const item = await open(answeringScript({ values: filled }))
  await heading(item, 'A welcome note for a tool library')
  await visit(item, 'item')
  await press(item, said.words('ui')('display'))
  await item.getByRole('dialog').waitFor()
  await item.waitForTimeout(250)
  await visit(item, 'display')
  await item.keyboard.press('Escape')
  await press(item, assessment('footer.next'))
  await item.getByText('Response A').first().waitFor()
  await visit(item, 'ranking')
  await press(item, assessment('footer.review'))
  await heading(item, submit('review.title'))
  await visit(item, 'review')
  await item.context().close()

  const trouble = await open(
    answeringScript({
      values: filled,
      interruption: { stoppedWallMs: Date.now() - 120_000, resumedWallMs: Date.now() - 60_000 },
      save: {
        state: 'failed',
        savedWallMs: Date.now() - 40_000,
        code: 'journal/storage-full',
        message: 'The disk is full.',
      },
      sync: {
        state: 'waiting',
        pendingBytes: 12_400,
        sentWallMs: Date.now() - 90_000,
        nextTryWallMs: Date.now() + 18_000,
        code: 'server/unreachable',
        detail: null,
      },
    }),
  )
  await trouble.getByText(assessment('interruption.understood')).waitFor()
  await visit(trouble, 'trouble')
  await trouble.context().close()

  const receipt = await open(
    answeringScript({
      phase: 'submitted',
      receipt: {
        sealedWallMs: Date.now(),
        headDigest: '5e1f09ab7c33d210'.repeat(4),
        events: 1_284,
        serverTimeMs: null,
      },
      sync: {
        state: 'waiting',
        pendingBytes: 42_400,
        sentWallMs: null,
        nextTryWallMs: Date.now() + 18_000,
        code: null,
        detail: null,
      },
    }),
  )
  await heading(receipt, submit('receipt.title'))
  await visit(receipt, 'receipt')
  await receipt.context().close()
}
