import { readFileSync } from 'node:fs'
import { Pack } from '../../../shared/pack/pack.ts'

/**
 * Reads the pack that `--preview FILE` names: the candidate's bundle of a pack (`candor pack bundle`). Null without the option.
 * The client then shows the pack, records nothing and opens no attempt. @throws Error in words when the file is none.
 */
export function readPreview(argv: readonly string[]): Pack | null {
  const file = fileOf(argv)
  if (file === null) return null
  const parsed = Pack.safeParse(readJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${file} is no pack bundle: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

function fileOf(argv: readonly string[]): string | null {
  const place = argv.findIndex((argument) => argument === '--preview' || argument.startsWith('--preview='))
  if (place < 0) return null
  return argv[place] === '--preview' ? (argv[place + 1] ?? '') : (argv[place]?.slice('--preview='.length) ?? '')
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${file} cannot be read as JSON.`, { cause })
  }
}
