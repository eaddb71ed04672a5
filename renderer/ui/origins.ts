import { useWords } from '../i18n/use-words.ts'

/**
 * Where a character came from, as the pages show it, in the order of the legend. Colours and marks are in origins.css under
 * the same `data-origin`; never colour alone, so every highlighted origin has a mark of its own.
 */
export const shownOrigins = [
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

export type ShownOrigin = (typeof shownOrigins)[number]

export interface OriginWords {
  readonly label: string
  readonly explanation: string
}

type Dashed<Origin extends string> = Origin extends `${infer Way}:${infer Source}` ? `${Way}-${Source}` : Origin

/** Says what an origin is called and what it means. */
export function useOriginWords(): (origin: ShownOrigin) => OriginWords {
  const t = useWords('origins')
  return (origin) => {
    // A colon would part a namespace from its key; the names of origins have at most one.
    const key = origin.replace(':', '-') as Dashed<ShownOrigin>
    return { label: t(key), explanation: t(`${key}.why`) }
  }
}
