import type { Page } from 'playwright'
import type { Field, Item } from '../../shared/pack/pack.ts'
import {
  chosenOf,
  criteriaOf,
  type FieldValue,
  highlightsOf,
  isOrdering,
  type Responses,
} from '../../shared/pack/response.ts'
import { placeOf } from './hands.ts'

/** What the page shows in one field, in a form that can be compared: texts, chosen values, order, rows. */
type Shown = readonly (string | null)[]

const editorText = (element: Element) =>
  [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')

/** What the page shows in each field of the item in view. */
export async function shownItem(page: Page, item: Item): Promise<Readonly<Record<string, Shown>>> {
  const entries = await Promise.all(item.fields.map(async (field) => [field.id, await shownField(page, item, field)]))
  return Object.fromEntries(entries)
}

async function shownField(page: Page, item: Item, field: Field): Promise<Shown> {
  const place = placeOf(page, item, field)
  const texts = await Promise.all(
    (await place.locator('.cm-content').all()).map((editor) => editor.evaluate(editorText)),
  )
  const checked = await place
    .locator('input:checked')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  if (field.kind === 'ordering')
    return place.locator('[data-option]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-option')))
  if (field.kind === 'criteria') {
    const points = await place
      .getByRole('spinbutton')
      .evaluateAll((inputs) => inputs.map((input) => input.ariaValueNow))
    return texts.flatMap((text, row) => [text, points[row] ?? null])
  }
  if (field.kind === 'highlights') return texts.flatMap((text, row) => [text, checked[row] ?? null])
  return field.kind === 'long-text' || field.kind === 'short-text' ? texts : checked
}

/** What the page should show for responses; tied options in the order of their group. */
export function expectedItem(item: Item, responses: Responses): Readonly<Record<string, Shown>> {
  return Object.fromEntries(
    item.fields.map((field) => {
      const text = (slot: number) => String(responses[`${field.id}.${slot}`] ?? '')
      return [field.id, expectedField(field, responses[field.id] ?? null, text)]
    }),
  )
}

function expectedField(field: Field, value: FieldValue, text: (slot: number) => string): Shown {
  switch (field.kind) {
    case 'ordering':
      return isOrdering(value) ? value.flat() : []
    case 'highlights':
      return highlightsOf(value).flatMap(({ slot, tag }) => [text(slot), tag])
    case 'criteria':
      return criteriaOf(value).flatMap(({ slot, points }) => [text(slot), points === null ? null : String(points)])
    case 'long-text':
    case 'short-text':
    case 'rating':
      return [String(value)]
    default:
      return chosenOf(value)
  }
}
