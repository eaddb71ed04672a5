import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchApp } from '../host/launch.ts'
import { createWorld, ofType, type World } from './world.ts'

const repository = join(import.meta.dirname, '../..')
const electron = join(process.env.CANDOR_ELECTRON ?? join(repository, 'tests/host'), 'electron')
let world: World
let root: string
let managed: string

test.beforeAll(async () => {
  world = await createWorld()
  root = mkdtempSync(join(tmpdir(), 'candor-policy-'))
  const folder = join(root, 'etc/opt/candor/policies/managed')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  managed = join(folder, 'candor.json')
})
test.afterAll(async () => {
  await world.stop()
  rmSync(root, { recursive: true, force: true })
})

/** Starts the client as an administrator does on a terminal: no display, and nothing that it could ask. */
function print(userData: string, ...args: readonly string[]): Promise<{ code: number; out: string }> {
  const { DISPLAY: _display, ...env } = process.env
  const all = [repository, `--user-data-dir=${userData}`, `--policy-root=${root}`, '--print-effective-policy', ...args]
  return new Promise((resolve) => {
    execFile(electron, all, { env, encoding: 'utf8' }, (error, out) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    )
  })
}

test('[M17] the command prints every value with its origin, and problems with exit code 1, without a display', async () => {
  const nobody = join(root, 'nobody')
  writeFileSync(managed, JSON.stringify({ MinimumLockdown: 'restrict', Theme: 'dark' }), { mode: 0o644 })
  const text = await print(nobody)
  expect(text.code).toBe(0)
  expect(text.out).toMatch(new RegExp(`MinimumLockdown +restrict +managed \\(${managed}\\)`))
  expect(text.out).toMatch(/ServerAddress +not set +default/)
  expect(text.out).toContain('No problems.')
  const json = JSON.parse((await print(nobody, '--json')).out)
  expect(json).toMatchObject({ format: 'candor-effective-policy', version: 1, attempt: null, problems: [] })
  expect(json.computer).toContainEqual({ name: 'Theme', value: 'dark', origin: 'computer', place: managed })

  writeFileSync(managed, JSON.stringify({ MinimumLokdown: 'restrict' }))
  const typo = await print(nobody)
  expect([typo.code, typo.out.includes(`${managed}: MinimumLokdown: There is no such setting.`)]).toEqual([1, true])
  rmSync(managed)
  writeFileSync(managed, '{}', { mode: 0o666 })
  chmodSync(managed, 0o666)
  const open = await print(nobody)
  expect([open.code, open.out.includes('can be written by others than its owner (mode 666)')]).toEqual([1, true])
  rmSync(managed)
  rmSync(nobody, { recursive: true, force: true })
})

test('[M7, M10, M13, M15] a managed client obeys: server, language, theme, sensors; the candidate reads it first', async () => {
  const { url } = world.api.ready
  const values = {
    ServerAddress: url,
    ServerLocked: true,
    ForbiddenSensors: ['displays'],
    Theme: 'dark',
    DataFolder: join(root, 'data', '{user}'),
  }
  writeFileSync(managed, JSON.stringify(values), { mode: 0o644 })
  const launch = () =>
    launchApp({
      display: world.display,
      userData: world.userData,
      args: [`--policy-root=${root}`],
      env: { CANDOR_SERVER: 'http://127.0.0.1:9' },
    })
  const app = await launch()
  const userData = await app.evaluate(({ app: electronApp }) => electronApp.getPath('userData'))
  expect(userData.startsWith(join(root, 'data'))).toBe(true)
  const page = await app.firstWindow()
  await expect(page.getByText('Set by the administrator of this computer')).toBeVisible()
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  await page.getByLabel('Invitation code').fill(world.api.ready.invitationCode ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Displays (the administrator of this computer does not allow it)')).toBeVisible()
  await world.begin(page)
  await app.close()

  const report = JSON.parse((await print(userData, '--json')).out)
  const row = (name: string) => report.attempt.policy.find((one: { name: string }) => one.name === name)
  expect(report.attempt.issued).toMatch(/^\d{4}-/)
  expect(row('sensor.displays')).toMatchObject({ origin: 'computer', place: managed })
  expect(row('sensor.focus')).toMatchObject({ value: 'used', origin: 'issued' })
  const covered = ofType(await world.events(userData), 'sensor.covered')
  expect(covered.filter(({ data }) => data.sensor === 'displays').map(({ data }) => data)).toEqual([
    { sensor: 'displays', state: 'waived', reason: 'The administrator of this computer does not allow it.' },
  ])

  const enrolment = join(userData, 'attempts', report.attempt.attemptId, 'enrolment.json')
  const kept = readFileSync(enrolment, 'utf8')
  writeFileSync(enrolment, kept.replace('"deletion":"before-submission"', '"deletion":"always"'))
  const changed = await print(userData)
  expect([changed.code, changed.out.includes('not the one that its server signed')]).toEqual([1, true])
})
