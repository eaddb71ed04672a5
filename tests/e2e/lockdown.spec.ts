import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { HoldPart } from '../../shared/attempt/events.ts'
import { ask, type HeldDesk, level, openDesk, problems, withBreaks } from './held-desk.ts'
import { ofType } from './world.ts'

/** What each level does to a real desktop: windows, keys, clipboards and displays of an X server, before, during and after. */

const html = '<p>Not of the <b>assessment</b>, caf\u00e9</p>\r\n'

test('observe holds nothing: keys, clipboard and screen stay the computer’s', async () => {
  const desk = await openDesk(level('observe'))
  await desk.launch()
  await desk.world.enrol(desk.page())
  await desk.write('Mine. ')
  await desk.world.desktop.press('ctrl+a', 'ctrl+c', 'ctrl+p', 'ctrl+End')
  expect(desk.computer.state().clipboard.UTF8_STRING).toBe('Mine. ')
  desk.world.desktop.copyElsewhere('From outside.')
  await desk.world.desktop.press('ctrl+v')
  expect(await desk.text()).toBe('Mine. From outside.')
  expect(await desk.isFull()).toBe(false)
  await desk.app().close()
  const events = await desk.world.events()
  expect(events.filter(({ type }) => /^(hold|shortcut|transfer|reason)/.test(type))).toEqual([])
  await desk.stop()
})

test('[L4, L6, L8, L10, L12, L15] restrict: the computer is the same before, during and after', async () => {
  const desk = await openDesk(level('restrict', withBreaks))
  const { computer, world } = desk
  computer.copy(html, 'text/html')
  computer.select('selected elsewhere')
  const before = computer.state()
  expect(before.clipboard['text/html']).toBe(Buffer.from(html).toString('latin1'))
  await desk.launch()
  expect(await desk.isFull()).toBe(false)
  await world.enrol(desk.page())
  await expect.poll(desk.isFull).toBe(true)

  await test.step('copying, cutting and selecting inside leaves the clipboards as they were', async () => {
    await desk.write('One sentence of mine. ')
    await world.desktop.press('ctrl+a', 'ctrl+c', 'ctrl+End', 'ctrl+v', 'ctrl+a', 'ctrl+x', 'ctrl+v', 'ctrl+v')
    expect(await desk.text()).toBe('One sentence of mine. '.repeat(4))
    expect(computer.state().clipboard).toEqual(before.clipboard)
    await world.desktop.press('ctrl+a')
    await expect.poll(computer.selected).toBe('One sentence of mine. '.repeat(4)) // no program can prevent that
    await computer.typeInOther('x')
    await expect.poll(computer.selected, { timeout: 15_000 }).toBe('selected elsewhere')
    await desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  })
  await test.step('text of another program is not let in, and the candidate is told', async () => {
    const text = await desk.text()
    computer.copy('an answer of a friend')
    await desk.page().locator(problems).click()
    await world.desktop.press('ctrl+v')
    await desk.page().getByText('Text from another program was not put in').waitFor()
    expect(await desk.text()).toBe(text)
    await world.desktop.press('ctrl+End', 'ctrl+v') // the second one is of what was copied inside
    expect(await desk.text()).toBe(text + text.slice(0, text.length / 2))
    computer.copy(html, 'text/html')
  })
  await test.step('shortcuts of the list do nothing; the rest of the keyboard works', async () => {
    const text = await desk.text()
    await world.desktop.press('ctrl+p', 'Print', 'F11', 'ctrl+shift+i', 'ctrl+s', 'F5')
    expect([await desk.isFull(), await desk.text()]).toEqual([true, text])
    await world.desktop.press('ctrl+a')
    await world.desktop.type('Back to this.')
    expect(await desk.text()).toBe('Back to this.')
    await world.desktop.press('ctrl+z')
    expect(await desk.text()).toBe(text)
  })
  const now = computer.state()
  await test.step('a break gives everything back, and the end of it takes it again', async () => {
    expect(await ask(desk.page(), 'break/start', null)).toMatchObject({ ok: true })
    await expect.poll(desk.isFull).toBe(false)
    expect(await ask(desk.page(), 'break/end', null)).toMatchObject({ ok: true })
    await expect.poll(desk.isFull).toBe(true)
  })
  await delay(1_200) // what holds is recorded once the window has settled
  await test.step('killed at any moment, nothing is held and nothing of the assessment is left', async () => {
    await desk.page().locator(problems).click()
    await world.desktop.press('ctrl+a', 'ctrl+c')
    await desk.kill()
    await expect.poll(() => computer.state().windowsInFullScreen).toBe(0)
    const after = computer.state()
    expect(after.clipboard).toEqual(now.clipboard)
    expect(['', 'selected elsewhere']).toContain(after.selection)
    await computer.typeInOther('keys arrive')
    expect({ ...after, selection: '' }).toEqual({ ...before, clipboard: now.clipboard, selection: '' })
  })
  await test.step('opened again it is held again; closing it gives back what was there', async () => {
    computer.select('selected elsewhere')
    await desk.launch()
    await expect.poll(desk.isFull).toBe(true)
    await desk.page().locator(problems).click()
    await world.desktop.press('ctrl+a', 'ctrl+c')
    await desk.app().close()
    await expect.poll(() => computer.state().windowsInFullScreen).toBe(0)
    const after = computer.state()
    expect({ ...after, selection: '' }).toEqual({ ...before, clipboard: now.clipboard, selection: '' })
  })
  const parts: HoldPart[] = ['fullscreen', 'shortcuts', 'clipboard']
  expect(await desk.held()).toEqual([parts, [], parts, parts, []])
  const events = await world.events()
  expect(ofType(events, 'shortcut.refused').map(({ data }) => data.shortcut)).toEqual([
    'Ctrl+P',
    'Print Screen',
    'F11',
    'Ctrl+Shift+I',
    'Ctrl+S',
    'F5',
  ])
  expect(ofType(events, 'transfer.refused').map(({ data }) => data)).toEqual([
    { gesture: 'pasted', field: 1, chars: 21 },
  ])
  expect(ofType(events, 'fullscreen.left').map(({ data }) => data.isRequested)).toEqual([true])
  await desk.stop()
})

test('[L11] what is copied inside is pasted as it was: 100,000 characters, lines and scripts', async () => {
  const desk = await openDesk(level('restrict'))
  await desk.launch()
  await desk.world.enrol(desk.page())
  await desk.page().locator(problems).click()
  const seed =
    'caf\u00e9 \u{1F469}\u200D\u{1F52C} \u6F22\u5B57 \u05E9\u05DC\u05D5\u05DD \u200Ba\u0301\n\n\ttab  two spaces \nlast'
  await desk.page().keyboard.insertText(seed)
  let expected = seed
  const recorded = async () => {
    await expect(desk.page().locator('.save-state')).toContainText('Saved on this device')
    const reply = await ask(desk.page(), 'attempt/open', { attemptId: await attemptIdOf(desk) })
    return 'value' in reply
      ? (reply.value as { values: Record<string, unknown> }).values['tool-library-note.problems']
      : reply
  }
  while (expected.length < 100_000) {
    await desk.world.desktop.press('ctrl+a', 'ctrl+c', 'ctrl+End', 'ctrl+v')
    expected += expected
    await expect.poll(recorded).toBe(expected)
  }
  expect(expected.length).toBeGreaterThan(100_000)
  await desk.world.desktop.press('ctrl+a', 'ctrl+x')
  await expect.poll(recorded).toBe('')
  await test.step('also after the page failed and was loaded again', async () => {
    await desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await desk.page().locator(problems).click()
    await delay(300)
    await desk.world.desktop.press('ctrl+v')
    await expect.poll(recorded).toBe(expected)
  })
  await desk.app().close()
  await desk.stop()
})

async function attemptIdOf(desk: HeldDesk): Promise<string> {
  const reply = await ask(desk.page(), 'app/describe', null)
  return 'value' in reply ? String((reply.value as { attemptId: string }).attemptId) : ''
}

test('[L4, L6, L17] lockdown: kiosk, one display, and an end with the submission', async () => {
  const desk = await openDesk(level('lockdown'), true)
  const { computer, world } = desk
  computer.copy(html, 'text/html')
  const before = computer.state()
  await desk.launch()
  await world.enrol(desk.page())
  await expect.poll(desk.isFull).toBe(true)
  expect(await desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())).toBe(true)
  await delay(1_200)
  world.display.addDisplay()
  await desk.page().getByText('2 displays are connected; this assessment asks for one.').waitFor()
  await desk
    .page()
    .getByText(/Unplug DUMMY1 \(1280 × 800\)/)
    .waitFor()
  world.display.removeDisplay()
  await expect(desk.page().getByText('2 displays are connected')).toHaveCount(0)
  await desk.write('Enough. ')
  expect(await desk.text()).toBe('Enough. ')

  await test.step('whoever switches to another program is not held back by force', async () => {
    await computer.typeInOther('seen elsewhere')
    await desk.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  })
  const words = Array.from({ length: 30 }, (_word, index) => `word${index}`).join(' ')
  const texts = [
    'tool-library-note.problems',
    'tool-library-note.verdict',
    'garden-notice.justification',
    'garden-notice.flip',
  ]
  for (const field of texts) {
    const length = field.endsWith('problems') ? 'Enough. '.length : 0
    const splices = [{ kind: 'typed' as const, from: 0, removed: length, inserted: words }]
    expect(await ask(desk.page(), 'attempt/edit', { field, baseLength: length, splices })).toMatchObject({ ok: true })
  }
  await ask(desk.page(), 'attempt/set', { field: 'tool-library-note.accuracy', value: 3 })
  const order = ['a', 'b', 'c', 'd'].map((id) => [`response-${id}`])
  await ask(desk.page(), 'attempt/set', { field: 'garden-notice.order', value: order })
  expect(await ask(desk.page(), 'attempt/submit', null)).toMatchObject({ ok: true })
  await expect.poll(desk.isFull).toBe(false)
  expect(computer.state()).toEqual(before)
  const parts: HoldPart[] = ['kiosk', 'shortcuts', 'clipboard', 'one-display']
  expect(await desk.held()).toEqual([parts, parts.slice(0, 3), parts, []])
  const last = ofType(await world.events(), 'hold.changed').at(-1)
  expect(last?.data.parts[0]).toEqual({ part: 'kiosk', isHeld: false, reason: 'The attempt was submitted.' })
  await desk.app().close()
  await desk.stop()
})
