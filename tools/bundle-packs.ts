import { join } from 'node:path'
import { sayProblem } from '../node/pack/folder-problem.ts'
import { readPackFolder } from '../node/pack/read-pack-folder.ts'

const packs = join(import.meta.dirname, '..', 'resources', 'packs')

/**
 * The bundles of a pack folder as JSON: what a client gets, and what only scorers get. @throws when the folder has
 * mistakes, with all of them.
 */
async function bundle(folder: string): Promise<{ readonly pack: string; readonly key: string }> {
  const { pack, key, problems } = await readPackFolder(join(packs, folder))
  if (pack === null || problems.length > 0)
    throw new Error([`resources/packs/${folder} has mistakes:`, ...problems.map(sayProblem)].join('\n'))
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  return { pack: json(pack), key: json(key) }
}

export async function samplePackFile(): Promise<string> {
  return (await bundle('sample')).pack
}

/** The open items that come with the client. */
export async function practicePackFile(): Promise<string> {
  return (await bundle('practice')).pack
}

export async function sampleKeyFile(): Promise<string> {
  return (await bundle('sample')).key
}
