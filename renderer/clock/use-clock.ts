import { useEffect, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { useNow } from '../ui/use-now.ts'
import { type ClockNow, readClock } from './clock.ts'

/** The assessment's clock, read again every second. Null while no attempt is open. */
export function useClock(section: string | null = null): ClockNow | null {
  const time = useClientState((state) => state.time)
  const now = useNow(1_000)
  return time === null ? null : readClock(time, now, section)
}

/**
 * The sections in which nothing can be written any more, of those named. The screen renders again only when one more
 * ends, not every second.
 */
export function useClosedSections(sections: readonly string[]): readonly string[] {
  const { store } = useClient()
  const named = sections.join(' ')
  const [closed, setClosed] = useState('')
  useEffect(() => {
    const read = () => {
      const { time } = store.getState()
      const over = named.split(' ').filter((id) => time !== null && readClock(time, Date.now(), id).over !== null)
      setClosed(over.join(' '))
    }
    read()
    const timer = setInterval(read, 500)
    return () => clearInterval(timer)
  }, [store, named])
  return closed === '' ? [] : closed.split(' ')
}
