import { parseArgs } from 'node:util'
import { type AnswersRead, extractAll, type ReadAnswer, readAnswers } from '../../shared/intake/answers-file.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { readInput, Unusable } from './evidence-input.ts'
import { linkEsco, sayEsco } from './intake-esco.ts'
import { playInterview, sayInterview } from './intake-interview.ts'
import { openSound, saySound } from './intake-sound.ts'

const usage = `npm run candor -- intake extract FILE [--json] [--language en|es]
npm run candor -- intake interview FILE [--json] [--language en|es]
npm run candor -- intake sound FILE --evidence FILE --out FILE.wav [--json] [--key FILE | --scoring-key FILE]
npm run candor -- intake esco FILE... [--json] [--out FILE.json]

esco links the project's concepts to the tables of ESCO's download, for a policy (docs/formats/taxonomy-links-v1.md).

sound opens the sealed sound of an answer (intake-sound-….sealed), which a candidate let be kept, with the attempt's evidence
bundle or exported journal, and writes it as a WAV file.

interview plays the answers, in their order, through the embedded interviewer and prints each question with the reason for it.
An empty answer skips. extract needs no questions:

Reads answers of an intake conversation as the embedded interviewer does, offline: what each says about role, fields of
knowledge, recent work, licences, languages, work with AI systems, tools, availability and topics to avoid, with the words
that show it. FILE is a JSON list of answers (docs/formats/intake-extract-v1.md).

  --json         one JSON object instead of a table
  --language L   language of the labels and questions: en or es

Exits 0, 1 when sound was opened whose record does not hold, or 2 when a file cannot be used.`

/** `candor intake`. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const order = parse(args)
  if (order === null || order.values.help) {
    for (const line of usage.split('\n')) (order === null ? output.complain : output.print)(line)
    return order === null ? 2 : 0
  }
  try {
    const { json, language, evidence, out } = order.values
    if (order.action === 'esco') {
      print(await linkEsco(order.paths, out), sayEsco, json, output)
      return 0
    }
    if (order.action === 'sound') {
      if (evidence === undefined || out === undefined)
        throw new Unusable('sound needs --evidence FILE, the bundle or export of the attempt, and --out FILE.wav.')
      const sound = await openSound({ ...order.values, path: order.path, evidence, out })
      print(sound, saySound, json, output)
      return sound.isRecordVerified ? 0 : 1
    }
    const answers = await read(order.path)
    if (order.action === 'interview') print(playInterview(answers, language), sayInterview, json, output)
    else print(extractAll(answers, language), lines, json, output)
    return 0
  } catch (cause) {
    if (!(cause instanceof Unusable)) throw cause
    output.complain(cause.message)
    return 2
  }
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: flag, help: { ...flag, short: 'h' }, language: { ...text, default: 'en' } },
        ...{ evidence: text, out: text, key: text, 'scoring-key': text },
      },
    })
    const [action, ...paths] = positionals
    const [path] = paths
    if (values.help) return { values, action: 'extract', path: '', paths }
    const isKnown = ['extract', 'interview', 'sound', 'esco'].includes(action ?? '')
    const isWhole = isKnown && path !== undefined && (paths.length === 1 || action === 'esco')
    return isWhole && ['en', 'es'].includes(values.language) ? { values, action, path, paths } : null
  } catch {
    return null
  }
}

async function read(path: string): Promise<readonly ReadAnswer[]> {
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
  return answers
}

function print<Value>(
  value: Value,
  say: (value: Value) => readonly string[],
  isJson: boolean,
  output: CliOutput,
): void {
  for (const line of isJson ? [JSON.stringify(value)] : say(value)) output.print(line)
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
