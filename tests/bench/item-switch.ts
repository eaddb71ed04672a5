import type { Page } from 'playwright'
import { listItems } from '../../shared/pack/pack.ts'
import { type BuiltPages, startBuiltPages } from './built-page.ts'
import { readForm } from './form.ts'
import { watchSwitches } from './item-switch-watch.ts'
import { compared, type Figure, median, pairedRatio, printReport, quantile } from './report.ts'

/**
 * `npm run build && npm run bench:item-switch`: from letting go of "Next" until the first field of the next item is
 * painted, over all items of form A, answered as their best anchors, on the client's own built page with the harness's
 * fake main. The limit is a bare page in the same browser whose button exchanges one heading: what any click costs here.
 * The target is the tenth of a second within which people feel that they caused what they see (Miller 1968).
 */

const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 2 : 7
const TARGET_MS = 100

const form = readForm('a')
const items = listItems(form.pack)
const titles = items.map(({ title }) => title)

const bareBody = '<h1 class="item-title"></h1><div class="item-field"></div><button id="next">Next</button>'

async function openClient(pages: BuiltPages): Promise<Page> {
  return pages.open({ pack: form.pack, currentItem: items[0]?.id ?? null, values: { ...form.best } })
}

async function openBare(pages: BuiltPages): Promise<Page> {
  const page = await pages.openBare(bareBody)
  await page.evaluate((all) => {
    let at = 0
    document.getElementById('next')?.addEventListener('click', () => {
      at += 1
      const heading = document.querySelector('.item-title')
      if (heading) heading.textContent = all[at] ?? ''
    })
  }, titles)
  return page
}

/** Milliseconds of each switch, from the first item to the last. */
async function run(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(500) // the page is at rest
  await page.evaluate(watchSwitches)
  const next = page.getByRole('button', { name: 'Next', exact: true })
  for (const title of titles.slice(1)) {
    await page.evaluate((expected) => globalThis.benchSwitch.expect(expected), title)
    await next.click()
    await page.waitForFunction((expected) => globalThis.benchSwitch.last === expected, title)
    await page.waitForTimeout(250)
  }
  const times = await page.evaluate(() => globalThis.benchSwitch.times)
  await page.context().close()
  if (times.length !== titles.length - 1) throw new Error(`${times.length} of ${titles.length - 1} switches were seen`)
  return times
}

const pages = await startBuiltPages()
const client: (readonly number[])[] = []
const bare: (readonly number[])[] = []
try {
  await run(await openClient(pages))
  for (let round = 0; round < ROUNDS; round += 1) {
    client.push(await run(await openClient(pages)))
    bare.push(await run(await openBare(pages)))
  }
} finally {
  await pages.close()
}

const perItem = items.slice(1).map(({ id }, at) => ({ id, ms: median(client.map((times) => times[at] ?? Number.NaN)) }))
const slowest = perItem.reduce((left, right) => (right.ms > left.ms ? right : left))
const p50 = client.map((times) => quantile(times, 0.5))
const bareP50 = bare.map((times) => quantile(times, 0.5))
const figures: Record<string, Figure> = {
  'item switch, p50 / a bare click': compared(median(p50), 'ms', {
    limit: median(bareP50),
    ratio: pairedRatio(p50, bareP50),
  }),
  'item switch, p50': compared(quantile(client.flat(), 0.5), 'ms', { target: TARGET_MS }),
  'item switch, p95': compared(quantile(client.flat(), 0.95), 'ms', { target: TARGET_MS }),
  'a bare click, p95': compared(quantile(bare.flat(), 0.95), 'ms', {}),
  [`slowest item (${slowest.id}), median`]: compared(slowest.ms, 'ms', { target: TARGET_MS }),
}
console.log(`${items.length} items of form A, ${client.flat().length} switches in ${ROUNDS} rounds`)
printReport('item-switch', figures, process.argv)
