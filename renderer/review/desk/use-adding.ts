import { useCallback, useState } from 'react'
import type { Desk } from '../../../shared/api/desk.ts'
import { AppError } from '../../../shared/errors.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'

export interface Adding {
  readonly isBusy: boolean
  /** What went wrong with the last try, in words; what was typed is still there. */
  readonly problem: string | null
  /** Adds something to the attempt; the page shows what the server then holds. Resolves to whether it was stored. */
  readonly add: (ask: (attemptId: string) => Promise<Desk>) => Promise<boolean>
}

/** How every form of the page adds something to the attempt (docs/spec/review.md). */
export function useAdding(): Adding {
  const { onSignedOut } = useReview()
  const { review, update } = useAttempt()
  const { attemptId } = review.summary
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const add = useCallback<Adding['add']>(
    async (ask) => {
      setBusy(true)
      try {
        update(await ask(attemptId))
        setProblem(null)
        return true
      } catch (cause) {
        if (cause instanceof AppError && cause.code === 'auth/required') onSignedOut()
        setProblem(`${sayProblem(cause).message} Nothing that you typed is lost.`)
        return false
      } finally {
        setBusy(false)
      }
    },
    [attemptId, update, onSignedOut],
  )
  return { isBusy, problem, add }
}
