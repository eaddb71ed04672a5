import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../../shared/api/desk.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import type { Derived } from './derived.ts'

/** What the parts of one attempt's page share: what is looked at, not what is known. */
export interface AttemptView {
  readonly item: string
  /** The event that was clicked or reached by the keyboard; it stays until another is. */
  readonly pinnedSeq: number | null
  /** The event under the pointer. */
  readonly pointedSeq: number | null
  /** Evidence of the item's rating under the pointer or the focus, by its place in `matchedSpans`. */
  readonly evidence: number | null
  /** The events of the finding under the pointer or the focus. */
  readonly highlighted: readonly number[]
}

export type AttemptStore = StoreApi<AttemptView>

export function createAttemptStore(item: string): AttemptStore {
  return createStore<AttemptView>(() => ({ item, pinnedSeq: null, pointedSeq: null, evidence: null, highlighted: [] }))
}

export interface OpenAttempt {
  readonly review: AttemptReview
  readonly derived: Derived
  readonly store: AttemptStore
  /** Shows what people added since the page was loaded. */
  readonly update: (desk: Desk) => void
}

export const AttemptContext = createContext<OpenAttempt | null>(null)

export function useAttempt(): OpenAttempt {
  const open = useContext(AttemptContext)
  if (open === null) throw new Error('this part needs an AttemptContext')
  return open
}

export function useAttemptView<Part>(select: (view: AttemptView) => Part): Part {
  return useStore(useAttempt().store, select)
}
