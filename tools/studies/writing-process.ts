import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  looksRetyped,
  MAX_INSERTED_SHARE,
  MAX_MEAN_PAUSE_MS,
  MIN_PRODUCT_SHARE,
  type RetypingMeasures,
} from '../../shared/findings/rules/retyping-measures.ts'
import { rateOf, sayRate } from '../simulate/wilson.ts'

/**
 * What a public set of writing-process features says about the rule `retyping` (docs/findings.md), and the statistics that
 * the simulator writes with. `npm run study:writing-process -- DIR [--statistics]`, where DIR holds `original.csv`
 * (authentic essays) and `transcribed.csv` (the same essays typed off by others): scrosseye/transcription_detection, CC0 1.0
 * (Crossley, Tian, Holmes, Morris, Choi 2024). The rule asks four of the 158 features.
 */

/** One essay as it came about, in the units of the simulator and of the rule. */
export interface Essay {
  readonly id: number
  readonly words: number
  /** Milliseconds for a character, pauses of 2 s and more left out. */
  readonly msPerChar: number
  readonly pausesPer100Chars: number
  readonly meanPauseMs: number
  readonly productShare: number
  readonly meanDeletionChars: number
  readonly insertedShare: number
  readonly meanInsertionChars: number
}

const columns = {
  id: 'essayID',
  words: 'total_words_produced',
  chars: 'chars_produced_inclu_spac',
  seconds: 'total_process_time_secs',
  pauses: 'total_number_of_pauses_threshold2000',
  pauseSeconds: 'total_pause_time_in_secs_threshold2000',
  product: 'product_process_ratio',
  deletions: 'num_of_deletions',
  deleted: 'total_deletions_chars_inclu_space',
  insertions: 'num_of_insertions',
  inserted: 'total_insertions_chars_inclu_space',
} as const
type Row = Readonly<Record<keyof typeof columns, number>>

/** Reads one table. `NA` is a feature that the essay lacks, and counts as 0. Throws an Error that names what is missing. */
export function readEssays(text: string, name: string): readonly Essay[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const names = head.split(',').map((cell) => cell.replaceAll('"', '').trim())
  const places = Object.entries(columns).map(([key, column]) => {
    const place = names.indexOf(column)
    if (place === -1) throw new Error(`${name} has no column ${column}`)
    return [key, place] as const
  })
  return lines.map((line) => {
    const cells = line.split(',')
    const read = (place: number) => Number(cells[place]?.replaceAll('"', '')) || 0
    return essayOf(Object.fromEntries(places.map(([key, place]) => [key, read(place)])) as Row) // every key has a place
  })
}

const over = (dividend: number, divisor: number) => (divisor === 0 ? 0 : dividend / divisor)

function essayOf(row: Row): Essay {
  return {
    id: row.id,
    words: row.words,
    msPerChar: over((row.seconds - row.pauseSeconds) * 1_000, row.chars),
    pausesPer100Chars: over(row.pauses * 100, row.chars),
    meanPauseMs: over(row.pauseSeconds * 1_000, row.pauses),
    productShare: row.product,
    meanDeletionChars: over(row.deleted, row.deletions),
    insertedShare: over(row.inserted, row.chars),
    meanInsertionChars: over(row.inserted, row.insertions),
  }
}

/** The published rule of thumb for the same set: nothing put in before other text, and more than 93 % left. */
const isPublished = ({ insertedShare, productShare }: RetypingMeasures) =>
  insertedShare === 0 && productShare > MIN_PRODUCT_SHARE

/** Thresholds were chosen on essays of which this is true; the others were only measured. Pairs are not torn apart. */
export const isTuned = ({ id }: Pick<Essay, 'id'>) => Math.floor(id / 2) % 2 === 0

interface Group {
  readonly name: string
  readonly authentic: readonly Essay[]
  readonly transcribed: readonly Essay[]
}

export function report(authentic: readonly Essay[], transcribed: readonly Essay[]): readonly string[] {
  const split = (name: string, keep: (essay: Essay) => boolean): Group => ({
    name,
    authentic: authentic.filter(keep),
    transcribed: transcribed.filter(keep),
  })
  const groups = [split('all', () => true), split('tuned on', isTuned), split('held out', (essay) => !isTuned(essay))]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['essays', 'rule', 'transcribed, found', 'authentic, found by mistake']
  const lines = groups.flatMap((group) =>
    [
      ['`retyping`', looksRetyped],
      ['no insertion, product over 93 %', isPublished],
    ].map(([name, rule]) => {
      const found = (essays: readonly Essay[]) =>
        sayRate(rateOf(essays.filter(rule as typeof looksRetyped).length, essays.length))
      return row([group.name, String(name), found(group.transcribed), found(group.authentic)])
    }),
  )
  return [row(head), row(head.map(() => '---')), ...lines]
}

/** Median and the fifth and ninety-fifth percentile of a quantity. */
export function percentiles(
  essays: readonly Essay[],
  read: (essay: Essay) => number,
): readonly [number, number, number] {
  const values = essays.map(read).toSorted((one, other) => one - other)
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? 0
  return [at(0.05), at(0.5), at(0.95)]
}

const quantities: Readonly<Record<string, (essay: Essay) => number>> = {
  words: ({ words }) => words,
  'ms per character': ({ msPerChar }) => msPerChar,
  'pauses of 2 s per 100 characters': ({ pausesPer100Chars }) => pausesPer100Chars,
  'mean pause, s': ({ meanPauseMs }) => meanPauseMs / 1_000,
  'left of what was put in': ({ productShare }) => productShare,
  'characters per deletion': ({ meanDeletionChars }) => meanDeletionChars,
  'put in before other text': ({ insertedShare }) => insertedShare,
  'characters per insertion': ({ meanInsertionChars }) => meanInsertionChars,
}

/** What the two conditions look like: 5 %, median, 95 % of each quantity. */
export function describe(authentic: readonly Essay[], transcribed: readonly Essay[]): readonly string[] {
  const say = (essays: readonly Essay[], read: (essay: Essay) => number) =>
    percentiles(essays, read)
      .map((value) => value.toFixed(value < 10 ? 2 : 0))
      .join(' · ')
  const rows = Object.entries(quantities).map(
    ([name, read]) => `| ${name} | ${say(authentic, read)} | ${say(transcribed, read)} |`,
  )
  return ['| 5 % · median · 95 % | authentic | transcribed |', '|---|---|---|', ...rows]
}

/** The tuned-on essays as the simulator keeps them (`tools/simulate/writing-statistics.ts`). */
export function statisticsOf(essays: readonly Essay[]): readonly (readonly number[])[] {
  return essays
    .filter(isTuned)
    .map((essay) => [
      Math.round(essay.msPerChar),
      round(essay.pausesPer100Chars, 2),
      Math.round(essay.meanPauseMs),
      round(essay.productShare, 4),
      round(essay.meanDeletionChars, 1),
      round(essay.insertedShare, 4),
      round(essay.meanInsertionChars, 1),
    ])
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

function main(): void {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error(
      'npm run study:writing-process -- DIR [--statistics]\n\n  DIR           holds original.csv and transcribed.csv of scrosseye/transcription_detection\n  --statistics  prints the rows that the simulator writes with',
    )
    process.exitCode = 2
    return
  }
  const read = (file: string) => readEssays(readFileSync(join(folder, file), 'utf8'), file)
  try {
    const [authentic, transcribed] = [read('original.csv'), read('transcribed.csv')]
    if (process.argv.includes('--statistics')) {
      console.log(JSON.stringify({ authentic: statisticsOf(authentic), transcribed: statisticsOf(transcribed) }))
      return
    }
    console.log(
      `The rule: at most ${MAX_INSERTED_SHARE * 100} % put in before other text, more than ${MIN_PRODUCT_SHARE * 100} % left, mean pause at most ${MAX_MEAN_PAUSE_MS / 1_000} s, at least 100 words.\n`,
    )
    for (const line of [...report(authentic, transcribed), '', ...describe(authentic, transcribed)]) console.log(line)
  } catch (cause) {
    console.error(`${folder}: ${cause instanceof Error ? cause.message : String(cause)}`)
    process.exitCode = 1
  }
}

if (import.meta.main) main()
