import type { PackProblem } from '../../shared/pack/check.ts'
import type { Located } from './read-yaml.ts'

/** A mistake in a pack folder, in words for its author: where it is, and what is wrong. */
export interface FolderProblem {
  /** Path within the folder, for example `items/ev-1.yaml`. */
  readonly file: string
  /** Line of the file, from 1; null where it cannot be told. */
  readonly line: number | null
  readonly item: string | null
  readonly field: string | null
  /** Where in the file, for example `fields/order/options`. */
  readonly path: string
  readonly words: string
}

/** Leads a problem between pack and key back to the file, item, field and line that it is about. */
export function placeProblem(problem: PackProblem, documents: ReadonlyMap<string, Located>): FolderProblem {
  const parts = problem.path.split('/')
  const isKey = problem.file === 'key'
  const item = parts[0] === 'items' ? (parts[1] ?? null) : null
  const file = item === null ? `${problem.file}.yaml` : `${isKey ? 'keys' : 'items'}/${item}.yaml`
  const inside = item === null ? parts : parts.slice(2)
  const fieldAt = inside.indexOf('fields')
  const field = fieldAt < 0 ? null : (inside[fieldAt + 1] ?? null)
  const line = documents.get(file)?.lineOf(inside) ?? null
  return { file, line, item, field, path: inside.join('/'), words: problem.words }
}

/** One problem on one line: `items/ev-1.yaml:12 (item ev-1, field rating) fields/rating: …`. */
export function sayProblem({ file, line, item, field, path, words }: FolderProblem): string {
  const where = [item === null ? null : `item ${item}`, field === null ? null : `field ${field}`].filter(Boolean)
  const place = where.length === 0 ? '' : ` (${where.join(', ')})`
  return `${file}${line === null ? '' : `:${line}`}${place} ${path === '' ? '' : `${path}: `}${words}`
}
