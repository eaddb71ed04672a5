import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { createWorld, type World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await createWorld()
})
test.afterAll(() => world.stop())

const lookOf = (page: Page) =>
  page.evaluate(() => ({
    lang: document.documentElement.lang,
    ...document.documentElement.dataset,
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
  }))

test('[D2, D3] language, theme, size, contrast and motion are chosen once, kept over a restart, and not part of the record', async () => {
  const first = await world.launch()
  await world.enrol(first.page)
  const before = await world.events()
  await first.page.getByRole('button', { name: 'Display' }).click()
  for (const name of ['Dark', '130%', 'High', 'Reduced', 'Español'])
    await first.page.getByRole('radio', { name }).locator('xpath=ancestor::label').click()
  await first.page.getByRole('dialog', { name: 'Aspecto' }).waitFor()
  const look = { lang: 'es', theme: 'dark', textSize: '130', contrast: 'high', motion: 'reduced', isDark: true }
  expect(await lookOf(first.page)).toEqual(look)
  await first.page.keyboard.press('Escape')
  await first.app.close()

  const types = (await world.events()).slice(before.length).map(({ type }) => type)
  expect(types.filter((type) => /prefer|display\./.test(type))).toEqual([])
  const { preferences } = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8'))
  expect(preferences).toEqual({ language: 'es', theme: 'dark', textSize: 130, contrast: 'high', motion: 'reduced' })

  const second = await world.launch()
  await second.page.getByRole('button', { name: 'Aspecto' }).waitFor()
  expect(await lookOf(second.page)).toEqual(look)
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
})
