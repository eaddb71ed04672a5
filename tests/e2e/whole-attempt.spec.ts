import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { readPackFolder } from '../../node/pack/read-pack-folder.ts'
import { foldEvents } from '../../shared/attempt/state.ts'
import { type Item, listItems } from '../../shared/pack/pack.ts'
import { type Responses, responsesOf } from '../../shared/pack/response.ts'
import { type Client, clientOf } from '../../tools/demo/client.ts'
import { answerItem, type Hands, keyboardHands, mouseHands } from './hands.ts'
import { expectedItem, shownItem } from './read-item.ts'
import { createWorld, type World } from './world.ts'

/**
 * The whole assessment as a candidate takes it: fifteen questions of the shipped pack by the keyboard alone, interrupted
 * by kills, submitted, downloaded, deleted, and taken again in the other form with the mouse. Every act goes through the
 * operating system; the page is only read.
 */

const folder = 'resources/packs/ai-trainer-core'
const forms = ['form-a', 'form-b'].map((form) => join(folder, form))

let world: World
let app: ElectronApplication
let page: Page
test.beforeAll(async () => {
  world = await createWorld({ packs: forms })
  ;({ app, page } = await world.launch())
})
test.afterAll(() => world.stop())
test.describe.configure({ mode: 'serial' })

interface Script {
  readonly items: readonly Item[]
  readonly answerTo: (item: Item) => Responses
}

/** The text as it can be typed on the keyboard of the tests, which has no typographic marks and no accents. */
function typable(text: string): string {
  const plain = text
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—−]/g, '-')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
  expect(plain).toMatch(/^[\n -~]*$/)
  return plain
}

/** The items of a form, each with one of its author's complete answers: the shortest of those rated 3 or better. */
async function scriptOf(form: string): Promise<Script> {
  const { pack, key, problems } = await readPackFolder(form)
  expect(problems).toEqual([])
  if (pack === null || key === null) throw new Error(`${form} cannot be read`)
  const lengthOf = (values: Responses) => JSON.stringify(values).length
  return {
    items: listItems(pack),
    answerTo: (item) => {
      const anchors = key.items.find((one) => one.item === item.id)?.anchors.filter(({ rating }) => rating >= 3) ?? []
      const [shortest] = anchors.toSorted((left, right) => lengthOf(left.values) - lengthOf(right.values))
      if (shortest === undefined) throw new Error(`${item.id} has no anchor`)
      return Object.fromEntries(
        Object.entries(shortest.values).map(([key, value]) => [
          key,
          typeof value === 'string' ? typable(value) : value,
        ]),
      )
    },
  }
}

/** The mouse's way to the window that has the focus now. */
function clientHere(): Client {
  const { desktop, userData } = world
  return clientOf(app, page, desktop.activeWindow(), { desktop, pictures: userData })
}

async function untilSaved(): Promise<void> {
  await expect(page.locator('.save-state')).toContainText('Saved on this device', { timeout: 15_000 })
}

/** Kills the client, and opens it again at the place where it was. */
async function kill(): Promise<void> {
  const process = app.process()
  const gone = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await gone
  ;({ app, page } = await world.launch())
}

/** The item's responses as the journal on this device holds them, without texts of slots that are not in use. */
async function recorded(item: Item): Promise<Responses> {
  const state = foldEvents(await world.events())
  return responsesOf(item, Object.fromEntries(state.fields.map((key, index) => [key, state.values[index] ?? null])))
}

async function takeForm(hands: () => Hands, script: Script, after: (item: Item, index: number) => Promise<void>) {
  for (const [index, item] of script.items.entries()) {
    await page.getByRole('heading', { level: 1, name: item.title }).waitFor()
    await answerItem(hands(), page, item, script.answerTo(item))
    await untilSaved()
    expect(await shownItem(page, item), item.id).toEqual(expectedItem(item, script.answerTo(item)))
    await after(item, index)
    const isLast = index === script.items.length - 1
    await hands().press(page.getByRole('button', { name: isLast ? 'Review answers' : 'Next', exact: true }))
  }
}

async function submit(hands: Hands): Promise<void> {
  await page.getByText('Every field is answered.').waitFor()
  await hands.press(page.getByRole('button', { name: 'Submit', exact: true }))
  await page.getByRole('alertdialog').waitFor()
  await hands.press(page.getByRole('button', { name: 'Submit and seal' }))
  await page.getByRole('heading', { name: 'Submitted and sealed' }).waitFor()
}

test('form A is taken by the keyboard alone, and answers of every kind survive SIGKILL', async () => {
  test.setTimeout(900_000)
  const script = await scriptOf(forms[0] ?? '')
  await world.enrol(page)
  const seen = new Set<string>()
  const kills: string[] = []
  await takeForm(
    () => keyboardHands(world.desktop),
    script,
    async (item) => {
      if (seen.has(item.type)) return
      seen.add(item.type)
      // The first item of each type: together they hold every kind of field.
      await kill()
      await page.getByRole('heading', { level: 1, name: item.title }).waitFor()
      await page.locator('.item-field').last().waitFor()
      kills.push(item.type)
      expect(await shownItem(page, item), item.id).toEqual(expectedItem(item, script.answerTo(item)))
      expect(expectedItem(item, await recorded(item)), item.id).toEqual(expectedItem(item, script.answerTo(item)))
    },
  )
  expect(kills).toEqual(['evaluation', 'preference-ranking', 'rubric', 'sft', 'agentic'])
  const kinds = script.items.flatMap(({ fields }) => fields.map(({ kind }) => kind))
  expect([...new Set(kinds)].toSorted()).toEqual([
    'choice',
    'criteria',
    'highlights',
    'long-text',
    'multi-choice',
    'ordering',
    'rating',
    'short-text',
    'step-selection',
  ])
  await submit(keyboardHands(world.desktop))
})

test('the submitted attempt is downloaded in three forms, and says what was written', async () => {
  const script = await scriptOf(forms[0] ?? '')
  const files = await Promise.all(
    [
      ['Save as PDF', 'answers.pdf'],
      ['Save as Markdown', 'answers.md'],
      ['Save as JSON', 'answers.json'],
    ].map(async ([button = '', name = '']) => ({ button, path: join(world.userData, name) })),
  )
  for (const { button, path } of files) {
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await keyboardHands(world.desktop).press(page.getByRole('button', { name: button }))
    await page.getByText(path).waitFor({ timeout: 30_000 })
  }
  const [pdf, markdown, json] = files.map(({ path }) => readFileSync(path))
  expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(statSync(files[0]?.path ?? '').size).toBeGreaterThan(20_000)
  const written = script.items.flatMap((item) => {
    const values = script.answerTo(item)
    return Object.values(values).filter((value) => typeof value === 'string' && value.length > 20)
  })
  const folded = (text: string | undefined) => (text ?? '').replaceAll(/\s+/g, ' ')
  // Markdown escapes what would be markup, so words are compared and not marks.
  const bare = (text: string) => folded(text).replaceAll(/[^\p{L}\p{N} ]/gu, '')
  const inMarkdown = bare(markdown?.toString() ?? '')
  expect(written.filter((text) => !inMarkdown.includes(bare(String(text)).trim()))).toEqual([])
  const inJson = JSON.stringify(JSON.parse(json?.toString() ?? ''))
  expect(written.filter((text) => !inJson.includes(JSON.stringify(text).slice(1, -1)))).toEqual([])
})

test('the attempt is deleted: its key is gone, the server signed for it, and nothing of it opens', async () => {
  const hands = keyboardHands(world.desktop)
  await page.getByText('The server holds the whole record').waitFor({ timeout: 60_000 })
  const { attemptId } = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8')) as { attemptId: string }
  const attempt = join(world.userData, 'attempts', attemptId)
  expect(existsSync(join(attempt, 'vault.sealed'))).toBe(true)
  await hands.press(page.getByRole('button', { name: 'Delete this attempt' }))
  await page.getByRole('alertdialog').waitFor()
  await hands.press(page.getByRole('button', { name: 'Delete for good' }))
  await page.getByRole('heading', { name: 'Deleted' }).waitFor({ timeout: 30_000 })
  await page.getByText('The server has deleted its copy and signed for it.').waitFor()
  expect(existsSync(join(attempt, 'vault.sealed'))).toBe(false)
  const left = existsSync(attempt) ? readdirSync(attempt) : []
  expect(left.filter((name) => /\.(seg|candor|sealed)/.test(name))).toEqual([])
  await hands.press(page.getByRole('button', { name: 'Close' }))
  await page.getByLabel('Invitation code').waitFor()
})

test('the retake is form B, taken with the mouse, and its results are shown once they are released', async () => {
  test.setTimeout(900_000)
  const script = await scriptOf(forms[1] ?? '')
  const first = await scriptOf(forms[0] ?? '')
  await world.enrol(page)
  let client = clientHere()
  await takeForm(
    () => mouseHands(world.desktop, () => client),
    script,
    async (item, index) => {
      if (index !== 7) return
      await app.close()
      ;({ app, page } = await world.launch())
      client = clientHere()
      await page.getByRole('heading', { level: 1, name: item.title }).waitFor()
      await page.locator('.item-field').last().waitFor()
      expect(await shownItem(page, item), item.id).toEqual(expectedItem(item, script.answerTo(item)))
    },
  )
  expect(script.items.map(({ title }) => title)).not.toEqual(first.items.map(({ title }) => title))
  await submit(mouseHands(world.desktop, () => client))
  await page.getByText('The server holds the whole record').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Results' }).click()
  await page.getByText(/have not been rated yet|not released the results yet/).waitFor()
  const { attemptId } = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8')) as { attemptId: string }
  await world.release(attemptId)
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Look again' }).click()
        return page.getByRole('heading', { name: 'By kind of work' }).count()
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(1)
  const rows = await page.locator('.results').first().getByRole('row').allInnerTexts()
  expect(rows.map((row) => row.split(/\s{2,}|\t/)[0]?.trim())).toHaveLength(5)
  // The policy shows bands, so no number of a score may stand there.
  expect(await page.locator('main').innerText()).not.toMatch(/\d[.,]\d of 5/)
})
