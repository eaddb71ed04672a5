import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { readCandidatePack } from '../../node/pack/read-pack-folder.ts'
import { type BundleDocuments, readEvidence } from '../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import { deriveAll } from '../../shared/derived/derive.ts'
import type { Derived } from '../../shared/derived/derived.ts'
import { verificationOf } from '../../shared/derived/verification.ts'
import { AppError } from '../../shared/errors.ts'
import type { RuleSet } from '../../shared/findings/model.ts'
import { findRuleSet, ruleSets } from '../../shared/findings/rule-sets.ts'
import { Pack } from '../../shared/pack/pack.ts'
import { Policy } from '../../shared/policy/policy.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { derivedLines } from './derive-words.ts'
import { findReadingKey, readInput, readKey, Unusable } from './evidence-input.ts'

const usage = `npm run candor -- derive FILE [--json] [--key FILE | --scoring-key FILE] [--server-key FILE] [--pack PATH] [--policy FILE]
       [--rules ID] [--compare A B]

Prints all that follows from the journal in an evidence bundle (.candor-bundle) or an exported journal (.candor): state,
where each character came from, timeline, coverage and findings (docs/formats/derived-v1.md). Needs no server.

  --json             one JSON object instead of a summary
  --key FILE         attempt key, 32 bytes raw or base64url, where it is not in the file
  --scoring-key FILE private key of the scoring workers: opens the attempt key
  --server-key FILE  the server key that you know
  --pack PATH        item pack, a folder or its pack.json, where the file holds none
  --policy FILE      policy, where the file holds none
  --rules ID         asks the rules of another set than the one in force
  --compare A B      also says what two rule sets answer differently

Exits 0 when all holds, 1 when the record does not hold or contradicts itself, 2 when a file cannot be used.`

/** `candor derive`. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const order = parse(args)
  if (order === null || order.values.help) {
    for (const line of usage.split('\n')) (order === null ? output.complain : output.print)(line)
    return order === null ? 2 : 0
  }
  try {
    const derived = await derive(order)
    if (order.values.json) output.print(JSON.stringify(derived))
    else for (const line of derivedLines(order.path, derived)) output.print(line)
    return derived.verification?.ok === true && derived.contradiction === null ? 0 : 1
  } catch (cause) {
    if (!(cause instanceof Unusable)) throw cause
    output.complain(cause.message)
    return 2
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ json: flag, help: flag },
        ...{ key: text, 'scoring-key': text, 'server-key': text, pack: text, policy: text, rules: text, compare: text },
      },
    })
    if (values.help) return { path: '', other: undefined, values }
    // The second set of a comparison stands by itself, before FILE or after it.
    const other = values.compare === undefined ? undefined : positionals.find((one) => findRuleSet(one) !== null)
    const [path, ...rest] = positionals.filter((one) => one !== other)
    return path === undefined || rest.length > 0 ? null : { path, other, values }
  } catch {
    return null // an option that there is not
  }
}
type Order = NonNullable<ReturnType<typeof parse>>
type Options = Order['values']

async function derive({ path, other, values: options }: Order): Promise<Derived> {
  const ruleSet = options.rules === undefined ? undefined : demandRuleSet(options.rules)
  const compare =
    options.compare === undefined ? undefined : ([demandRuleSet(options.compare), demandRuleSet(other)] as const)
  const read = readEvidence(await readInput(path))
  if (!read.ok) throw new Unusable(`${path}: ${new AppError(read.failure).message} (${read.failure})`)
  const evidence = { ...read.value, documents: { ...read.value.documents, ...(await givenDocuments(options)) } }
  const primitives = createJournalPrimitives()
  const { attemptKey } = await findReadingKey(primitives, evidence.journal, options)
  const serverPublicKey = await readKey(options['server-key'])
  const report = checkEvidence(primitives, evidence, {
    ...(attemptKey === null ? {} : { attemptKey }),
    ...(serverPublicKey === undefined ? {} : { serverPublicKey }),
  })
  if (report.export.events === null)
    throw new Unusable(
      `${path} holds no reading key. Give the attempt key with --key, or the scoring key with --scoring-key.`,
    )
  const fitting = (name: 'pack' | 'policy') =>
    report.documents.find((document) => document.name === name)?.state === 'fits' ? evidence.documents[name] : undefined
  return deriveAll({
    attemptId: report.export.journal.attemptId,
    events: report.export.events,
    pack: parseDocument(Pack, fitting('pack')),
    policy: parseDocument(Policy, fitting('policy')),
    verification: verificationOf(report),
    ...(ruleSet === undefined ? {} : { ruleSet }),
    ...(compare === undefined ? {} : { compare }),
  })
}

function demandRuleSet(id: string | undefined): RuleSet {
  const set = id === undefined ? null : findRuleSet(id)
  if (set !== null) return set
  const ids = ruleSets.map((one) => one.id).join(', ')
  const found = id === undefined ? 'A comparison needs two rule sets' : `There is no rule set “${id}”`
  throw new Unusable(`${found}. The sets are: ${ids}.`)
}

function parseDocument<Schema extends z.ZodType>(schema: Schema, text: string | undefined): z.output<Schema> | null {
  if (text === undefined) return null
  const parsed = schema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}

async function givenDocuments({ pack, policy }: Options): Promise<BundleDocuments> {
  return {
    ...(pack === undefined ? {} : { pack: await packText(pack) }),
    ...(policy === undefined ? {} : { policy: new TextDecoder().decode(await readInput(policy)) }),
  }
}

/** A pack folder as its candidates get it, or the JSON of one. */
async function packText(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes !== null) return new TextDecoder().decode(bytes)
  const { pack } = await readCandidatePack(path)
  if (pack === null) throw new Unusable(`${path} holds no item pack. Give a pack folder or its pack.json.`)
  return JSON.stringify(pack)
}
