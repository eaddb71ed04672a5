import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

import { checkPack } from '../../shared/pack/check.ts'
import { ItemKey, PackKey } from '../../shared/pack/key.ts'
import { Item, Pack, Section } from '../../shared/pack/pack.ts'
import { Id } from '../../shared/pack/words.ts'
import { type FolderProblem, placeProblem } from './folder-problem.ts'
import { type Located, readYaml } from './read-yaml.ts'

/**
 * Reads an item pack as authors write it: a folder of YAML files (docs/formats/item-pack-v1.md, section 1). `pack.yaml`
 * names the sections and their items, `items/ID.yaml` is what candidates get, `key.yaml` and `keys/ID.yaml` are the
 * scorer's and are not opened when only the candidate's part is asked for.
 */

const PackFile = Pack.omit({ sections: true }).extend({
  sections: z
    .array(Section.omit({ items: true }).extend({ items: z.array(Id).min(1).max(20) }))
    .min(1)
    .max(10),
})
const KeyFile = PackKey.omit({ items: true, packId: true, packVersion: true })

export interface PackFolder {
  /** Items whose files could be read, in the order of the pack. */
  readonly items: readonly Pick<Item, 'id' | 'type'>[]
  /** Null when something in the candidate's part could not be read. */
  readonly pack: Pack | null
  /** Null when the folder has no key (a practice pack), or when it could not be read. */
  readonly key: PackKey | null
  readonly problems: readonly FolderProblem[]
}

/** Reads and checks a whole folder, keys included. Never throws on what the files hold. */
export async function readPackFolder(folder: string): Promise<PackFolder> {
  const problems: FolderProblem[] = []
  const candidate = await readCandidatePart(folder, problems)
  const isPractice = candidate.pack?.purpose === 'practice'
  const key = isPractice ? null : await readKeyPart(folder, candidate, problems)
  const { pack } = candidate
  // Problems of one file's shape come first: what cannot be read cannot be checked against the rest.
  if (pack !== null && (isPractice || key !== null))
    problems.push(...checkPack(pack, key).map((problem) => placeProblem(problem, candidate.documents)))
  return { items: candidate.items.map(({ id, type }) => ({ id, type })), pack, key, problems }
}

/**
 * Reads the candidate's part alone: what may be shipped and shown. No key file is opened.
 * @returns the pack, or null with its problems
 */
export async function readCandidatePack(folder: string): Promise<Pick<PackFolder, 'pack' | 'problems'>> {
  const problems: FolderProblem[] = []
  const { pack } = await readCandidatePart(folder, problems)
  return { pack, problems }
}

interface CandidatePart {
  /** Ids that `pack.yaml` names, whether or not their files could be read. */
  readonly named: readonly string[]
  readonly items: readonly Item[]
  readonly pack: Pack | null
  /** Files by their path within the folder, to lead problems back to lines. */
  readonly documents: Map<string, Located>
}

async function readCandidatePart(folder: string, problems: FolderProblem[]): Promise<CandidatePart> {
  const documents = new Map<string, Located>()
  const file = await readPart(folder, 'pack.yaml', PackFile, documents, problems)
  if (file === null) return { named: [], items: [], pack: null, documents }
  const items = new Map<string, Item>()
  const named = file.sections.flatMap((section) => section.items)
  for (const id of new Set(named)) {
    const item = await readPart(folder, `items/${id}.yaml`, Item, documents, problems)
    if (item === null) continue
    if (item.id !== id)
      problems.push(problemIn(`items/${id}.yaml`, id, 'id', `is “${item.id}”, the file is named after “${id}”`))
    else items.set(id, item)
  }
  for (const id of await strayFiles(folder, 'items', named))
    problems.push(problemIn(`items/${id}.yaml`, id, '', 'is not named in pack.yaml, so nobody would be shown it'))
  const found = named.flatMap((id) => items.get(id) ?? [])
  if (found.length < named.length) return { named, items: found, pack: null, documents }
  const sections = file.sections.map((section) => ({
    ...section,
    items: section.items.flatMap((id) => items.get(id) ?? []),
  }))
  return { named, items: found, pack: { ...file, sections }, documents }
}

async function readKeyPart(
  folder: string,
  { named, pack, documents }: CandidatePart,
  problems: FolderProblem[],
): Promise<PackKey | null> {
  const file = await readPart(folder, 'key.yaml', KeyFile, documents, problems)
  const keys: ItemKey[] = []
  for (const id of new Set(named)) {
    const key = await readPart(folder, `keys/${id}.yaml`, ItemKey, documents, problems)
    if (key !== null && key.item !== id)
      problems.push(problemIn(`keys/${id}.yaml`, id, 'item', `is “${key.item}”, the file is named after “${id}”`))
    else if (key !== null) keys.push(key)
  }
  for (const id of await strayFiles(folder, 'keys', named))
    problems.push(problemIn(`keys/${id}.yaml`, id, '', 'belongs to no item that pack.yaml names'))
  if (file === null || pack === null || keys.length < named.length) return null
  return { ...file, packId: pack.id, packVersion: pack.packVersion, items: keys }
}

/** Ids of the YAML files of a subfolder that the pack does not name. */
async function strayFiles(
  folder: string,
  part: 'items' | 'keys',
  named: readonly string[],
): Promise<readonly string[]> {
  const names = await readdir(join(folder, part)).catch(() => [])
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .filter((id) => !named.includes(id))
    .toSorted()
}

function problemIn(file: string, item: string, path: string, words: string): FolderProblem {
  return { file, line: null, item, field: null, path, words }
}

async function readPart<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
  documents: Map<string, Located>,
  problems: FolderProblem[],
): Promise<z.output<Schema> | null> {
  const text = await readFile(join(folder, name), 'utf8').catch((cause: NodeJS.ErrnoException) => cause)
  const item = /^(?:items|keys)\/(.+)\.yaml$/.exec(name)?.[1] ?? null
  if (typeof text !== 'string') {
    const words = text.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${text.message}`
    problems.push({ file: name, line: null, item, field: null, path: '', words })
    return null
  }
  const read = readYaml(text, schema)
  if (read.ok) {
    documents.set(name, read.located)
    return read.value
  }
  problems.push(...read.problems.map((problem) => ({ file: name, item, ...problem })))
  return null
}
