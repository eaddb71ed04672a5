import { parseArgs } from 'node:util'
import { type AnswersRead, extractAll, readAnswers } from '../../shared/intake/answers-file.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { readInput, Unusable } from './evidence-input.ts'

const usage = `npm run candor -- intake extract FILE [--json] [--language en|es]

Reads answers of an intake conversation as the embedded interviewer does, offline: what each says about role, fields of
knowledge, recent work, licences, languages, work with AI systems, tools, availability and topics to avoid, with the words
that show it. FILE is a JSON list of answers (docs/formats/intake-extract-v1.md).

  --json         one JSON object instead of a table
  --language L   language of the labels: en or es

Exits 0, or 2 when the file cannot be used.`

/** `candor intake`. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const order = parse(args)
  if (order === null || order.values.help) {
    for (const line of usage.split('\n')) (order === null ? output.complain : output.print)(line)
    return order === null ? 2 : 0
  }
  try {
    const read = await extract(order.path, order.values.language)
    if (order.values.json) output.print(JSON.stringify(read))
    else for (const line of lines(read)) output.print(line)
    return 0
  } catch (cause) {
    if (!(cause instanceof Unusable)) throw cause
    output.complain(cause.message)
    return 2
  }
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: flag, help: { ...flag, short: 'h' }, language: { type: 'string', default: 'en' } },
    })
    const [action, path, ...rest] = positionals
    if (values.help) return { values, path: '' }
    const isKnown = action === 'extract' && path !== undefined && rest.length === 0
    return isKnown && ['en', 'es'].includes(values.language) ? { values, path } : null
  } catch {
    return null
  }
}

async function extract(path: string, language: string): Promise<AnswersRead> {
  const text = new TextDecoder().decode(await readInput(path))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Unusable(`${path} is no JSON: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`, {
      cause,
    })
  }
  const { answers, problem } = readAnswers(value)
  if (answers === null) throw new Unusable(`${path}: ${problem}. See docs/formats/intake-extract-v1.md.`)
  return extractAll(answers, language)
}

function lines({ answers, insights }: AnswersRead): readonly string[] {
  return answers.flatMap(({ turnId, slot, specificity, isRefusal, isNonsense }) => {
    const own = insights.filter(({ evidence }) => evidence.turnId === turnId)
    const kind = isRefusal ? 'not answered' : isNonsense ? 'no words' : `specificity ${specificity}`
    return [
      `${turnId}${slot === null ? '' : `, ${slot}`}: ${kind}`,
      ...(own.length === 0 ? ['  nothing concluded'] : []),
      ...own.map(
        ({ slot: about, value, confidence, evidence }) =>
          `  ${about.padEnd(14)}${value}  (${Math.round(confidence * 100)} % sure: “${evidence.text}”)`,
      ),
    ]
  })
}
