import { useCallback } from 'react'
import type { Desk } from '../../../shared/api/desk.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { type Saving, useSaving } from './use-saving.ts'

export interface Adding extends Pick<Saving, 'isBusy' | 'problem'> {
  /** Adds something to the attempt; the page shows what the server then holds. Resolves to whether it was stored. */
  readonly add: (ask: (attemptId: string) => Promise<Desk>) => Promise<boolean>
}

/** How every form of the page adds something to the attempt (docs/spec/review.md). */
export function useAdding(): Adding {
  const { review, update } = useAttempt()
  const { attemptId } = review.summary
  const { isBusy, problem, save } = useSaving()
  const add = useCallback<Adding['add']>((ask) => save(() => ask(attemptId), update), [attemptId, update, save])
  return { isBusy, problem, add }
}
