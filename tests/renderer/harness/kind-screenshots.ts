import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { listItems } from '../../../shared/pack/pack.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'
import { startHarness } from './open.ts'
import { openKind, selectPassage } from './recorded.ts'

/** Leaves a picture of every kind of stimulus and field, answered, in both themes, wide and narrow: `… DIR`. */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: kind-screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const harness = await startHarness()
const widths = [
  { name: 'wide', width: 1440, height: 1000 },
  { name: 'narrow', width: 720, height: 1000 },
] as const

async function shoot(colorScheme: 'light' | 'dark', { name, width, height }: (typeof widths)[number]): Promise<void> {
  const options = { colorScheme, viewport: { width, height } }
  const keep = async (page: Page, what: string, fullPage = true) => {
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(folder ?? '', `${what}-${name}-${colorScheme}.png`), fullPage })
    await page.context().close()
  }
  for (const { id } of listItems(everyKindPack)) {
    await keep(await openKind(harness, id, { ...everyKindResponses }, options), id)
    await keep(await openKind(harness, id, {}, options), `${id}-blank`)
  }
  const selected = await openKind(harness, 'late-bus', {}, options)
  await selected.getByText('How to quote and mark').click()
  await selectPassage(selected, 'late-bus.facts', 'Reason: roadworks in Mill Lane')
  await keep(selected, 'selected', false)
  const found = await openKind(harness, 'room-booking', { ...everyKindResponses }, options)
  await found.getByRole('button', { name: 'Fold all steps' }).press('Enter')
  await found.getByLabel('Find in the steps').fill('quiet')
  for (const _ of [1, 2, 3]) await found.keyboard.press('Enter')
  await keep(found, 'found', false)
  const removed = await openKind(harness, 'reply-rubric', { ...everyKindResponses }, options)
  await removed.getByRole('button', { name: 'Remove Criterion 1' }).press('Enter')
  await removed.getByRole('spinbutton').fill('12')
  await keep(removed, 'removed', false)
  const wide = await openKind(harness, 'three-signs', { ...everyKindResponses }, options)
  const whole = wide.getByRole('button', { name: 'Whole width' })
  if ((await whole.count()) > 0) await whole.press('Enter')
  for (const label of ['Sign B', 'Sign C']) {
    const toggle = wide.getByRole('button', { name: label, exact: true })
    if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.press('Enter')
  }
  await keep(wide, 'whole-width')
}

try {
  for (const width of widths) for (const scheme of ['light', 'dark'] as const) await shoot(scheme, width)
} finally {
  await harness.close()
}
