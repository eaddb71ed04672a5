import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answeringScript, type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'
import { type Look, walk } from '../renderer/harness/walk.ts'
import { speaking } from '../renderer/i18n/spoken.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness('gallery') // the build that also speaks the language of the tests
})
afterAll(() => harness.close())

const english = await speaking('en')
const spanish = await speaking('es')
const pseudo = await speaking('pseudo')
const rootOf = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir, dataset } = document.documentElement
    return { lang, dir, ...dataset, fontSize: getComputedStyle(document.documentElement).fontSize }
  })
const preferred = (page: Page) =>
  page.evaluate(() =>
    globalThis.fakeMain.asked.filter(({ channel }) => channel === 'app/prefer').map(({ args }) => args),
  )

async function faultsOf(page: Page): Promise<string[]> {
  // The place where React Aria speaks is left out: its lines name what may be gone by now (renderer-screens.test.ts).
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** What is wider than the window, or reaches out of it at the side. */
const overflowsOf = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => !element.closest('.visually-hidden, [data-live-announcer], [hidden]'))
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect()
        return own > 0 && (left < -1 || right > width + 1)
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`)
  })

/**
 * Text of the interface that shows without the brackets of the tests' language. Left out: what somebody else wrote, which
 * is marked so (`bdi`, `dir="auto"`), times, digests, the name of the product, and what the components say in Arabic.
 */
const unsaidOf = (page: Page) =>
  page.evaluate(() => {
    const foreign =
      'bdi, [dir="auto"], time, kbd, .mono, .brand, [lang="en"], [lang="es"], [data-live-announcer], title, script, style'
    const isSaid = (text: string) => !/\p{L}/u.test(text) || /[⟦⟧\p{Script=Arabic}]/u.test(text)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      const sentence = node.parentElement?.matches('a') ? node.parentElement.parentElement?.textContent : text
      if (!isSaid(sentence ?? '') && !node.parentElement?.closest(foreign)) found.push(text)
    }
    for (const name of ['aria-label', 'title', 'alt'])
      for (const element of document.body.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? ''
        if (!isSaid(text) && !/^\S+ \d|^[\d:]+/.test(text)) found.push(`${name}: ${text}`)
      }
    return found
  })

describe.each([
  ['in Spanish', { said: spanish, options: { locale: 'es-MX' } }],
  ['with high contrast in the light theme', { said: english, preferences: { contrast: 'high', theme: 'light' } }],
  ['with high contrast in the dark theme', { said: english, preferences: { contrast: 'high', theme: 'dark' } }],
  ['at a text size of 150 %', { said: english, preferences: { textSize: 150 } }],
  [
    'at a text size of 150 % in the smallest window',
    { said: english, preferences: { textSize: 150 }, options: { viewport: { width: 720, height: 560 } } },
  ],
] as const satisfies readonly (readonly [string, Look])[])('the screens %s', (_name, look) => {
  it('[D8, D9] have no fault that axe finds, nothing beside the window, and no breach of the policy', async () => {
    const found: Record<string, string[]> = {}
    await walk(harness, look, async (name, page) => {
      found[name] = [
        ...(await faultsOf(page)),
        ...(await overflowsOf(page)),
        ...(await page.evaluate(() => globalThis.violations)),
      ]
    })
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))
  })
})

describe('the screens in a language that is longer and runs from right to left', () => {
  it('[D5, D7] say everything through the catalogue, and keep it inside of the window', async () => {
    const found: Record<string, string[]> = {}
    await walk(harness, { said: pseudo, search: '?pseudo' }, async (name, page) => {
      const { lang, dir } = await rootOf(page)
      found[name] = [...(await unsaidOf(page)), ...(await overflowsOf(page)), `${lang} ${dir}`]
    })
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, ['ar-XB rtl']])))
  })
})

describe('preferences', () => {
  it('[D2] are shown before anything is drawn, as main has kept them', async () => {
    const preferences = { language: 'es', theme: 'dark', textSize: 130, contrast: 'high', motion: 'reduced' } as const
    const page = await harness.open({ ...standardScript, app: { ...standardScript.app, preferences } })
    await page.getByRole('heading', { name: spanish.words('invitation')('title') }).waitFor()
    expect(await rootOf(page)).toEqual({
      lang: 'es',
      dir: 'ltr',
      theme: 'dark',
      textSize: '130',
      contrast: 'high',
      motion: 'reduced',
      fontSize: '20.8px',
    })
    await page.context().close()
  })

  it('[D2] follow the system where nothing was chosen', async () => {
    const page = await harness.open(standardScript, { contrast: 'more', reducedMotion: 'reduce', locale: 'es-AR' })
    await page.getByRole('heading', { name: spanish.words('invitation')('title') }).waitFor()
    expect(await rootOf(page)).toEqual({
      lang: 'es',
      dir: 'ltr',
      contrast: 'high',
      motion: 'reduced',
      fontSize: '16px',
    })
    await page.emulateMedia({ contrast: 'no-preference', reducedMotion: 'no-preference' })
    await page.waitForFunction(() => Object.keys(document.documentElement.dataset).length === 0)
    expect(await rootOf(page)).toEqual({ lang: 'es', dir: 'ltr', fontSize: '16px' })
    await page.context().close()
  })

  it('[D1] are changed from the keyboard in the middle of an answer, at once, and cost nothing that was written', async () => {
    const page = await harness.open(answeringScript())
    await page.getByLabel('Give your verdict').click()
    await page.keyboard.type('before ')
    await page.getByRole('button', { name: 'Display' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: 'As the system' }).first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight') // English, then Español
    await page.getByRole('dialog', { name: 'Aspecto' }).waitFor()
    await page.getByRole('radio', { name: '150' }).click({ force: true })
    await page.getByRole('radio', { name: 'Oscuro' }).click({ force: true })
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Aspecto')
    expect(await preferred(page)).toMatchObject([
      { language: 'en' },
      { language: 'es' },
      { language: 'es', textSize: 150 },
      { language: 'es', textSize: 150, theme: 'dark', contrast: 'system', motion: 'system' },
    ])
    await page.getByLabel('Give your verdict').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('after')
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => globalThis.fakeMain.values()['tool-library-note.verdict'])).toBe('before after')
    const description = await page.getByLabel('Give your verdict').getAttribute('aria-description')
    expect(description).toContain('palabras')
    const recorded = await page.evaluate(() =>
      globalThis.fakeMain.asked.filter(
        ({ channel }) =>
          ![
            'app/prefer',
            'app/describe',
            'attempt/edit',
            'attempt/open',
            'attempt/view-item',
            'network/claim',
          ].includes(channel),
      ),
    )
    expect(recorded).toEqual([])
    expect(await rootOf(page)).toMatchObject({ lang: 'es', theme: 'dark', textSize: '150', fontSize: '24px' })
    await page.context().close()
  })

  it('hold in this window when they cannot be kept, and say so', async () => {
    const page = await harness.open(standardScript)
    await page.evaluate(() => globalThis.fakeMain.fail('app/prefer', 'journal/storage-full', 1))
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('radio', { name: 'High' }).click({ force: true })
    await page.getByText('The choice holds until Candor is closed.').waitFor()
    expect(await rootOf(page)).toMatchObject({ contrast: 'high' })
    await page.context().close()
  })

  it('[D10] stop every movement where it is reduced', async () => {
    const page = await harness.open({
      ...standardScript,
      app: { ...standardScript.app, preferences: { ...standardScript.app.preferences, motion: 'reduced' } },
    })
    await page.getByRole('button', { name: 'Display' }).click()
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element)
          return animationName !== 'none' || transitionDuration.split(', ').some((duration) => duration !== '0s')
        }).length,
    )
    expect(moving).toBe(0)
    await page.context().close()
  })
})
