import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchApp } from '../host/launch.ts'
import { level, openDesk } from './held-desk.ts'

test('[L28, L29, L31] the check says what an invitation will hold, days ahead, and begins nothing', async () => {
  const desk = await openDesk((policy) => {
    const held = level('lockdown')(policy)
    const reactions = { ...held.integrity.reactions, 'focus-lost': 'lock' as const }
    return { ...held, integrity: { ...held.integrity, reactions } }
  }, true)
  const { world, computer } = desk
  computer.copy('of the candidate')
  world.display.addDisplay()
  const before = computer.state()
  await desk.launch()
  const page = desk.page()

  await test.step('without an invitation', async () => {
    await page.getByRole('link', { name: 'Check this computer, days ahead' }).click()
    await page.getByText('This check was made without an invitation.').waitFor()
    await page.getByRole('list', { name: 'This computer' }).waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
  })
  await test.step('for an invitation', async () => {
    await page.getByLabel('Invitation code').fill(world.api.ready.invitationCode ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Check this computer' }).click()
    await page.getByText('Whole screen', { exact: true }).waitFor()
    await page.getByText('the questions wait until you give a reason').waitFor()
    await page.getByText('2 displays are connected; this assessment asks for one.').waitFor()
    await page.getByText('Unplug the other displays, or open Settings, Displays, and choose Mirror.').waitFor()
    await page.getByText('The desktop takes Alt+Tab first.').waitFor()
    await page.getByText('Agrees with the server’s.').waitFor()
  })
  await test.step('full screen is tried when it is asked for, and left again', async () => {
    await page.getByText('Not tried yet.').waitFor()
    await page.getByRole('button', { name: 'Try full screen' }).click()
    await page.getByText('The window can fill the screen.').waitFor()
    await expect.poll(desk.isFull).toBe(false)
  })
  await test.step('what was put right is seen at once', async () => {
    world.display.removeDisplay()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('One display.', { exact: true }).waitFor()
    world.display.addDisplay()
  })
  await test.step('[L32] the report for IT holds nothing about the person', async () => {
    for (const [name, file] of [
      ['Save as text', 'check.txt'],
      ['Save as JSON', 'check.json'],
    ]) {
      const path = join(world.userData, file ?? '')
      await desk.app().evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await page.getByRole('button', { name: name ?? '' }).click()
      await page.getByText(`Saved as ${path}.`).waitFor()
      const text = readFileSync(path, 'utf8')
      const personal = [
        world.api.ready.invitationCode ?? '-',
        'Casey',
        world.userData,
        process.env.USER ?? 'root',
        'DUMMY',
      ]
      expect(personal.filter((one) => text.includes(one))).toEqual([])
    }
    expect(JSON.parse(readFileSync(join(world.userData, 'check.json'), 'utf8'))).toMatchObject({
      format: 'candor-preflight-report',
      held: ['kiosk', 'shortcuts', 'clipboard', 'one-display', 'content-protection'],
    })
    for (const file of ['check.txt', 'check.json']) rmSync(join(world.userData, file))
  })
  await desk.app().close()
  expect({ ...computer.state(), monitors: '' }).toEqual({ ...before, monitors: '' })
  const settings = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8'))
  expect(settings.attemptId ?? null).toBe(null)

  await test.step('a link leads there', async () => {
    const link = `candor://check/${world.api.ready.invitationCode}?server=${world.api.ready.url}`
    const app = await launchApp({ display: world.display, userData: world.userData, args: [link] })
    const opened = await app.firstWindow()
    await opened.getByRole('button', { name: 'Continue' }).click()
    await opened.getByRole('heading', { name: 'Is this computer ready' }).waitFor()
    await opened.getByText('Whole screen', { exact: true }).waitFor()
    await app.close()
  })
  await desk.stop()
})
