/** What kind of thing a concept is; extraction reads each kind in its own way. */
export const conceptKinds = ['domain', 'role', 'licence', 'language', 'tool', 'task', 'content'] as const
export type ConceptKind = (typeof conceptKinds)[number]

/** One entry of the project's own taxonomy. Ids are stable and never reused; a dot leads to what lies under. */
export interface Concept {
  /** `law.contract` lies under `law`. */
  readonly id: string
  readonly kind: ConceptKind
  readonly en: string
  readonly es: string
  /** Other names in lower case, in either language. */
  readonly names: readonly string[]
}

/**
 * Reads a table of concepts: one line each, `id | English | Spanish | other names; …`. Tables are written by hand, so a
 * malformed line is a fault of the program.
 */
export function readConcepts(kind: ConceptKind, table: string): readonly Concept[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id, en, es, names = ''] = line.split('|').map((cell) => cell.trim())
      if (id === undefined || en === undefined || es === undefined || id === '' || es === '')
        throw new Error(`malformed concept: ${line}`)
      const others = names.split(';').map((name) => name.trim())
      return { id, kind, en, es, names: others.filter((name) => name !== '') }
    })
}
