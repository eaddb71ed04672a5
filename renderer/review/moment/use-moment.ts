import { useEffect, useState } from 'react'
import { useAttempt } from '../attempt/attempt-store.ts'

/** How often words about the moment change while it moves: quicker cannot be read. */
const PACE_MS = 100

/** The moment that the page looks at, for words: at most ten times a second. */
export function useSlowMoment(): number {
  const { store } = useAttempt()
  const [momentMs, setMoment] = useState(() => store.getState().momentMs)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const take = () => {
      timer = null
      setMoment(store.getState().momentMs)
    }
    take()
    const stop = store.subscribe((now, before) => {
      if (now.momentMs === before.momentMs) return
      if (!now.isPlaying) take()
      else timer ??= setTimeout(take, PACE_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store])
  return momentMs
}
