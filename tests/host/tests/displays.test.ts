import { expect, onTestFinished, test } from 'vitest'
import { startDisplay } from '../display.ts'
import { launchFixture } from './run-fixture.ts'

test('reports a monitor that is connected and disconnected', async () => {
  const display = await startDisplay({ width: 1200, height: 800, hotplug: true })
  onTestFinished(() => display.stop())
  const { app, page, notes } = await launchFixture(display)
  const state = async () => [
    await app.evaluate(({ screen }) => screen.getAllDisplays().map(({ bounds }) => bounds.x)),
    await page.evaluate(() => (screen as unknown as { isExtended: boolean }).isExtended),
  ]
  expect(await state()).toEqual([[0], false])
  display.addDisplay()
  await expect.poll(state).toEqual([[0, 1200], true])
  display.removeDisplay()
  await expect.poll(state).toEqual([[0], false])
  expect((await notes()).filter((note) => note.startsWith('display'))).toEqual([
    'display-added 1280x800',
    'display-removed',
  ])
})
