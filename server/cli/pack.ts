import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sayProblem } from '../../node/pack/folder-problem.ts'
import { type PackFolder, readPackFolder } from '../../node/pack/read-pack-folder.ts'
import type { CliOutput, ExitCode } from './command.ts'

const usage = `npm run candor -- pack check DIR [--json]
npm run candor -- pack bundle DIR --out DIR
npm run candor -- pack preview DIR [--stand-in]

  check    reads the pack in DIR (docs/formats/item-pack-v1.md) and explains every mistake by file, item and field
  bundle   checks it, then writes pack.json (what a client gets) and key.json (for scorers only) to --out DIR

  preview  checks it, then opens it in the client, without a server, recording nothing

  --json   prints one JSON object: {"items": [{"id", "type"}], "problems": [{"file", "line", "item", "field", "path", "words"}]}`

/** Checks a pack folder, or makes its bundles. Exits with 1 when the pack has a mistake. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const parsed = parse(args)
  if (parsed === null || parsed.isHelp) {
    for (const line of usage.split('\n')) (parsed === null ? output.complain : output.print)(line)
    return parsed === null ? 2 : 0
  }
  const read = await readPackFolder(parsed.folder)
  if (parsed.action === 'preview') return preview(read, parsed.folder, parsed.isStandIn, output)
  if (parsed.action === 'check') return say(read, parsed.folder, parsed.isJson, output)
  return parsed.out === undefined ? 2 : writeBundles(read, parsed.folder, parsed.out, output)
}

function parse(args: readonly string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    'stand-in': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [action, folder] = positionals
    const isStandIn = values['stand-in']
    if (values.help)
      return { isHelp: true, action: 'check', folder: '', isJson: false, isStandIn, out: undefined } as const
    if (
      (action !== 'check' && action !== 'bundle' && action !== 'preview') ||
      folder === undefined ||
      positionals.length > 2
    )
      return null
    if (action === 'bundle' && values.out === undefined) return null
    return { isHelp: false, action, folder, isJson: values.json, isStandIn, out: values.out } as const
  } catch {
    return null // an option that there is not
  }
}

function say(read: PackFolder, folder: string, isJson: boolean, output: CliOutput): ExitCode {
  const { items, problems } = read
  if (isJson) output.print(JSON.stringify({ items, problems }))
  else {
    for (const problem of problems) output.print(sayProblem(problem))
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    output.print(`${folder}: ${items.length} ${items.length === 1 ? 'item' : 'items'}, ${count}`)
  }
  return problems.length === 0 ? 0 : 1
}

/** Opens the candidate's part in the client (tools/preview.ts, which finds or fetches Electron). No key is written. */
async function preview(
  { pack, problems, ...read }: PackFolder,
  folder: string,
  isStandIn: boolean,
  output: CliOutput,
): Promise<ExitCode> {
  if (pack === null || problems.length > 0) {
    say({ ...read, pack, problems }, folder, false, output)
    output.complain('Nothing was opened, because the pack has mistakes.')
    return 1
  }
  const own = await mkdtemp(join(tmpdir(), 'candor-preview-'))
  try {
    const file = join(own, 'pack.json')
    await writeFile(file, JSON.stringify(pack))
    const tool = join(import.meta.dirname, '..', '..', 'tools', 'preview.ts')
    const client = spawn(process.execPath, [tool, file, ...(isStandIn ? ['--stand-in'] : [])], { stdio: 'inherit' })
    const [code] = (await once(client, 'exit')) as [number | null]
    return code === 0 ? 0 : 1
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

async function writeBundles(read: PackFolder, folder: string, out: string, output: CliOutput): Promise<ExitCode> {
  if (read.pack === null || read.problems.length > 0) {
    say(read, folder, false, output)
    output.complain('Nothing was written, because the pack has mistakes.')
    return 1
  }
  await mkdir(out, { recursive: true })
  const files = [['pack.json', read.pack] as const, ...(read.key === null ? [] : [['key.json', read.key] as const])]
  for (const [name, value] of files) {
    await writeFile(join(out, name), `${JSON.stringify(value, null, 2)}\n`)
    output.print(join(out, name))
  }
  return 0
}
