import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDisplay, type VirtualDisplay } from '../display.ts'
import { runtimeName } from '../launch.ts'
import { launchFixture, newUserData, programsOn, runElectron } from './run-fixture.ts'

let display: VirtualDisplay
beforeAll(async () => {
  display = await startDisplay({ width: 1200, height: 800 })
})
afterAll(() => display.stop())

test('tells the first instance about a second one, which leaves', async () => {
  const userData = newUserData()
  const { notes } = await launchFixture(display, { userData })
  const second = await runElectron(display.env, userData, '--link=candor://x')
  expect([second.exitCode, second.stdout.trim()]).toEqual([3, 'second instance leaves'])
  await expect.poll(notes).toContain('second-instance --link=candor://x')
})

test('leaves nothing behind after SIGKILL and starts again with the same profile', async () => {
  const userData = newUserData()
  const first = await launchFixture(display, { userData })
  await first.app.evaluate(({ clipboard }) => clipboard.writeText('left over'))
  const child = first.app.process()
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  const again = await launchFixture(display, { userData })
  expect(programsOn(display)).toEqual(expect.arrayContaining([expect.stringContaining('_NET_ACTIVE_WINDOW')]))
  again.app.process().kill('SIGKILL')
  await expect.poll(() => programsOn(display), { timeout: 5_000 }).toEqual([])
})

test('ends in order when the app quits', async () => {
  const { app } = await launchFixture(display)
  const child = app.process()
  const output = app.evaluate(({ app: electronApp, BrowserWindow }) => {
    const order: string[] = []
    electronApp.on('before-quit', () => order.push('before-quit'))
    BrowserWindow.getAllWindows()[0]?.on('closed', () => order.push('closed'))
    electronApp.on('quit', () => order.push('quit'))
    return new Promise<string[]>((resolve) => {
      electronApp.on('will-quit', (event) => {
        event.preventDefault()
        order.push('will-quit')
        resolve(order)
      })
      electronApp.quit()
    })
  })
  expect(await output).toEqual(['before-quit', 'closed', 'will-quit'])
  await app.evaluate(({ app: electronApp }) => electronApp.exit(7)).catch(() => {})
  await expect.poll(() => child.exitCode).toBe(7)
})

test('prints an error that nothing catches and exits', async () => {
  const { exitCode, stderr } = await runElectron({ ...display.env, FIXTURE_THROW: '1' }, newUserData())
  expect(exitCode).toBe(1)
  expect(stderr).toContain('thrown by the fixture')
})

test('says what is missing', async () => {
  const { DISPLAY: _, ...noDisplay } = display.env
  const withoutDisplay = await runElectron(noDisplay, newUserData())
  const withoutChromium = await runElectron({ ...display.env, CANDOR_CHROMIUM: '/nowhere' }, newUserData())
  expect([withoutDisplay.exitCode, withoutChromium.exitCode]).toEqual([1, 1])
  expect(withoutDisplay.stderr).toContain('Unable to open X display!')
  expect(withoutChromium.stderr).toContain('npm run prerequisites')
})

test('opens what it has sealed, in a later run, and nothing else', async () => {
  const userData = newUserData()
  const first = await launchFixture(display, { userData })
  const sealed = await first.app.evaluate(async ({ safeStorage }) => {
    const bytes = await safeStorage.encryptStringAsync('secret ✓')
    return [
      await safeStorage.isAsyncEncryptionAvailable(),
      safeStorage.getSelectedStorageBackend(),
      bytes.toString('hex'),
    ]
  })
  await first.app.close()
  const second = await launchFixture(display, { userData })
  const opened = await second.app.evaluate(async ({ safeStorage }, hex) => {
    const damaged = Buffer.from(hex, 'hex').fill(0, 30)
    const failure = await safeStorage.decryptStringAsync(damaged).then(
      () => 'opened',
      () => 'refused',
    )
    return [await safeStorage.decryptStringAsync(Buffer.from(hex, 'hex')), failure]
  }, String(sealed[2]))
  expect(sealed.slice(0, 2)).toEqual([true, 'basic_text'])
  expect(opened).toEqual([{ result: 'secret ✓', shouldReEncrypt: false }, 'refused'])
})

test('cancels dialogs unless a test answers for them', async () => {
  const { app } = await launchFixture(display)
  const answers = await app.evaluate(async ({ dialog }) => {
    const cancelled = await dialog.showSaveDialog({})
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/chosen' })
    return [cancelled, await dialog.showSaveDialog({})]
  })
  expect(answers).toEqual([
    { canceled: true, filePath: '' },
    { canceled: false, filePath: '/chosen' },
  ])
})

test('is named wherever it shows', () => {
  expect(runtimeName()).toBe('Electron stand-in (tests/host)')
})
