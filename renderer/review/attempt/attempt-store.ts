import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../../shared/api/desk.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import type { Speed } from '../../../shared/playback/play-on.ts'
import type { Derived } from './derived.ts'

/** What the parts of one attempt's page share: what is looked at, not what is known. */
export interface AttemptView {
  /** The page with its columns, or everything as a table. */
  readonly page: 'columns' | 'table'
  /** Whether the list of events stands in the right column. */
  readonly isListing: boolean
  readonly item: string
  /** The event that was clicked or reached by the keyboard; it stays until another is. */
  readonly pinnedSeq: number | null
  /** The event under the pointer. */
  readonly pointedSeq: number | null
  /** Evidence of the item's rating under the pointer or the focus, by its place in `matchedSpans`. */
  readonly evidence: number | null
  /** The finding that was looked at last, by its rule. */
  readonly rule: string | null
  /** The events of the finding under the pointer or the focus. */
  readonly highlighted: readonly number[]
  /** The moment that the page looks at; UTC milliseconds. */
  readonly momentMs: number
  /** Whether the responses are shown as they stood at that moment, not as they were submitted. */
  readonly isReplaying: boolean
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly isSkippingIdle: boolean
  /** A stretch of time that the reader chose; UTC milliseconds. */
  readonly stretch: { readonly fromMs: number; readonly toMs: number } | null
  /** The passage of a final response whose origin is told. */
  readonly passage: ChosenPassage | null
}

/** `[from, to)` of the final text of a field, by its number in the journal. */
export interface ChosenPassage {
  readonly field: number
  readonly from: number
  readonly to: number
}

export type AttemptStore = StoreApi<AttemptView>

/** @param momentMs the moment that the page looks at first */
export function createAttemptStore(item: string, momentMs: number): AttemptStore {
  return createStore<AttemptView>(() => ({
    page: 'columns',
    isListing: false,
    item,
    pinnedSeq: null,
    pointedSeq: null,
    evidence: null,
    rule: null,
    highlighted: [],
    momentMs,
    isReplaying: false,
    isPlaying: false,
    speed: 4,
    isSkippingIdle: true,
    stretch: null,
    passage: null,
  }))
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
