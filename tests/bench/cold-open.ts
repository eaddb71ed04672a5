import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldEvents } from '../../shared/attempt/state.ts'
import { holdsText, listFields } from '../../shared/pack/pack.ts'
import { createWorld, type World } from '../e2e/world.ts'
import { launchApp, runtimeName } from '../host/launch.ts'
import { filesIn, openJournalOf } from './cold-open-attempt.ts'
import { createVirtualTime, watched } from './journal-hour.ts'
import { compared, type Figure, median, pairedRatio, printReport } from './report.ts'
import { createTypingStream, HOUR_EDITS } from './typing-hour.ts'

/**
 * `npm run build && npm run bench:cold-open`: an attempt that was left in the middle, with 12,000 edits, opened again.
 * The built client enrols it, at form A, at a real server; the product's writer, on a clock that is moved, writes the edits into its
 * folder by its own flush policy. Then, in turn: a new process that opens, verifies, folds and projects it, beside one
 * that parses the same responses as JSON; and the built client from its launch until the text can be seen, beside the
 * same client with the same attempt before the edits.
 */

const isQuick = process.argv.includes('--quick')
const PROCESS_ROUNDS = isQuick ? 3 : 9
const CLIENT_ROUNDS = isQuick ? 1 : 3

/** Writes the hour's edits into the attempt of `userData`; gives the values that the page will show. */
async function writeEdits(userData: string): Promise<Record<string, unknown>> {
  const files = await filesIn(userData)
  const rows = listFields(files.enrolment.invitation.pack)
  // The texts of slots are left out: their rows are on the screen only once something is marked.
  const texts = rows.flatMap((entry, number) => (holdsText(entry) && entry.slot === null ? [number] : []))
  const time = createVirtualTime(0)
  const startMs = Date.now()
  const { folder, settled } = watched(files.folder)
  const clock = { monoMs: time.clock.monoMs, wallMs: () => startMs + time.clock.monoMs() }
  const journal = await openJournalOf(userData, files, folder, { clock, timers: time.timers })
  const events = [...journal.events]
  journal.onDurable((durable) => events.push(...durable))
  for (const { monoMs, event } of createTypingStream(HOUR_EDITS)) {
    if (event.type !== 'edit.made') continue
    const field = texts[event.data.field % texts.length] ?? 0
    while (time.step(monoMs)) await settled()
    void journal.append({ ...event, data: { ...event.data, field } })
    await settled()
  }
  await journal.flush()
  const state = foldEvents(events)
  await journal.close('quit')
  return Object.fromEntries(state.fields.map((key, number) => [key, state.values[number] ?? null]))
}

interface Told {
  readonly processMs: number
  readonly workMs: number
  /** Processor time of the same work, on all threads; other programs do not lengthen it much. */
  readonly cpuMs: number
  readonly units: number
}

function runChild(script: string, argument: string): Told {
  return JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, script), argument], { encoding: 'utf8' }))
}

/** Runs `work` on a copy of a client's user data, because every opening writes a segment of its own. */
async function withCopy<Result>(userData: string, work: (copy: string) => Result | Promise<Result>): Promise<Result> {
  const copy = mkdtempSync(`${userData}-copy-`)
  try {
    cpSync(userData, copy, { recursive: true })
    return await work(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Milliseconds from starting the client until the editor of the first question is there, with `text` in it. */
function launchMs({ display, api }: World, userData: string, row: string, text: string): Promise<number> {
  return withCopy(userData, async (copy) => {
    const fromMs = performance.now()
    const app = await launchApp({ display, userData: copy, env: { CANDOR_SERVER: api.ready.url } })
    try {
      const page = await app.firstWindow()
      await page.locator(`[data-field="${row}"] .cm-content`).filter({ hasText: text }).waitFor()
      return performance.now() - fromMs
    } finally {
      await app.close()
    }
  })
}

const world = await createWorld({ packs: ['a', 'b'].map((form) => `resources/packs/ai-trainer-core/form-${form}`) })
try {
  const { app, page } = await world.launch()
  await world.enrol(page)
  await app.close()
  const before = `${world.userData}-before`
  cpSync(world.userData, before, { recursive: true })
  const values = await writeEdits(world.userData)
  const responses = `${world.userData}-responses.json`
  writeFileSync(responses, JSON.stringify(values))
  // Without a server, so that sending the edits is not measured as opening them; copies would also fork the journal there.
  await world.api.stop()
  const [row, written] = Object.entries(values).find(([, value]) => typeof value === 'string' && value !== '') ?? []
  if (row === undefined || typeof written !== 'string') throw new Error('nothing was written')

  const opened: Told[] = []
  const parsed: Told[] = []
  for (let round = 0; round < PROCESS_ROUNDS; round += 1) {
    opened.push(await withCopy(world.userData, (copy) => runChild('cold-open-child.ts', copy)))
    parsed.push(runChild('cold-open-peer.ts', responses))
  }
  if (opened[0]?.units !== parsed[0]?.units) throw new Error('the journal and the responses hold different texts')

  const client: number[] = []
  const untouched: number[] = []
  for (let round = 0; round < CLIENT_ROUNDS; round += 1) {
    client.push(await launchMs(world, world.userData, row, written.slice(0, 24).trim()))
    untouched.push(await launchMs(world, before, row, ''))
  }
  const of = (told: readonly Told[], what: 'processMs' | 'workMs' | 'cpuMs') => told.map((one) => one[what])
  const figures: Record<string, Figure> = {
    'from process start / reading JSON': compared(median(of(opened, 'processMs')), 'ms', {
      peer: median(of(parsed, 'processMs')),
      ratio: pairedRatio(of(opened, 'processMs'), of(parsed, 'processMs')),
    }),
    'opening alone / reading JSON': compared(median(of(opened, 'workMs')), 'ms', {
      peer: median(of(parsed, 'workMs')),
      ratio: pairedRatio(of(opened, 'workMs'), of(parsed, 'workMs')),
    }),
    'opening alone': compared(median(of(opened, 'workMs')), 'ms', { target: 300 }),
    'opening alone, processor time': compared(median(of(opened, 'cpuMs')), 'ms', {}),
    'launch to text visible / the same client before the edits': compared(median(client), 'ms', {
      peer: median(untouched),
      ratio: pairedRatio(client, untouched),
    }),
    'launch to text visible, fastest': compared(Math.min(...client), 'ms', {}),
    'launch to text visible, slowest': compared(Math.max(...client), 'ms', {}),
    'the edits add to a launch': compared(
      median(client.map((ms, round) => ms - (untouched[round] ?? Number.NaN))),
      'ms',
      { target: 300 },
    ),
  }
  console.log(
    `runtime: ${runtimeName()}; ${HOUR_EDITS} edits, ${opened[0]?.units} characters; ${PROCESS_ROUNDS} and ${CLIENT_ROUNDS} rounds`,
  )
  printReport('cold-open', figures, process.argv)
} finally {
  await world.stop()
}
