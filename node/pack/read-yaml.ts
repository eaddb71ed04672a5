import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { sayIssue } from '../../shared/say-issue.ts'

/** A parsed document that still knows its lines. */
export interface Located {
  /** Line of the deepest part of `path` that the document holds, from 1. Members of lists go by their `id` or index. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null
}

interface YamlProblem {
  readonly line: number | null
  readonly field: string | null
  readonly path: string
  readonly words: string
}

export type YamlRead<Value> =
  | { readonly ok: true; readonly value: Value; readonly located: Located }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] }

/** Reads one YAML file into the shape of `schema`. Aliases and custom tags are refused, so that a file says what it shows. */
export function readYaml<Schema extends z.ZodType>(text: string, schema: Schema): YamlRead<z.output<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, version: '1.2' })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0)
    return {
      ok: false,
      problems: faults.map(({ pos, message }) => ({ line: lineAt(pos[0]), field: null, path: '', words: message })),
    }
  const raw: unknown = document.toJS({ maxAliasCount: 0 })
  const located = locate(document.contents, lineAt)
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data, located }
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part))
      const named = nameParts(raw, path)
      const at = named.indexOf('fields')
      return {
        line: located.lineOf(path),
        field: at < 0 ? null : (named[at + 1] ?? null),
        path: named.join('/'),
        words: sayIssue(issue, valueAt(raw, path)),
      }
    }),
  }
}

function locate(root: unknown, lineAt: (offset: number) => number): Located {
  return {
    lineOf: (path) => {
      let node: unknown = root
      let line: number | null = lineOfNode(root, lineAt)
      for (const part of path) {
        const [key, next] = step(node, part)
        if (next === undefined) return line
        line = lineOfNode(key, lineAt) ?? lineOfNode(next, lineAt) ?? line
        node = next
      }
      return line
    },
  }
}

/** One step down: the node that names the member (for its line) and the member itself. */
function step(node: unknown, part: string | number): readonly [unknown, unknown] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isNode(key) && String(key.toJSON()) === String(part))
    return [pair?.key, pair?.value ?? undefined]
  }
  if (isSeq(node)) {
    const byId = node.items.find((item) => isMap(item) && item.get('id') === part)
    const found = byId ?? node.items[Number(part)]
    return [found, found]
  }
  return [undefined, undefined]
}

function lineOfNode(node: unknown, lineAt: (offset: number) => number): number | null {
  const range = isNode(node) ? (node as Node).range : null
  return range ? lineAt(range[0]) : null
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => (isRecord(value) ? value[String(part)] : undefined), raw)
}

/** The path with members of lists called by their id where they have one. */
function nameParts(raw: unknown, path: readonly (string | number)[]): readonly string[] {
  let value = raw
  return path.map((part) => {
    const inside = isRecord(value) ? value[String(part)] : undefined
    const isMember = Array.isArray(value)
    value = inside
    return isMember && isRecord(inside) && typeof inside.id === 'string' ? inside.id : String(part)
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
