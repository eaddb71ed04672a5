import { expect, test } from 'playwright/test'
import type { IntegrityRules } from '../../shared/policy/integrity.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { keyboardHands } from './hands.ts'
import { ask, level, openDesk, problems } from './held-desk.ts'
import { ofType } from './world.ts'

/** What a policy's reactions look like to the person at the keyboard. */

const reacting =
  (reactions: Partial<IntegrityRules['reactions']>, lockdown: Policy['lockdown'] = 'observe') =>
  (policy: Policy): Policy => {
    const levelled = level(lockdown)(policy)
    const { integrity } = levelled
    const merged = { ...integrity, reactions: { ...integrity.reactions, ...reactions } }
    return { ...levelled, toleratedFocusLoss: { count: 0, awayMs: 0 }, integrity: merged }
  }

test('[L25, L26, L27] a lock survives SIGKILL, takes nothing away, and opens by the keyboard alone with any reason', async () => {
  const desk = await openDesk(reacting({ 'focus-lost': 'lock' }))
  const { world } = desk
  await desk.launch()
  await world.enrol(desk.page())
  await desk.write('Half a sent')
  await world.desktop.lookElsewhere(1_200)
  const lastAsked = async () => ofType(await world.events(), 'reason.asked').at(-1)?.seq ?? 0
  const heading = () => desk.page().getByRole('heading', { name: 'A moment, before you go on' })
  await heading().waitFor()
  await desk
    .page()
    .getByText(/^Another window was in front for 1 s/)
    .waitFor()
  await expect(desk.page().locator(problems)).toHaveCount(0)

  await test.step('killed and opened again, it still waits', async () => {
    await desk.kill()
    await desk.launch()
    await heading().waitFor()
    await desk
      .page()
      .getByText(/^Another window was in front for 1 s/)
      .waitFor()
  })
  await test.step('one press of an offered reason, and everything is as it was', async () => {
    const hands = keyboardHands(world.desktop)
    await hands.press(desk.page().getByRole('button', { name: 'I need my screen reader or another aid' }))
    await desk.page().locator(problems).waitFor()
    await ask(desk.page(), 'reason/give', { askedSeq: await lastAsked(), text: 'given twice' })
    expect(await desk.text()).toBe('Half a sent')
    await desk.write('ence.')
    expect(await desk.text()).toBe('Half a sentence.')
  })
  await test.step('another time in own words; the editor keeps its undo', async () => {
    await world.desktop.lookElsewhere(700)
    await heading().waitFor()
    const hands = keyboardHands(world.desktop)
    await hands.reach(desk.page().getByLabel('Or say it in your own words'))
    await world.desktop.type('The lift alarm rang')
    await world.desktop.press('Return')
    await desk.page().locator(problems).click()
    expect(await desk.text()).toBe('Half a sentence.')
    await world.desktop.press('ctrl+z')
    expect(await desk.text()).not.toBe('Half a sentence.')
    await world.desktop.press('ctrl+shift+z')
    expect(await desk.text()).toBe('Half a sentence.')
  })
  await desk.app().close()
  const events = await world.events()
  const asked = ofType(events, 'reason.asked')
  expect(asked.map(({ data }) => [data.kind, data.isLocked])).toEqual([
    ['focus-lost', true],
    ['focus-lost', true],
  ])
  expect(ofType(events, 'reason.given').map(({ data }) => [data.askedSeq, data.text])).toEqual([
    [asked[0]?.seq, 'I need my screen reader or another aid'],
    [asked[1]?.seq, 'The lift alarm rang'],
  ])
  for (const { data } of asked) expect(events[data.about]?.type).toBe('focus.regained')
  await desk.stop()
})

test('[L19, L24] tell is read and gone; ask may be answered later, or never', async () => {
  const desk = await openDesk(reacting({ 'focus-lost': 'ask', 'shortcut-refused': 'tell' }, 'restrict'))
  const { world } = desk
  await desk.launch()
  await world.enrol(desk.page())
  await desk.write('One. ')
  await world.desktop.press('ctrl+p')
  await desk
    .page()
    .getByText(/^Ctrl\+P was pressed at/)
    .waitFor()
  await desk.page().getByRole('button', { name: 'Understood' }).click()
  await expect(desk.page().getByText(/^Ctrl\+P was pressed at/)).toHaveCount(0)

  await world.desktop.lookElsewhere(900)
  await desk
    .page()
    .getByText(/^Another window was in front/)
    .waitFor()
  await desk.page().getByRole('button', { name: 'Later', exact: true }).click()
  await desk.write('Two. ') // nothing stands in the way
  expect(await desk.text()).toBe('One. Two. ')
  await desk.page().getByText('1 reason is asked for.').waitFor()
  await desk.app().close()
  await desk.launch()
  await desk.page().getByRole('button', { name: 'Say why' }).click()
  await desk.page().getByRole('button', { name: 'A notification came up' }).click()
  await expect(desk.page().getByText(/^Another window was in front/)).toHaveCount(0)
  await desk.app().close()
  const events = await world.events()
  expect(ofType(events, 'reason.asked').map(({ data }) => data.isLocked)).toEqual([false])
  expect(ofType(events, 'reason.given').map(({ data }) => data.text)).toEqual(['A notification came up'])
  await desk.stop()
})

test('[L22] lockdown with two displays from the start waits, says which to unplug, and strands nobody', async () => {
  const desk = await openDesk(reacting({ 'displays-changed': 'lock' }, 'lockdown'), true)
  const { world } = desk
  world.display.addDisplay()
  await desk.launch()
  await world.enrol(desk.page()).catch(() => undefined) // it waits for the first question, which the page covers
  await desk
    .page()
    .getByText(/^2 displays were connected at/)
    .waitFor()
  await desk
    .page()
    .getByText(/Unplug DUMMY1 \(1280 × 800\)/)
    .waitFor()
  world.display.removeDisplay()
  await expect(desk.page().getByText(/Unplug DUMMY1/)).toHaveCount(0)
  await desk.page().getByRole('button', { name: 'I have changed the displays back' }).click()
  await desk.page().locator(problems).waitFor()
  await desk.app().close()
  await desk.stop()
})
