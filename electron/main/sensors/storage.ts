import type { Timers } from '../clock.ts'
import { type Sensor, seesEverything, unsupported } from './sensor.ts'

const pollMs = 30_000
/** A whole attempt takes some megabytes; below this other programs may fill the disk before it ends. */
const lowBytes = 200_000_000

export interface StorageDeps {
  readonly timers: Timers
  /** Bytes that are free where the journal is written; null when the system does not say. */
  readonly freeBytes: () => Promise<number | null>
}

/** Records that the disk of the journal runs full, once until there is twice the room again. It explains faults. */
export function createStorageSensor({ timers, freeBytes }: StorageDeps): Sensor {
  return {
    name: 'storage',
    start: (record, see) => {
      let isLow = false
      let isStopped = false
      let isSeen = true
      const look = async () => {
        const free = await freeBytes()
        if (isStopped) return
        if ((free !== null) !== isSeen)
          see(free === null ? unsupported('The system does not say how much room the disk has.') : seesEverything)
        isSeen = free !== null
        if (free === null) return
        if (!isLow && free < lowBytes) void record({ type: 'storage.low', data: { freeBytes: free } })
        isLow = free < (isLow ? lowBytes * 2 : lowBytes)
      }
      void look()
      const stopPolling = timers.every(pollMs, () => void look())
      return {
        coverage: seesEverything,
        stop: () => {
          isStopped = true
          stopPolling()
        },
      }
    },
  }
}
