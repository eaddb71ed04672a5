import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { countWords } from '../../shared/pack/response.ts'
import { isSmallWord } from '../../shared/scoring/reading.ts'
import { tokenize } from '../../shared/scoring/tokens.ts'

/**
 * What public preference pairs can say about a scorer that understands nothing (docs/scoring.md): how often the longer
 * output, or the one that shares more words with the instruction, is the one that people prefer.
 * `npm run study:preference-pairs -- DIR`, where DIR holds JSON files in the LLMBar layout: a list of `input`, `output_1`,
 * `output_2` and `label` (1 or 2). The embedded engine is not among the rules: it rates what a candidate writes about
 * responses, by the item's key, and without a key it rates nothing. No model is asked.
 */

const Pairs = z
  .array(
    z.object({
      input: z.string(),
      output_1: z.string(),
      output_2: z.string(),
      label: z.union([z.literal(1), z.literal(2)]),
    }),
  )
  .min(1)
export type Pair = Readonly<z.output<typeof Pairs>[number]>

/** Reads one file's text; null when it holds no labelled pairs. */
export function readPairs(text: string): readonly Pair[] | null {
  try {
    return Pairs.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const weightyWords = (text: string) =>
  new Set(tokenize(text).flatMap((token) => (isSmallWord(token.text) ? [] : token.text)))

/** Share of the instruction's words that the output repeats. */
function overlapWith(input: string, output: string): number {
  const [wanted, own] = [[...weightyWords(input)], weightyWords(output)]
  return wanted.length === 0 ? 0 : wanted.filter((word) => own.has(word)).length / wanted.length
}

type Rule = (input: string, output: string) => number
/** Each rule prefers the output with the higher score. */
export const rules: Readonly<Record<string, Rule>> = {
  'the longer output': (_input, output) => countWords(output),
  'the shorter output': (_input, output) => -countWords(output),
  'more words of the instruction': overlapWith,
}

/** Share of pairs in which a rule picks what people preferred; a tie counts half, as a coin would. */
export function accuracy(pairs: readonly Pair[], rule: Rule): number {
  const points = pairs.map(({ input, output_1, output_2, label }) => {
    const lead = rule(input, output_1) - rule(input, output_2)
    return lead === 0 ? 0.5 : Number(lead > 0 === (label === 1))
  })
  return points.reduce((sum, point) => sum + point, 0) / points.length
}

export function report(groups: ReadonlyMap<string, readonly Pair[]>): readonly string[] {
  const names = Object.keys(rules)
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['pairs', 'n', ...names]
  const rows = [...groups].map(([group, pairs]) =>
    row([group, String(pairs.length), ...Object.values(rules).map((rule) => accuracy(pairs, rule).toFixed(2))]),
  )
  return [row(head), row(head.map(() => '---')), ...rows]
}

function main(): void {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error(
      'npm run study:preference-pairs -- DIR\n\n  DIR  holds JSON files of labelled pairs in the LLMBar layout',
    )
    process.exitCode = 2
    return
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const groups = new Map<string, readonly Pair[]>()
  for (const file of files.toSorted()) {
    const pairs = readPairs(readFileSync(join(folder, file), 'utf8'))
    if (pairs === null) console.error(`${file} holds no labelled pairs and was left out`)
    else groups.set(file.slice(0, -'.json'.length), pairs)
  }
  if (groups.size === 0) {
    console.error(`${folder} holds no labelled pairs`)
    process.exitCode = 1
    return
  }
  for (const line of report(groups)) console.log(line)
}

if (import.meta.main) main()
