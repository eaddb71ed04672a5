import { deriveTimeline } from '../../shared/timeline/derive.ts'
import { buildAttempt, samplePack } from '../fixtures/attempt-builder.ts'
import { createEventList } from '../fixtures/events.ts'
import { mainAttemptId } from '../renderer/review/fixtures.ts'
import { signIn, startReviewHarness } from '../renderer/review/open.ts'

/**
 * `npm run bench:timeline`: an attempt of 100,000 events in the review page: time from the reply to the first drawn
 * timeline, time between frames while panning and zooming, DOM nodes; and the derivation alone for 1,000,000 events.
 * Derivation is the page's; frames are those of a headless Chromium that draws in software.
 */

/** An attempt of the sample pack with `count` further edits by keys and a departure for each thousand of them. */
function createLongAttempt(count: number) {
  const { events } = buildAttempt()
  const opened = events.find((event) => event.type === 'attempt.opened')
  const list = createEventList()
    .start()
    .open(opened?.data.fields ?? [])
  list.add('assessment.started', {})
  for (let edit = 0; edit < count; edit++) {
    const at = edit % 4_000
    list.wait(40 + ((edit * 7_919) % 160))
    if (edit % 1_000 === 999) {
      list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true })
      const lossSeq = list.last()
      list.wait(3_000).add('focus.regained', { lossSeq, awayMs: 3_000 })
    }
    if (at === 0 && edit > 0) list.edit('deleted', 0, 4_000, '', 1)
    list.edit('typed', at, 0, 'x', 1)
  }
  return list.add('attempt.submitted', {}).events
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
const highest = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? 0

function timeDerivation(count: number): number {
  const events = createLongAttempt(count)
  const taken = Array.from({ length: 3 }, () => {
    const startMs = performance.now()
    deriveTimeline(events, samplePack)
    return performance.now() - startMs
  })
  return median(taken)
}

async function timePage(count: number) {
  const harness = await startReviewHarness()
  const review = harness.fixtures.reviews.get(mainAttemptId)
  if (review === undefined) throw new Error('the fixtures hold an attempt')
  harness.fixtures.reviews.set(mainAttemptId, {
    ...review,
    events: createLongAttempt(count).map((event) => ({ ...event })),
  })
  const { page } = await harness.open()
  await signIn(page)
  page.setDefaultTimeout(60_000)
  const replied = page.waitForResponse((response) => response.url().includes(mainAttemptId))
  await page.goto(`${harness.address}#/attempts/${mainAttemptId}`)
  await (await replied).finished()
  const startMs = performance.now()
  await page.locator('.lanes-canvas').waitFor()
  await page.waitForFunction(() => (document.querySelector<HTMLCanvasElement>('.lanes-canvas')?.width ?? 0) > 300)
  const firstMs = performance.now() - startMs
  const frames = await page.evaluate(async () => {
    const frame = document.querySelector('.lanes-frame')
    const between: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let turn = 0; turn < 240; turn++) {
      const isZoom = turn % 60 < 12
      const deltaY = isZoom ? (turn % 120 < 60 ? -120 : 120) : 40
      frame?.dispatchEvent(new WheelEvent('wheel', { deltaY, shiftKey: !isZoom, cancelable: true, bubbles: true }))
      const now = await new Promise<number>(requestAnimationFrame)
      between.push(now - last)
      last = now
    }
    return between
  })
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await harness.close()
  return { firstMs, frames, nodes }
}

const page = await timePage(100_000)
const figures = {
  first100k: { value: page.firstMs, unit: 'ms' },
  frameMedian100k: { value: median(page.frames), unit: 'ms' },
  frameP99of100k: {
    value: highest(page.frames),
    unit: 'ms',
    limit: 20,
    target: '<= 20 ms',
    met: highest(page.frames) <= 20,
  },
  nodes100k: { value: page.nodes, unit: 'nodes', limit: 3_000, target: '<= 3,000', met: page.nodes <= 3_000 },
  derive1m: { value: timeDerivation(1_000_000), unit: 'ms' },
}
for (const [name, { value, unit }] of Object.entries(figures)) console.log(`${name}: ${value.toFixed(1)} ${unit}`)
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'timeline', figures }))
