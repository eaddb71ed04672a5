import { writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type EscoMatch, type EscoRow, matchEsco } from '../../shared/intake/links.ts'
import { concepts } from '../../shared/intake/taxonomy/taxonomy.ts'
import { readInput, Unusable } from './evidence-input.ts'

const Row = z.object({ conceptUri: z.string().min(1), preferredLabel: z.string().min(1), altLabels: z.string() })

export interface EscoLinks extends EscoMatch {
  readonly format: 'candor-esco-links'
  readonly version: 1
}

/** Reads tables of ESCO's download and links the project's concepts (docs/formats/taxonomy-links-v1.md). @throws Unusable */
export async function linkEsco(paths: readonly string[], out: string | undefined): Promise<EscoLinks> {
  const rows: EscoRow[] = []
  for (const path of paths) rows.push(...readTable(path, await readInput(path)))
  const matched = matchEsco(concepts, rows)
  if (out !== undefined)
    await writeFile(out, `${JSON.stringify(matched.links, null, 2)}\n`, { flag: 'wx' }).catch((cause) => {
      throw new Unusable(`${out} cannot be written. Choose a path where nothing is yet.`, { cause })
    })
  return { format: 'candor-esco-links', version: 1, ...matched }
}

function readTable(path: string, bytes: Uint8Array): readonly EscoRow[] {
  let records: unknown[]
  try {
    records = parse(Buffer.from(bytes), { columns: true, bom: true })
  } catch (cause) {
    throw new Unusable(`${path} is no table: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`, {
      cause,
    })
  }
  const parsed = z.array(Row).min(1).safeParse(records)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [row, column] = issue?.path ?? []
  const where = row === undefined ? 'has no rows' : `has no “${String(column)}” in row ${Number(row) + 2}`
  throw new Unusable(`${path} ${where}. ESCO's tables have the columns conceptUri, preferredLabel and altLabels.`, {
    cause: parsed.error,
  })
}

export function sayEsco({ links, ambiguous, missing }: EscoLinks): readonly string[] {
  return [
    ...Object.entries(links).map(([concept, { label, uri }]) => `${concept.padEnd(28)} ${label}  ${uri}`),
    ...ambiguous.flatMap(({ concept, entries }) => [
      `${concept.padEnd(28)} not linked: ${entries.length} entries bear its name`,
      ...entries.map(({ label, uri }) => `  ${label}  ${uri}`),
    ]),
    `${Object.keys(links).length} linked, ${ambiguous.length} ambiguous, ${missing.length} without an entry.`,
    'This uses the ESCO classification of the European Commission: name it where the links are shown.',
  ]
}
