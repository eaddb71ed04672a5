import type { EventData } from '../../../shared/attempt/events.ts'

/** What the client did not let a page do. */
export type Refusal =
  | { readonly type: 'navigation.refused'; readonly data: EventData<'navigation.refused'> }
  | { readonly type: 'permission.asked'; readonly data: EventData<'permission.asked'> }
  | { readonly type: 'download.refused'; readonly data: EventData<'download.refused'> }

export interface Refusals {
  readonly tell: (refusal: Refusal) => void
  /** Calls back with each refusal from now on; the returned function ends it. */
  readonly listen: (listener: (refusal: Refusal) => void) => () => void
}

/** Carries refusals from where they happen (hardening.ts) to the sensors, which come and go with attempts. */
export function createRefusals(): Refusals {
  const listeners = new Set<(refusal: Refusal) => void>()
  return {
    tell: (refusal) => {
      for (const listener of listeners) listener(refusal)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Where an address leads, and no more: scheme and host of a web address, else its scheme. Paths and queries stay out. */
export function targetOf(url: string): string {
  if (!URL.canParse(url)) return 'unreadable address'
  const { protocol, host } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:' ? `${protocol}//${host}` : protocol).slice(0, 200)
}
