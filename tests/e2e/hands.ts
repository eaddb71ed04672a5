import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page } from 'playwright'
import type { Field, Item } from '../../shared/pack/pack.ts'
import {
  chosenOf,
  criteriaOf,
  type FieldValue,
  highlightsOf,
  isOrdering,
  type Responses,
} from '../../shared/pack/response.ts'
import type { Client } from '../../tools/demo/client.ts'
import type { Desktop } from '../../tools/demo/desktop.ts'

/** Ways to bring the focus to a control: the keyboard alone, or the mouse. Both through the operating system. */
export interface Hands {
  readonly desktop: Desktop
  /** Puts the focus into a control. */
  readonly reach: (control: Locator) => Promise<void>
  /** Presses a button. */
  readonly press: (button: Locator) => Promise<void>
  /** Chooses a radio button or ticks a box, by the input's value. */
  readonly choose: (group: Locator, value: string) => Promise<void>
  /** Selects a passage of the stimulus, and marks it. */
  readonly mark: (passage: Locator) => Promise<void>
}

const MAX_TABS = 160

/** Runs in the page: says whether the focus is on or in the element, shadow roots included. */
function hasFocus(element: Element): boolean {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active !== null && (element === active || element.contains(active))
}

/** The keyboard alone: Tab until it is there, as somebody without a pointer does. Fails where Tab does not lead. */
export function keyboardHands(desktop: Desktop): Hands {
  const reach = async (control: Locator) => {
    await control.waitFor()
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      if (await control.evaluate(hasFocus)) return
      await desktop.press('Tab')
    }
    throw new Error(`Tab does not lead to ${control}`)
  }
  return {
    desktop,
    reach,
    press: async (button) => {
      await reach(button)
      await desktop.press('Return')
    },
    choose: async (group, value) => {
      const wanted = group.locator(`input[value="${value}"]`)
      if ((await wanted.getAttribute('type')) === 'checkbox') {
        await reach(wanted)
        await desktop.press('space')
        return
      }
      await reach(group.locator('input:checked, input').first())
      await desktop.press('space')
      // The arrows go round, so that every option is reached.
      for (let steps = 0; steps < 24 && !(await wanted.isChecked()); steps += 1) await desktop.press('Down')
    },
    mark: async (passage) => {
      await reach(passage)
      await desktop.press('Down', 'alt+m')
    },
  }
}

/** The mouse for what is pointed at, the keyboard for what is written. */
export function mouseHands(desktop: Desktop, client: () => Client): Hands {
  const reach = (control: Locator) => client().clickOn(control)
  return {
    desktop,
    reach,
    press: reach,
    choose: (group, value) => reach(group.locator(`input[value="${value}"]`).locator('xpath=ancestor::label')),
    mark: async (passage) => {
      await client().selectText(passage.locator('p').first())
      await reach(client().page.getByRole('button', { name: 'Mark this passage' }))
    },
  }
}

/** Place of a field on the page. */
export function placeOf(page: Page, item: Item, field: Field): Locator {
  return page.locator(`#field-${item.id}-${field.id}`)
}

/** Answers every field of the item in view with `responses` (field id and `field-id.slot`), in the order of the page. */
export async function answerItem(hands: Hands, page: Page, item: Item, responses: Responses): Promise<void> {
  for (const field of item.fields) {
    const value = responses[field.id] ?? null
    await answerField(hands, page, item, field, value, (slot) => String(responses[`${field.id}.${slot}`] ?? ''))
  }
}

async function answerField(
  hands: Hands,
  page: Page,
  item: Item,
  field: Field,
  value: FieldValue,
  slotText: (slot: number) => string,
): Promise<void> {
  const place = placeOf(page, item, field)
  switch (field.kind) {
    case 'long-text':
    case 'short-text':
      return write(hands, place.locator('.cm-content'), String(value))
    case 'rating':
      return hands.choose(place, String(value))
    case 'choice':
    case 'step-selection':
    case 'multi-choice':
      for (const id of chosenOf(value)) await hands.choose(place, id)
      return
    case 'ordering':
      return order(hands, place, isOrdering(value) ? value.flat() : [])
    case 'highlights':
      for (const [index, { slot, stimulus, tag }] of highlightsOf(value).entries()) {
        await hands.mark(page.locator(`[data-stimulus="${item.id}.${stimulus}"]`))
        const row = place.locator('.rows > li').nth(index)
        await row.locator('.cm-content').waitFor()
        await write(hands, row.locator('.cm-content'), slotText(slot))
        if (tag !== null) await hands.choose(row, tag)
      }
      return
    case 'criteria':
      for (const [index, { slot, points }] of criteriaOf(value).entries()) {
        await hands.press(place.getByRole('button', { name: /^Add/ }))
        const row = place.locator('.rows > li').nth(index)
        await write(hands, row.locator('.cm-content'), slotText(slot))
        await hands.reach(row.getByRole('spinbutton'))
        await hands.desktop.press('ctrl+a')
        await hands.desktop.type(String(points))
      }
      return
  }
}

async function write(hands: Hands, editor: Locator, text: string): Promise<void> {
  await hands.reach(editor)
  await hands.desktop.type(text, MS_PER_KEY)
}

/** Fast typing; a person takes thirty times as long. */
const MS_PER_KEY = 5

async function order(hands: Hands, place: Locator, wanted: readonly string[]): Promise<void> {
  const shown = () =>
    place.locator('[data-option]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-option')))
  let isTouched = false
  for (const [target, id] of wanted.entries()) {
    let at = (await shown()).indexOf(id)
    if (at <= target && (isTouched || target < wanted.length - 1)) continue
    await hands.reach(place.locator(`[data-option="${id}"] .ordering-handle`))
    // An order that stands as it should is made the candidate's own by moving an option there and back.
    if (at === target) await hands.desktop.press('Up', 'Down')
    for (; at > target; at -= 1) {
      await hands.desktop.press('Up')
      await delay(60)
    }
    isTouched = true
  }
}
