import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { type Fixture, makeFixture } from '../../node/fixture/make-fixture.ts'
import { toBase64Url } from '../../shared/bytes.ts'
import { ScriptRefused } from '../../shared/fixture/place.ts'
import type { CliOutput, ExitCode } from './command.ts'

const usage = `npm run candor -- fixture make SCRIPT.json FILE [--keys DIR] [--json]

Makes an attempt from a script of what a person did (docs/formats/fixture-script-v1.md). FILE becomes an evidence bundle
with a real journal, its reading key, receipts, pack, policy and consent document: "derive", "verify" read it.

  --keys DIR   also writes the keys that follow from the seed: attempt.key, scoring.key, server.pub
  --json       prints one JSON object: {"file", "attemptId", "bytes", "segments", "events", "receipts", "unseen"}

Exits 0 when FILE was written, 2 when the script cannot be played; each mistake is named by step and key.`

interface Order {
  readonly script: string
  readonly file: string
  readonly keys: string | undefined
  readonly isJson: boolean
}

/** `candor fixture make`. Writes nothing unless the whole script can be played. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const order = parse(args)
  if (order === null || order === 'help') {
    for (const line of usage.split('\n')) (order === null ? output.complain : output.print)(line)
    return order === null ? 2 : 0
  }
  try {
    const value: unknown = await readScriptFile(order.script)
    const fixture = await makeFixture(createJournalPrimitives(), value, dirname(order.script))
    await writeFixture(fixture, order)
    say(fixture, order, output)
    return 0
  } catch (cause) {
    if (!(cause instanceof ScriptRefused)) throw cause
    for (const problem of cause.problems) output.complain(`${order.script}: ${problem}`)
    output.complain('Nothing was written.')
    return 2
  }
}

function parse(args: readonly string[]): Order | 'help' | null {
  try {
    const options = {
      keys: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help) return 'help'
    const [action, script, file] = positionals
    if (action !== 'make' || script === undefined || file === undefined || positionals.length > 3) return null
    return { script, file, keys: values.keys, isJson: values.json === true }
  } catch {
    return null // an option that there is not
  }
}

async function readScriptFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ScriptRefused(['cannot be read. Check the path and your right to read it.'])
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ScriptRefused([`is no JSON: ${cause instanceof Error ? cause.message : String(cause)}.`])
  }
}

async function writeFixture({ bytes, keys }: Fixture, order: Order): Promise<void> {
  try {
    await writeFile(order.file, bytes)
    if (order.keys === undefined) return
    await mkdir(order.keys).catch(() => undefined) // it is there, or the first key says why it cannot be
    const named = [
      ['attempt.key', keys.attemptKey],
      ['scoring.key', keys.scoring.privateKey],
      ['server.pub', keys.server.publicKey],
    ] as const
    for (const [name, key] of named) await writeFile(join(order.keys, name), `${toBase64Url(key)}\n`)
  } catch (cause) {
    throw new ScriptRefused([
      `the result cannot be written: ${cause instanceof Error ? cause.message : String(cause)}. Its folder must be there.`,
    ])
  }
}

function say({ bytes, attempt, keys }: Fixture, { file, isJson }: Order, output: CliOutput): void {
  const { events, segments, receipts, unseen } = attempt
  const counts = { bytes: bytes.length, segments: segments.length, events: events.length, receipts: receipts.length }
  if (isJson) {
    output.print(JSON.stringify({ file, attemptId: keys.attemptId, ...counts, unseen }))
    return
  }
  const sizes = Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
  output.print(`${file}: attempt ${keys.attemptId}, ${sizes.join(', ')}`)
  for (const { step, why } of unseen) output.print(`  ${step} left no event: ${why}`)
}
