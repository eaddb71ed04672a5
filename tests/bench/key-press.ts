import type { Page } from 'playwright'
import type { AttemptView } from '../../shared/ipc/views.ts'
import { countWords } from '../../shared/pack/response.ts'
import { type BuiltPages, startBuiltPages } from './built-page.ts'
import { type Form, readForm } from './form.ts'
import { watchKeys } from './key-press-watch.ts'
import { compared, type Figure, median, printReport, quantile } from './report.ts'

/**
 * `npm run build && npm run bench:key-press`: from a key press to the frame that shows it, with 2,000 words in the
 * editor and recording on, on the client's own built page with items of form A; beside a bare textarea with the same
 * text in the same browser. Each round types into all of them in turn. How a press is timed: key-press-watch.ts.
 */

const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 2 : 5
const KEYS = isQuick ? 40 : 80
const WARM_UP_KEYS = 12
const FRAME_MS = 1_000 / 60
const WORDS = 2_000

const form = readForm('a')
const sentence = 'The response says that a member may take the tool home first, and the sheet says the opposite. '
const paragraph = sentence.repeat(3).trim()
const answer = Array.from({ length: Math.ceil(WORDS / countWords(paragraph)) }, () => paragraph).join('\n\n')

type Place = 'textarea' | 'answer' | 'highlight comment' | 'criteria row'
const places: readonly Place[] = ['textarea', 'answer', 'highlight comment', 'criteria row']

/** An attempt that shows the first item that can hold the place, and the row of the field table that is typed into. */
function attemptFor(place: Place, { pack, subjects, best }: Form): { attempt: Partial<AttemptView>; row: string } {
  const kind = { textarea: '', answer: 'long-text', 'highlight comment': 'highlights', 'criteria row': 'criteria' }[
    place
  ]
  const type = { textarea: '', answer: 'sft', 'highlight comment': 'evaluation', 'criteria row': 'rubric' }[place]
  const item = subjects.map((subject) => subject.item).find((one) => one.type === type)
  const field = item?.fields.find((one) => one.kind === kind)
  const key = `${item?.id}.${field?.id}`
  const row = kind === 'long-text' ? key : Object.keys(best).find((name) => name.startsWith(`${key}.`))
  if (item === undefined || field === undefined || row === undefined) throw new Error(`form A has no ${place}`)
  return { attempt: { pack, currentItem: item.id, values: { ...best, [row]: answer } }, row }
}

async function openPlace(pages: BuiltPages, place: Place): Promise<Page> {
  if (place === 'textarea') {
    const page = await pages.openBare('<textarea rows="20" cols="70" spellcheck="false"></textarea>')
    await page.locator('textarea').fill(answer)
    return page
  }
  const { attempt, row } = attemptFor(place, form)
  const page = await pages.open(attempt)
  const editor = page.locator(`[data-field="${row}"] .cm-content`)
  await editor.scrollIntoViewIfNeeded()
  await editor.focus()
  return page
}

/** A typist's pace, uneven so that presses fall anywhere within a frame and the screen follows some of them. */
const pauseMs = (index: number) => 40 + ((index * 89) % 220)

async function typeInto(page: Page, keys: string): Promise<void> {
  for (const [index, key] of [...keys].entries()) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await page.waitForTimeout(pauseMs(index))
  }
}

interface Run {
  readonly paintMs: readonly number[]
  /** By Event Timing, which rounds to 8 ms and is silent below 16. */
  readonly slowMs: readonly number[]
}

async function run(pages: BuiltPages, place: Place): Promise<Run> {
  const page = await openPlace(pages, place)
  await page.keyboard.press('Control+End')
  const letters = sentence
    .toLowerCase()
    .replaceAll(/[^a-z ]/gu, '')
    .repeat(4)
  await typeInto(page, letters.slice(0, WARM_UP_KEYS))
  await page.evaluate(watchKeys)
  await typeInto(page, letters.slice(WARM_UP_KEYS, WARM_UP_KEYS + KEYS))
  await page.waitForTimeout(300)
  const told = await page.evaluate(() => globalThis.benchKeys)
  const edits = await page.evaluate(() => globalThis.benchEdits?.sent.length ?? 0)
  if (told.paintMs.length !== KEYS)
    throw new Error(`${told.paintMs.length} of ${KEYS} presses in the ${place} were seen`)
  // A key of its own is an edit of its own at this pace, but two that share a frame may share a message.
  if (place !== 'textarea' && edits < KEYS / 2) throw new Error(`only ${edits} edits of the ${place} were recorded`)
  await page.context().close()
  return told
}

const pages = await startBuiltPages()
const runs = new Map<Place, Run[]>(places.map((place) => [place, []]))
try {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const step of places.keys()) {
      const place = places[(step + round) % places.length] ?? 'textarea'
      runs.get(place)?.push(await run(pages, place))
    }
} finally {
  await pages.close()
}

const runsOf = (place: Place) => runs.get(place) ?? []
const paintOf = (place: Place, share: number) => runsOf(place).map(({ paintMs }) => quantile(paintMs, share))
/** Median over rounds of the difference to the textarea of the same round. */
const overBare = (place: Place, share: number) =>
  median(paintOf(place, share).map((ms, round) => ms - (paintOf('textarea', share)[round] ?? Number.NaN)))

const figures: Record<string, Figure> = {}
for (const place of places.slice(1)) {
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [value, peer] = [median(paintOf(place, share)), median(paintOf('textarea', share))]
    const ratio = median(
      paintOf(place, share).map((ms, round) => ms / (paintOf('textarea', share)[round] ?? Number.NaN)),
    )
    figures[`${place}, ${name} / bare textarea`] = compared(value, 'ms', { peer, ratio })
    figures[`${place}, ${name} over the bare textarea`] = compared(overBare(place, share), 'ms', { target: FRAME_MS })
  }
}
for (const place of places) {
  const slow = runsOf(place).flatMap(({ slowMs }) => slowMs)
  figures[`${place}, presses of 32 ms and more by Event Timing`] = compared(
    (slow.filter((ms) => ms >= 32).length / (ROUNDS * KEYS)) * 100,
    '%',
    {},
  )
}
console.log(`${ROUNDS} rounds of ${KEYS} keys in each place; ${countWords(answer)} words; medians over rounds`)
printReport('key-press', figures, process.argv)
