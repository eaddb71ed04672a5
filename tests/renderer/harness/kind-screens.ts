import type { Page } from 'playwright'
import { listItems } from '../../../shared/pack/pack.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'
import { answeringScript, type Harness } from './open.ts'
import { type Look, openAs } from './walk.ts'

/** Opens every item of the pack that has each kind of stimulus and field, answered. */
export async function visitKinds(
  harness: Harness,
  look: Look,
  visit: (page: Page, item: string) => Promise<unknown>,
): Promise<void> {
  for (const { id } of listItems(everyKindPack)) {
    const script = answeringScript({ pack: everyKindPack, values: { ...everyKindResponses }, currentItem: id })
    const page = await openAs(harness, look, script)
    await page.locator('.item-field').first().waitFor()
    await page.waitForTimeout(300)
    await visit(page, id)
    await page.context().close()
  }
}
