import type { Page } from 'playwright'
import type { Args } from '../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { everyKindPack } from '../../fixtures/every-kind.ts'
import { answeringScript, type Harness } from './open.ts'

type Edits = Args<'attempt/edit'>

/** Opens an item of the pack of every kind, in the middle of answering. */
export async function openKind(
  harness: Harness,
  item: string,
  values: Record<string, FieldValue> = {},
  options: Parameters<Harness['open']>[1] = {},
): Promise<Page> {
  const page = await harness.open(answeringScript({ pack: everyKindPack, values, currentItem: item }), options)
  await page.locator('.item-field').first().waitFor()
  return page
}

/** What main was asked to record, in order: `edit FIELD KIND "TEXT"-REMOVED` and `set FIELD VALUE`, once nothing is on its way. */
export async function recordedOf(page: Page): Promise<string[]> {
  await page.waitForTimeout(120)
  const asked = await page.evaluate(() => globalThis.fakeMain.asked)
  return asked.flatMap(({ channel, args }) => {
    if (channel === 'attempt/edit') {
      const { field, splices } = args as Edits // safe: the channel names the type
      return splices.map(
        ({ kind, removed, inserted }) => `edit ${field} ${kind} ${JSON.stringify(inserted)}-${removed}`,
      )
    }
    if (channel !== 'attempt/set') return []
    const { field, value } = args as Args<'attempt/set'> // safe: the channel names the type
    return [`set ${field} ${JSON.stringify(value)}`]
  })
}

export const recordedValue = (page: Page, key: string): Promise<FieldValue | undefined> =>
  page.evaluate((field) => globalThis.fakeMain.values()[field], key)

/** What the item said last to whoever listens. */
export const saidOf = (page: Page) => page.locator('[data-desk-status]').innerText()

/** Selects `[from, to)` of a stimulus on the page, as dragging over it would. */
export async function selectPassage(page: Page, stimulus: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, words]) => {
      const passage = document.querySelector(`[data-stimulus="${name}"]`)
      const block = [...(passage?.querySelectorAll('[data-from]') ?? [])].find((one) =>
        one.textContent?.includes(words),
      )
      if (!passage || !block) throw new Error('the passage does not hold the text')
      block.scrollIntoView({ block: 'center' })
      const from = Number((block as HTMLElement).dataset.from) + (block.textContent ?? '').indexOf(words)
      const [range] = globalThis.passageOffsets.rangesOf(passage, { from, to: from + words.length })
      if (!range) throw new Error('the passage has no such place')
      document
        .getSelection()
        ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
    },
    [stimulus, text] as const,
  )
  await page.locator('.passage-toolbar').waitFor()
}
