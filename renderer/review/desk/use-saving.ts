import { useCallback, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'

export interface Saving {
  readonly isBusy: boolean
  /** What went wrong with the last try, in words; what was typed is still there. */
  readonly problem: string | null
  /** Saves something and hands on what the server then holds. Resolves to whether it was stored. */
  readonly save: <Value>(ask: () => Promise<Value>, then: (value: Value) => void) => Promise<boolean>
}

/** How every form of the review pages saves what somebody typed. */
export function useSaving(): Saving {
  const { onSignedOut } = useReview()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = useCallback<Saving['save']>(
    async (ask, then) => {
      setBusy(true)
      try {
        then(await ask())
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
    [onSignedOut],
  )
  return { isBusy, problem, save }
}
