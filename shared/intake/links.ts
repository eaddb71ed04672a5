import type { Conclusion, TaxonomyLink } from './model.ts'
import type { Concept, ConceptKind } from './taxonomy/concept.ts'

/** Concepts of a public taxonomy, by the ids of the project's own. */
export type Links = Readonly<Record<string, TaxonomyLink>>

/** The conclusion with the operator's link to its concept, where there is one. */
export function withLink(conclusion: Conclusion, links: Links | undefined): Conclusion {
  const link = conclusion.concept === null ? undefined : links?.[conclusion.concept]
  return link === undefined ? conclusion : { ...conclusion, taxonomy: link }
}

/** One row of ESCO's tables of occupations or skills. */
export interface EscoRow {
  readonly conceptUri: string
  readonly preferredLabel: string
  /** One to a line. */
  readonly altLabels: string
}

export interface EscoMatch {
  readonly links: Links
  /** Concepts whose names several entries bear; none of them is linked. */
  readonly ambiguous: readonly { readonly concept: string; readonly entries: readonly TaxonomyLink[] }[]
  /** Concepts that no entry names. */
  readonly missing: readonly string[]
}

/** Kinds of concepts that ESCO has entries for: occupations, and skills with knowledge. */
const kindOf: Readonly<Record<ConceptKind, 'occupation' | 'skill' | null>> = {
  role: 'occupation',
  domain: 'skill',
  language: 'skill',
  tool: 'skill',
  task: 'skill',
  licence: null,
  content: null,
}

const plain = (label: string) => label.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/**
 * Links concepts to the entries that bear one of their names, as ESCO's preferred label or, where none does, as another label.
 * Nothing is guessed: where several entries do, none is linked.
 */
export function matchEsco(concepts: readonly Concept[], rows: readonly EscoRow[]): EscoMatch {
  const [preferred, other] = [new Map<string, Set<EscoRow>>(), new Map<string, Set<EscoRow>>()]
  const note = (index: typeof preferred, kind: string, label: string, row: EscoRow) => {
    const name = `${kind} ${plain(label)}`
    index.set(name, (index.get(name) ?? new Set()).add(row))
  }
  for (const row of rows) {
    const kind = row.conceptUri.includes('/occupation/') ? 'occupation' : 'skill'
    note(preferred, kind, row.preferredLabel, row)
    for (const label of row.altLabels.split('\n')) if (label.trim() !== '') note(other, kind, label, row)
  }
  const links: Record<string, TaxonomyLink> = {}
  const ambiguous: { concept: string; entries: readonly TaxonomyLink[] }[] = []
  const missing: string[] = []
  for (const concept of concepts) {
    const kind = kindOf[concept.kind]
    if (kind === null) continue
    const names = [concept.en, ...concept.names].map((name) => `${kind} ${plain(name)}`)
    const found = (index: typeof preferred, from: readonly string[]) =>
      new Set(from.flatMap((name) => [...(index.get(name) ?? [])]))
    // Its own name decides before its other names, and ESCO's preferred labels before others.
    const entries = [found(preferred, names.slice(0, 1)), found(preferred, names), found(other, names)]
      .map((rowsOf) => [...rowsOf].map(linkTo))
      .find(({ length }) => length > 0)
    if (entries === undefined) missing.push(concept.id)
    else if (entries.length > 1) ambiguous.push({ concept: concept.id, entries })
    else if (entries[0] !== undefined) links[concept.id] = entries[0]
  }
  return { links, ambiguous, missing }
}

const linkTo = ({ conceptUri, preferredLabel }: EscoRow): TaxonomyLink => ({
  scheme: 'esco',
  uri: conceptUri,
  label: preferredLabel,
})
