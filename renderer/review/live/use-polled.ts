import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { useReview } from '../context.ts'
import { createPoller, type Polled, type Poller } from './poller.ts'

/** How often the live pages ask, in milliseconds. */
export const POLL_MS = 5_000

export interface Asking<Value> extends Polled<Value> {
  readonly retry: () => void
  readonly take: (value: Value) => void
}

/**
 * Loads a value every five seconds, and at once when the page is looked at again or the network is back. Whoever is not
 * signed in any more is led to the sign-in.
 */
export function usePolled<Value>(load: () => Promise<Value>): Asking<Value> {
  const { onSignedOut } = useReview()
  const [polled, setPolled] = useState<Polled<Value>>({ value: null, failure: null, askedMs: null })
  const poller = useRef<Poller<Value> | null>(null)
  useEffect(() => {
    const current = createPoller<Value>({
      load,
      everyMs: POLL_MS,
      now: () => Date.now(),
      setTimeout: (run, afterMs) => window.setTimeout(run, afterMs),
      clearTimeout: (timer) => window.clearTimeout(timer),
      changed: setPolled,
    })
    poller.current = current
    const onSeen = () => {
      if (document.visibilityState === 'visible') current.ask()
    }
    current.ask()
    window.addEventListener('online', current.ask)
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      current.stop()
      window.removeEventListener('online', current.ask)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [load])

  const isSignedOut = polled.failure instanceof AppError && polled.failure.code === 'auth/required'
  useEffect(() => {
    if (isSignedOut) onSignedOut()
  }, [isSignedOut, onSignedOut])
  const retry = useCallback(() => poller.current?.ask(), [])
  const take = useCallback((value: Value) => poller.current?.take(value), [])
  return { ...polled, retry, take }
}
