import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Item } from '../../../shared/pack/pack.ts'
import type { TextRange } from '../../ui/passage/offsets.ts'
import type { RemovedRow, SlotRow } from '../fields/slots.ts'

/** A part of a stimulus that is selected, ready to be quoted or marked. */
export interface SelectedPassage extends TextRange {
  /** Id of the stimulus in the item. */
  readonly stimulus: string
  readonly text: string
}

/** Something on the desk that should be seen and take the focus: the end of a mark, a step, a row of a field. */
export type Target =
  | {
      readonly type: 'mark'
      readonly stimulus: string
      readonly id: string
      readonly from: number
      readonly to: number
    }
  | { readonly type: 'step'; readonly stimulus: string; readonly step: number }
  | { readonly type: 'row'; readonly field: string; readonly slot: number }

export interface DeskState {
  readonly selected: SelectedPassage | null
  /** What is read out next; the counter makes the same words news again. */
  readonly said: { readonly words: string; readonly count: number }
  /** Rows that were removed and may come back, by field id, the latest last. */
  readonly removed: Readonly<Record<string, readonly RemovedRow<SlotRow>[]>>
  /** Where the reader is led; whoever shows it unfolds itself first. */
  readonly target: Target | null
}

/** What the stimuli and the fields of one open item share. Lives as long as the item is on the screen. */
export interface Desk {
  readonly item: Item
  readonly store: StoreApi<DeskState>
  /** Says words to whoever listens to the screen. */
  readonly say: (words: string) => void
  readonly leadTo: (target: Target) => void
}

export function createDesk(item: Item): Desk {
  const store = createStore<DeskState>(() => ({
    selected: null,
    said: { words: '', count: 0 },
    removed: {},
    target: null,
  }))
  return {
    item,
    store,
    say: (words) => store.setState(({ said }) => ({ said: { words, count: said.count + 1 } })),
    leadTo: (target) => store.setState({ target }),
  }
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a stimulus or field stands outside of its item')
  return desk
}

export function useDeskState<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDesk().store, select)
}
