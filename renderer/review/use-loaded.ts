import { useCallback, useEffect, useState } from 'react'
import { AppError } from '../../shared/errors.ts'
import { useReview } from './context.ts'

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Value; readonly failure: unknown | null; readonly retry: () => void }

/**
 * Loads a value and loads it again every `refreshMs` while that is not null. What was shown stays while a refresh runs
 * or fails; the failure is then beside it.
 */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  refreshMs: (value: Value) => number | null,
): Loaded<Value> {
  const { onSignedOut } = useReview()
  const [value, setValue] = useState<{ readonly value: Value } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  const retry = useCallback(() => setRound((current) => current + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the same value again
  useEffect(() => {
    let isCurrent = true
    load().then(
      (next) => {
        if (!isCurrent) return
        setValue({ value: next })
        setFailure(null)
      },
      (problem: unknown) => {
        if (!isCurrent) return
        if (problem instanceof AppError && problem.code === 'auth/required') onSignedOut()
        else setFailure(problem)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [load, round, onSignedOut])

  const pauseMs = value === null ? null : refreshMs(value.value)
  useEffect(() => {
    if (pauseMs === null) return
    const timer = setInterval(retry, pauseMs)
    return () => clearInterval(timer)
  }, [pauseMs, retry])

  if (value !== null) return { state: 'ready', value: value.value, failure, retry }
  return failure === null ? { state: 'loading' } : { state: 'failed', failure, retry }
}
