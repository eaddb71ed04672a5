import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { matchStep } from '../../shared/scoring/decisive-step.ts'

/**
 * What public traces with a human label say about the step score (docs/scoring.md): where the decisive step stands, what
 * rules of thumb that read nothing would earn, and what a tolerance gives away by chance.
 *
 * `npm run study:agent-traces -- DIR`, where DIR holds failed traces in the Who&When layout: one JSON file per trace with
 * `history`, `mistake_step` (from 0) and `mistake_agent`. No model is asked and nothing is fitted.
 */

const Trace = z.object({
  history: z.array(z.object({ content: z.string(), name: z.string().optional(), role: z.string() })).min(1),
  mistake_step: z.coerce.number().int().nonnegative(),
  mistake_agent: z.string(),
})

/** A trace with steps counted from 0, as its file counts them. */
export interface LabelledTrace {
  readonly group: string
  readonly actors: readonly string[]
  /** Steps whose text looks like a failure. */
  readonly failing: readonly number[]
  readonly gold: number
  readonly goldActor: string
}

/** Crude on purpose: what somebody would take for an error who only skims. Step 0 is the task. */
const FAILURE = /exitcode: [1-9]|traceback|exception\b|\berrors?\b|\bfailed\b|not found|unable to|could not/iu
const actorOf = (name: string) => name.replace(/ \(.*$/u, '')

/** Reads one file's text; null when it is not a trace or its label points outside of it. */
export function readTrace(file: string, text: string): LabelledTrace | null {
  const parsed = Trace.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.mistake_step >= parsed.data.history.length) return null
  const { history, mistake_step: gold, mistake_agent: goldActor } = parsed.data
  const failing = history.flatMap(({ content }, step) => (step > 0 && FAILURE.test(content) ? [step] : []))
  const actors = history.map(({ name, role }) => actorOf(name ?? role))
  return { group: file.split('-')[0] ?? file, actors, failing, gold, goldActor: actorOf(goldActor) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Guess = (trace: LabelledTrace) => number | null
/** Rules that read nothing of the task. Where a trace has no failing step the rule falls back to the last step. */
export const guesses: Readonly<Record<string, Guess>> = {
  'last step': ({ actors }) => actors.length - 1,
  'last failing step': ({ actors, failing }) => failing.at(-1) ?? actors.length - 1,
  'first failing step': ({ actors, failing }) => failing[0] ?? actors.length - 1,
  'step before it': ({ actors, failing }) => Math.max(0, (failing[0] ?? actors.length) - 1),
  'middle step': ({ actors }) => Math.floor((actors.length - 1) / 2),
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const scoreAt = (step: number | null, gold: number, tolerance: number) =>
  matchStep(step, { step: gold, tolerance, related: [] }, []).share

/** What one selected step per trace earns, 0 to 1. */
export function earned(traces: readonly LabelledTrace[], guess: Guess, tolerance: number): number {
  return mean(traces.map((trace) => scoreAt(guess(trace), trace.gold, tolerance)))
}

/** What a step drawn at random earns, exactly: the mean over all steps of each trace. */
export function earnedByChance(traces: readonly LabelledTrace[], tolerance: number): number {
  return mean(traces.map(({ actors, gold }) => mean(actors.map((_, step) => scoreAt(step, gold, tolerance)))))
}

const DISTANCES = ['0', '1', '2', '3 to 5', '6 or more'] as const
const bandOf = (distance: number) => DISTANCES[distance <= 2 ? distance : distance <= 5 ? 3 : 4]

/** Shares of traces by how far the label stands from the step that a rule selects. */
export function distances(traces: readonly LabelledTrace[], guess: Guess): readonly number[] {
  const bands = traces.map((trace) => bandOf(Math.abs((guess(trace) ?? 0) - trace.gold)))
  return DISTANCES.map((band) => bands.filter((other) => other === band).length / traces.length)
}

function describeGroup(name: string, traces: readonly LabelledTrace[]): readonly string[] {
  const lengths = traces.map(({ actors }) => actors.length)
  const share = (isTrue: (trace: LabelledTrace) => boolean) => mean(traces.map((trace) => (isTrue(trace) ? 1 : 0)))
  const withFailure = traces.filter(({ failing }) => failing.length > 0)
  const before = withFailure.filter(({ failing, gold }) => gold < (failing.at(-1) ?? 0)).length
  const rows: readonly (readonly [string, string])[] = [
    ['traces', String(traces.length)],
    ['steps, median', String(median(lengths))],
    [
      'place of the decisive step, median (0 first, 1 last)',
      median(traces.map(({ actors, gold }) => gold / Math.max(1, actors.length - 1))).toFixed(2),
    ],
    ['decisive step is the last step', share(({ actors, gold }) => gold === actors.length - 1).toFixed(2)],
    ['traces with a step that looks like a failure', String(withFailure.length)],
    [
      'of these: decisive step is the last such step',
      (withFailure.filter(({ failing, gold }) => gold === failing.at(-1)).length / withFailure.length).toFixed(2),
    ],
    ['of these: decisive step comes before it', (before / withFailure.length).toFixed(2)],
    [
      'steps of the actor who is blamed, share',
      mean(
        traces.map(({ actors, goldActor }) => actors.filter((actor) => actor === goldActor).length / actors.length),
      ).toFixed(2),
    ],
    [
      'labels whose step is not by the actor who is blamed',
      String(traces.filter(({ actors, gold, goldActor }) => actors[gold] !== goldActor).length),
    ],
  ]
  const table = ['', `${name}`, ...rows.map(([label, value]) => `  ${label.padEnd(54)}${value}`)]
  const head = `  ${'selects always the …'.padEnd(24)}${['exact', '±1', '±2', ...DISTANCES.map((band) => `d ${band}`)].map((cell) => cell.padStart(12)).join('')}`
  const line = (label: string, values: readonly number[]) =>
    `  ${label.padEnd(24)}${values.map((value) => value.toFixed(2).padStart(12)).join('')}`
  const lines = Object.entries(guesses).map(([label, guess]) =>
    line(label, [...[0, 1, 2].map((tolerance) => earned(traces, guess, tolerance)), ...distances(traces, guess)]),
  )
  return [
    ...table,
    head,
    ...lines,
    line(
      'random step (expected)',
      [0, 1, 2].map((tolerance) => earnedByChance(traces, tolerance)),
    ),
  ]
}

/** Reads every JSON file of a folder. */
export function readFolder(folder: string): {
  readonly traces: readonly LabelledTrace[]
  readonly unread: readonly string[]
} {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  const read = files.map((file) => ({ file, trace: readTrace(file, readFileSync(join(folder, file), 'utf8')) }))
  return {
    traces: read.flatMap(({ trace }) => (trace === null ? [] : [trace])),
    unread: read.flatMap(({ file, trace }) => (trace === null ? [file] : [])),
  }
}

/** The whole report, a line each. */
export function report(traces: readonly LabelledTrace[]): readonly string[] {
  const groups = [...new Set(traces.map(({ group }) => group))]
  const own = groups.flatMap((group) =>
    describeGroup(
      group,
      traces.filter((trace) => trace.group === group),
    ),
  )
  return groups.length > 1 ? [...own, ...describeGroup('all', traces)] : own
}

function main(): void {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error(
      'npm run study:agent-traces -- DIR\n\n  DIR  holds failed traces in the Who&When layout, one JSON file each',
    )
    process.exitCode = 2
    return
  }
  const { traces, unread } = readFolder(folder)
  for (const file of unread) console.error(`${file} is not a labelled trace and was left out`)
  if (traces.length === 0) {
    console.error(`${folder} holds no labelled trace`)
    process.exitCode = 1
    return
  }
  for (const line of report(traces)) console.log(line)
}

if (import.meta.main) main()
