/**
 * The origins of a character (docs/spec/provenance.md, P1). The place in this list is the number that the replay keeps
 * per character; it is not stored anywhere, so the list may be reordered.
 */
export const origins = [
  'typed',
  'composed',
  'replaced',
  'pasted:own',
  'pasted:stimulus',
  'pasted:external',
  'dropped:own',
  'dropped:stimulus',
  'dropped:external',
  'dictated',
  'unattributed',
] as const
export type Origin = (typeof origins)[number]

/** How text was carried into a field by something else than keys. */
export type Gesture = 'pasted' | 'dropped'
/** Where carried text came from; `unattributed` stays what it was, so that copying never gives text a better name. */
export type Source = 'own' | 'stimulus' | 'external' | 'unattributed'

const codes: ReadonlyMap<Origin, number> = new Map(origins.map((origin, code) => [origin, code]))

/** The number of an origin, for arrays of small integers. */
export function originCode(origin: Origin): number {
  return codes.get(origin) ?? origins.length - 1
}

/** The origin of a number that `originCode` gave; anything else is `unattributed`. */
export function originOfCode(code: number): Origin {
  return origins[code] ?? 'unattributed'
}

const sources: ReadonlyMap<Origin, Source> = new Map<Origin, Source>([
  ['pasted:stimulus', 'stimulus'],
  ['dropped:stimulus', 'stimulus'],
  ['pasted:external', 'external'],
  ['dropped:external', 'external'],
  ['unattributed', 'unattributed'],
])

/** What a character of this origin counts as when it is copied on (P9): written in the attempt, quoted, or from elsewhere. */
export function sourceOf(origin: Origin): Source {
  return sources.get(origin) ?? 'own'
}

/** The origin of text that `gesture` brought from `source` (P7, P9). */
export function carriedOrigin(gesture: Gesture, source: Source): Origin {
  return source === 'unattributed' ? 'unattributed' : `${gesture}:${source}`
}
