import { useClientState } from '../app/context.ts'
import { useNow } from '../ui/use-now.ts'
import { type ClockNow, readClock } from './clock.ts'

/** The assessment's clock, read again every second. Null while no attempt is open. */
export function useClock(section: string | null = null): ClockNow | null {
  const time = useClientState((state) => state.time)
  const now = useNow(1_000)
  return time === null ? null : readClock(time, now, section)
}
