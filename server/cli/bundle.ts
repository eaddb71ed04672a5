import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import {
  type BundleDocuments,
  documentNames,
  type Evidence,
  encodeBundle,
  readEvidence,
} from '../../shared/bundle/bundle.ts'
import { documentDigest } from '../../shared/bundle/check-documents.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import { errors } from '../../shared/errors.ts'
import { encodeExport } from '../../shared/journal/export.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { findReadingKey, readInput, Unusable } from './evidence-input.ts'

const help = [
  'npm run candor -- bundle FILE OUT [--pack FILE] [--policy FILE] [--consent FILE] [--key FILE | --scoring-key FILE]',
  '',
  'Makes an evidence bundle (docs/formats/bundle-v1.md) from an exported journal or another bundle, offline.',
  '',
  '  --pack FILE        the item pack as candidates get it, JSON; likewise --policy and --consent',
  '  --key FILE         attempt key, 32 bytes raw or base64url: whoever has OUT can then read the answers',
  '  --scoring-key FILE private key of the scoring workers: opens the attempt key, then as --key',
  '',
  'OUT must not exist. A document that the attempt was not opened with, and a key that does not open it, are refused.',
]

const options = {
  pack: { type: 'string' },
  policy: { type: 'string' },
  consent: { type: 'string' },
  key: { type: 'string' },
  'scoring-key': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (cause) {
    throw new Unusable(cause instanceof Error ? cause.message : 'The options cannot be read.', { cause })
  }
}
type Paths = ReturnType<typeof parse>['values']

/** The documents that were in the file, with those that were given in their place. */
async function gatherDocuments(primitives: JournalPrimitives, kept: BundleDocuments, paths: Paths) {
  const documents: { -readonly [Name in keyof BundleDocuments]: BundleDocuments[Name] } = { ...kept }
  for (const name of documentNames) {
    const path = paths[name]
    if (path === undefined) continue
    documents[name] = new TextDecoder().decode(await readInput(path))
    if (documentDigest(primitives, documents[name]) === null)
      throw new Unusable(`${path}: ${errors['bundle/document-malformed'].message} (bundle/document-malformed)`)
  }
  return documents
}

/** Refuses what would make a bundle that its reader calls false. */
function refuseWrong(primitives: JournalPrimitives, evidence: Evidence, attemptKey: Uint8Array | null): void {
  const report = checkEvidence(primitives, evidence, attemptKey === null ? {} : { attemptKey })
  if (attemptKey !== null && report.contents === null)
    throw new Unusable('The key does not open this journal. Use the key of this attempt, or of its organisation.')
  const wrong = report.documents.find(({ state }) => state === 'differs')
  if (wrong !== undefined)
    throw new Unusable(`${wrong.name}: ${errors['bundle/document-differs'].message} (bundle/document-differs)`)
}

async function makeBundle(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const { values, positionals } = parse(args)
  const [path, out] = positionals
  if (values.help || path === undefined || out === undefined || positionals.length > 2) {
    for (const line of help) (values.help ? output.print : output.complain)(line)
    return values.help ? 0 : 2
  }
  const bytes = await readInput(path)
  const read = readEvidence(bytes)
  if (!read.ok) throw new Unusable(`${path}: ${errors[read.failure].message} (${read.failure})`)
  const primitives = createJournalPrimitives()
  const { attemptKey, origin } = await findReadingKey(primitives, read.value.journal, values)
  const documents = await gatherDocuments(primitives, read.value.documents, values)
  const journal = attemptKey === null ? read.value.journal : { ...read.value.journal, attemptKey }
  refuseWrong(primitives, { ...read.value, journal, documents }, attemptKey)
  const bundle = encodeBundle({
    attemptId: journal.attemptId,
    madeMs: Date.now(),
    madeBy: 'candor bundle',
    journal: encodeExport(journal),
    documents,
    replies: read.value.replies,
  })
  await writeNew(out, bundle)
  const held = documentNames.filter((name) => documents[name] !== undefined).join(', ') || 'no document'
  const readable =
    origin === 'none' ? 'without a reading key' : 'with the reading key: whoever has it can read the answers'
  output.print(`${out}: ${bundle.length.toLocaleString('en')} bytes, ${held}, ${readable}`)
  return 0
}

/** Never writes over a file: it may be evidence. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = isThere
      ? 'there is a file of this name already. Choose another'
      : 'it cannot be written. Check the folder'
    throw new Unusable(`${path}: ${why}.`, { cause })
  }
}

/** `candor bundle`: puts a journal, its documents and, where it is to be read, its key into one file. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  try {
    return await makeBundle(args, output)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    output.complain(error.message)
    return 2
  }
}
