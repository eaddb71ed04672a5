import type { EventData } from '../attempt/events.ts'
import { toHex } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import { isTextWhole } from '../journal/check-event.ts'
import type { JournalPrimitives } from '../journal/primitives.ts'
import { type BundleDocuments, type DocumentName, documentNames } from './bundle.ts'

/**
 * `fits`: it is the one the attempt was opened with. `differs`, `malformed`: B7, B6. `absent`: not in the bundle.
 * `closed`: without the opened journal nothing says which document it was.
 */
export type DocumentState = 'fits' | 'differs' | 'malformed' | 'absent' | 'closed'

export interface DocumentFinding {
  readonly name: DocumentName
  readonly state: DocumentState
  /** Digest of the document in the bundle, hex; null where there is none. */
  readonly digest: string | null
  /** Digest that the journal names; null while it is closed. */
  readonly openedDigest: string | null
}

/**
 * Compares each document with the digest in `attempt.opened` (docs/formats/bundle-v1.md, B6 and B7). `opened` is null
 * when the journal could not be opened.
 */
export function checkDocuments(
  primitives: JournalPrimitives,
  documents: BundleDocuments,
  opened: EventData<'attempt.opened'> | null,
): readonly DocumentFinding[] {
  return documentNames.map((name) => {
    const text = documents[name]
    const openedDigest = opened === null ? null : opened[`${name}Digest`]
    if (text === undefined) return { name, state: 'absent', digest: null, openedDigest }
    const digest = documentDigest(primitives, text)
    if (digest === null) return { name, state: 'malformed', digest, openedDigest }
    if (openedDigest === null) return { name, state: 'closed', digest, openedDigest }
    return { name, state: digest === openedDigest ? 'fits' : 'differs', digest, openedDigest }
  })
}

/** The digest of a document's JSON text, hex, whatever its white space and order of keys; null for B6. */
export function documentDigest(primitives: JournalPrimitives, text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    const isPlain = countKeys(value) === countKeysOfText(text) && isTextWhole(value)
    return isPlain ? toHex(primitives.sha256(canonicalBytes(value))) : null
  } catch {
    return null // no JSON
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, one) => sum + countKeys(one), 0)
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length)
}

/** Keys as they are written: a doubled one, which a parser drops, counts twice. */
function countKeysOfText(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length
}
