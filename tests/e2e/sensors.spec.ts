import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import { sensorNames } from '../../shared/attempt/events.ts'
import { createWorld, ofType, type World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await createWorld({ hotplug: true })
})
test.afterAll(() => world.stop())

test('every sensor says what it sees, and records what the computer does', async () => {
  const { app, page } = await world.launch()
  await world.enrol(page)
  const problems = page.locator('[data-field="tool-library-note.problems"] .cm-content')
  await problems.click()

  await world.desktop.type('Seen. ')
  await test.step('displays come and go', async () => {
    world.display.addDisplay()
    await delay(700)
    world.display.removeDisplay()
    await delay(700)
  })
  await test.step('the window fills the screen and stops to', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(true))
    await delay(700)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(false))
    await delay(700)
  })
  await test.step('the computer sleeps and wakes, as the system announces it', async () => {
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  })
  await test.step('another window takes the focus', async () => {
    await world.desktop.lookElsewhere(1_500)
  })
  await test.step('the page fails and is loaded again with the same text', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    // Playwright gives up a page that crashed; the main process sees the one that was loaded in its place.
    const readText = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(
            `document.querySelector('[data-field="tool-library-note.problems"]')?.shadowRoot?.querySelector('.cm-content')?.textContent ?? ''`,
          )
          .catch(() => ''),
      )
    await expect.poll(readText, { timeout: 15_000 }).toBe('Seen. ')
  })
  await app.close()

  const events = await world.events()
  const covered = ofType(events, 'sensor.covered').slice(0, sensorNames.length)
  expect(covered.map(({ data }) => data.sensor).toSorted()).toEqual(sensorNames.toSorted())
  expect(covered.find(({ data }) => data.sensor === 'lock')?.data.state).toBe(
    process.platform === 'linux' ? 'unsupported' : 'on',
  )
  expect(ofType(events, 'displays.changed').map(({ data }) => data.change)).toEqual(
    expect.arrayContaining(['added', 'removed']),
  )
  expect(ofType(events, 'displays.changed').find(({ data }) => data.change === 'added')?.data.displays).toHaveLength(2)
  expect(ofType(events, 'fullscreen.entered')).toHaveLength(1)
  expect(ofType(events, 'fullscreen.left')).toHaveLength(1)
  expect(ofType(events, 'power.suspended')).toHaveLength(1)
  expect(ofType(events, 'power.resumed').map(({ data }) => data.isInferred)).toEqual([false])
  const away = ofType(events, 'focus.regained').map(({ data }) => data.awayMs)
  expect(away.some((ms) => Math.abs(ms - 1_500) < 300)).toBe(true)
  expect(ofType(events, 'renderer.failed')).toHaveLength(1)
  const edits = ofType(events, 'sensor.covered').filter(({ data }) => data.sensor === 'edits')
  expect(edits.map(({ data }) => data.state)).toEqual(['on', 'off', 'on', 'off'])
  expect(ofType(events, 'session.ended').map(({ data }) => data.reason)).toEqual(['quit'])
})
