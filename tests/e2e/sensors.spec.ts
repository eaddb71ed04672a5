import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import { type EventOf, sensorNames } from '../../shared/attempt/events.ts'
import { createWorld, ofType, type World } from './world.ts'

const sample = join(import.meta.dirname, '../../resources/packs/sample')

/** The sample assessment under a policy that asks for every sensor. */
function watchedPack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-watched-'))
  cpSync(sample, folder, { recursive: true })
  const policy = JSON.parse(readFileSync(join(folder, 'policy.json'), 'utf8'))
  const processes = [{ rule: 'desk-1', kind: 'window manager', names: ['openbox'] }]
  policy.integrity.sensors = { clipboardWatch: true, idle: true, virtualMachine: true, remoteSession: true, processes }
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
  return folder
}

let world: World
const pack = watchedPack()
test.beforeAll(async () => {
  world = await createWorld({ hotplug: true, packs: [pack] })
})
test.afterAll(async () => {
  await world.stop()
  rmSync(pack, { recursive: true })
})

test('every sensor says what it sees, and records what the computer does', async () => {
  test.setTimeout(120_000)
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
  await test.step('the client does not run for a while, as in an unannounced sleep', async () => {
    const { pid } = app.process()
    if (pid === undefined) throw new Error('the client does not run')
    process.kill(pid, 'SIGSTOP')
    await delay(11_000)
    process.kill(pid, 'SIGCONT')
    await delay(1_200)
  })
  await test.step('another window takes the focus, and its program the clipboard', async () => {
    const { desktop } = world
    const own = desktop.activeWindow()
    const away = desktop.lookElsewhere(1_500)
    while ([own, ''].includes(desktop.activeWindow())) await delay(10)
    await delay(200)
    desktop.copyElsewhere('x'.repeat(300))
    await away
  })
  await test.step('the window is minimised and restored', async () => {
    execFileSync('xdotool', ['getactivewindow', 'windowminimize'], { env: world.display.env })
    await delay(500)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
    await delay(500)
  })
  await test.step('the page tries to go elsewhere', async () => {
    await page.evaluate(() => {
      location.href = 'https://elsewhere.invalid/path?query'
    })
    await delay(300)
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
  if (process.platform === 'linux') expect(statesOf(covered)).toEqual(linuxStates)
  expect(ofType(events, 'displays.changed').map(({ data }) => data.change)).toEqual(
    expect.arrayContaining(['added', 'removed']),
  )
  expect(ofType(events, 'displays.changed').find(({ data }) => data.change === 'added')?.data.displays).toHaveLength(2)
  expect(ofType(events, 'fullscreen.entered')).toHaveLength(1)
  expect(ofType(events, 'fullscreen.left')).toHaveLength(1)
  expect(ofType(events, 'power.suspended')).toHaveLength(1)
  expect(ofType(events, 'power.resumed').map(({ data }) => data.isInferred)).toEqual([false, true])
  expect(ofType(events, 'power.resumed')[1]?.data.gapMs).toBeGreaterThan(10_000)
  expect(ofType(events, 'clipboard.changed').map(({ data }) => data)).toEqual([{ size: 'medium', kinds: ['text'] }])
  expect(ofType(events, 'window.changed').map(({ data }) => data.change)).toEqual(['minimised', 'restored'])
  expect(ofType(events, 'navigation.refused').map(({ data }) => data)).toEqual([
    { kind: 'navigate', target: 'https://elsewhere.invalid' },
  ])
  expect(ofType(events, 'process.noticed')[0]?.data).toMatchObject({ rule: 'desk-1', kind: 'window manager' })
  expect(ofType(events, 'self.checked').map(({ data }) => data.result)).toEqual(['not-packaged'])
  expect(ofType(events, 'claim.disputed')).toEqual([])
  const away = ofType(events, 'focus.regained').map(({ data }) => data.awayMs)
  expect(away.some((ms) => Math.abs(ms - 1_500) < 300)).toBe(true)
  expect(ofType(events, 'renderer.failed')).toHaveLength(1)
  const edits = ofType(events, 'sensor.covered').filter(({ data }) => data.sensor === 'edits')
  expect(edits.map(({ data }) => data.state)).toEqual(['on', 'off', 'on', 'off'])
  expect(ofType(events, 'session.ended').map(({ data }) => data.reason)).toEqual(['quit'])
})

/** What is not simply on, on Linux, under a policy that asks for everything and blocks nothing. */
const linuxStates = {
  shortcuts: 'off',
  assistive: 'off',
  lock: 'unsupported',
  thermal: 'unsupported',
  'user-switch': 'unsupported',
  capture: 'unsupported',
}

function statesOf(covered: readonly EventOf<'sensor.covered'>[]): Record<string, string> {
  const others = covered.filter(({ data }) => data.state !== 'on')
  return Object.fromEntries(others.map(({ data }) => [data.sensor, data.state]))
}
