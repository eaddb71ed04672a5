import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../renderer/harness/axe.ts'
import { visitFlow } from '../renderer/harness/flow-screens.ts'
import { visitKinds } from '../renderer/harness/kind-screens.ts'
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

/** What is wider than the window, or reaches out of it at the side, and not inside of a box that scrolls by itself. */
const overflowsOf = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => !element.closest('.visually-hidden, [data-live-announcer], [hidden]'))
      .filter((element) => !scrolls(element.parentElement))
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
        if (!isSaid(text) && !/^\S+ \d|^[\d:]+/.test(text) && !element.closest(foreign)) found.push(`${name}: ${text}`)
      }
    return found
  })

/** All screens of a candidate, in three parts. */
const around = ['from the invitation to the receipt', walk] as const
const beside = ['around the questions', visitFlow] as const
const within = ['of every kind of question', visitKinds] as const
const parts = [around, beside, within] as const

/** What `look` finds on each screen, without the screens on which it finds nothing. */
async function findOn(part: (typeof parts)[number][1], how: Look, look: (page: Page) => Promise<string[]>) {
  const found: Record<string, string[]> = {}
  let screens = 0
  await part(harness, how, async (page, screen) => {
    screens += 1
    const faults = [...(await look(page)), ...(await page.evaluate(() => globalThis.violations))]
    if (faults.length > 0) found[screen] = faults
  })
  expect(screens).toBeGreaterThanOrEqual(5)
  return found
}

/** What axe judges is the same in both themes but for colours, and the tokens have a test of their own. */
const looks: readonly (readonly [string, Look, readonly (typeof parts)[number][]])[] = [
  ['in Spanish', { said: spanish, options: { locale: 'es-MX' } }, parts],
  [
    'with high contrast in the light theme',
    { said: english, preferences: { contrast: 'high', theme: 'light' } },
    [around],
  ],
  [
    'with high contrast in the dark theme',
    { said: english, preferences: { contrast: 'high', theme: 'dark' } },
    [beside, within],
  ],
  ['at a text size of 150 %', { said: english, preferences: { textSize: 150 } }, [around, within]],
]

describe.each(looks)('the screens %s', (_name, how, some) => {
  it.each(some)('[D8, D9] %s have no fault that axe finds, and nothing beside the window', async (_part, part) => {
    const faults = await findOn(part, how, async (page) => {
      await page.waitForTimeout(250) // what fades in is not looked at half-way
      return [...(await axe(page)), ...(await overflowsOf(page))]
    })
    expect(faults).toEqual({})
  })
})

describe('the screens at a text size of 150 % in the smallest window', () => {
  const how = {
    said: english,
    preferences: { textSize: 150 },
    options: { viewport: { width: 720, height: 560 } },
  } as const
  it.each(parts)('[D9] %s have nothing beside the window', async (_part, part) => {
    expect(await findOn(part, how, overflowsOf)).toEqual({})
  })
})

describe('the screens in a language that is longer and runs from right to left', () => {
  it.each(parts)('[D5, D7] %s say everything through the catalogue, inside of the window', async (_part, part) => {
    const faults = await findOn(part, { said: pseudo, search: '?pseudo' }, async (page) => {
      const { lang, dir } = await rootOf(page)
      return [
        ...(await unsaidOf(page)),
        ...(await overflowsOf(page)),
        ...(`${lang} ${dir}` === 'ar-XB rtl' ? [] : [dir]),
      ]
    })
    expect(faults).toEqual({})
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

  it('[D9] leave room to read and write: large bars in a low window scroll with the page', async () => {
    const viewport = { width: 720, height: 560 }
    const app = { ...answeringScript().app, preferences: { ...standardScript.app.preferences, textSize: 150 as const } }
    const barsOf = (page: Page) =>
      page.evaluate(() =>
        ['.top-bar', '.item-footer'].map(
          (bar) => getComputedStyle(document.querySelector(bar) ?? document.body).position,
        ),
      )
    const large = await harness.open({ ...answeringScript(), app }, { viewport })
    await large.getByLabel('Give your verdict').waitFor()
    expect(await barsOf(large)).toEqual(['static', 'static'])
    await large.context().close()
    const usual = await harness.open(answeringScript(), { viewport })
    await usual.getByLabel('Give your verdict').waitFor()
    expect(await barsOf(usual)).toEqual(['sticky', 'sticky'])
    await usual.context().close()
  })

  it('[D8] show nothing as chosen that is not, and every word of a button, where the system forces its colours', async () => {
    const found: Record<string, string[]> = {}
    await visitKinds(harness, { said: english, options: { forcedColors: 'active' } }, async (page, item) => {
      found[item] = await page.evaluate(() => {
        const isSeen = (element: Element) => getComputedStyle(element).visibility === 'visible'
        const marks = [...document.querySelectorAll('.option:not([data-selected]) .option-box > .icon')].filter(isSeen)
        const blank = [...document.querySelectorAll('button')].filter((button) => {
          const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(button)
          // Without `none` the system draws its own ground behind the words, whatever the button's is.
          return color === backgroundColor || (button.matches('.button-primary') && forcedColorAdjust !== 'none')
        })
        return [...marks, ...blank].map((element) => element.outerHTML.slice(0, 80))
      })
    })
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((item) => [item, []])))
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
