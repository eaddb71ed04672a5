import { parseArgs } from 'node:util'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { readEvidence } from '../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import { toHex } from '../../shared/bytes.ts'
import { AppError, type ErrorCode, errors } from '../../shared/errors.ts'
import type { KnownKeys } from '../../shared/journal/check-export.ts'
import { looksLikeDeletion, verifyDeletion } from '../../shared/journal/deletion.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { findReadingKey, readInput, readKey, Unusable } from './evidence-input.ts'
import { linesOf } from './verify/print.ts'
import { verdictOf } from './verify/verdict.ts'

const help = [
  'npm run candor -- verify FILE [--key FILE | --scoring-key FILE] [--server-key FILE] [--json]',
  '',
  'Checks an evidence bundle (.candor-bundle) or an exported journal (.candor) and says in plain words',
  'what holds, what does not, and what could not be checked; or the text form of a deletion receipt,',
  'which needs --server-key. Needs no server and no network. docs/guides/verifier.md explains each line.',
  '',
  '  --key FILE         attempt key, 32 bytes raw or base64url: also opens and replays the answers',
  '  --scoring-key FILE private key of the scoring workers: opens the attempt key, then as --key',
  '  --server-key FILE  the server key that you know: receipts are checked by it, not by the one in the file',
  '  --json             one JSON object instead of lines',
  '',
  'Exits 0 when what could be checked holds, 1 when something does not, 2 when a file cannot be used.',
]

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        'scoring-key': { type: 'string' },
        'server-key': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (cause) {
    throw new Unusable(cause instanceof Error ? cause.message : 'The options cannot be read.', { cause })
  }
}

async function verifyFile(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const { values, positionals } = parse(args)
  const [path] = positionals
  if (values.help || path === undefined || positionals.length > 1) {
    for (const line of help) (values.help ? output.print : output.complain)(line)
    return values.help ? 0 : 2
  }
  const bytes = await readInput(path)
  const text = new TextDecoder().decode(bytes.subarray(0, 400)).trim()
  if (looksLikeDeletion(text))
    return sayDeletion(path, text, await readKey(values['server-key']), values.json === true, output)
  const evidence = readEvidence(bytes)
  if (!evidence.ok) return sayUnreadable(path, evidence.failure, values.json === true, output)
  const primitives = createJournalPrimitives()
  const reading = await findReadingKey(primitives, evidence.value.journal, values)
  const serverPublicKey = await readKey(values['server-key'])
  const known: KnownKeys = {
    ...(reading.attemptKey === null ? {} : { attemptKey: reading.attemptKey }),
    ...(serverPublicKey === undefined ? {} : { serverPublicKey }),
  }
  const report = checkEvidence(primitives, evidence.value, known)
  const sha256 = toHex(primitives.sha256(bytes))
  const verdict = verdictOf({
    path,
    bytes: bytes.length,
    sha256,
    evidence: evidence.value,
    report,
    reading,
    serverPublicKey: serverPublicKey ?? null,
  })
  if (values.json) output.print(JSON.stringify(verdict))
  else for (const line of linesOf(verdict)) output.print(line)
  return verdict.ok ? 0 : 1
}

/** A file that is neither bundle nor export, or not as either is written: nothing in it is judged. */
function sayUnreadable(path: string, code: ErrorCode, isJson: boolean, output: CliOutput): ExitCode {
  const words = `${path}: ${errors[code].message} (${code})`
  if (isJson) output.print(JSON.stringify({ ok: false, conclusion: 'unreadable', sentence: words, file: path, code }))
  else output.complain(words)
  return 2
}

/** Checks the text form of a deletion receipt (docs/formats/deletion-v1.md). It carries no key: one must be known. */
function sayDeletion(
  path: string,
  text: string,
  serverKey: Uint8Array | undefined,
  isJson: boolean,
  output: CliOutput,
): ExitCode {
  if (serverKey === undefined)
    throw new Unusable(`${path} is a deletion receipt. Give the server’s key that you know with --server-key.`)
  const deletion = verifyDeletion(text, createJournalPrimitives().importVerifier(serverKey))
  if (!deletion.ok) {
    const words = `${path}: ${new AppError(deletion.failure).message} (${deletion.failure})`
    output.print(isJson ? JSON.stringify({ ok: false, code: deletion.failure }) : words)
    return 1
  }
  const { attemptId, deletedMs, nextSeq, units, head } = deletion.value
  const deleted = new Date(deletedMs).toISOString()
  if (isJson) output.print(JSON.stringify({ ok: true, attemptId, deleted, events: nextSeq, units, head: toHex(head) }))
  else
    for (const line of [
      `${path}: the server states, signed by the key you gave, that attempt ${attemptId} was deleted at ${deleted}.`,
      `Its journal had ${nextSeq} events in ${units} units and ended with the head ${toHex(head)}.`,
    ])
      output.print(line)
  return 0
}

/** `candor verify`: prints what holds and what does not. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  try {
    return await verifyFile(args, output)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    output.complain(error.message)
    return 2
  }
}
