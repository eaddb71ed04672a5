import type { VerifiedUnit } from './store-units.ts'

export interface GroupInsertDeps {
  readonly storeUnits: (units: readonly VerifiedUnit[]) => Promise<ReadonlySet<string>>
  /** Most units of one statement; 64 was the knee when it was measured (docs/benchmarks.md). */
  readonly maxUnits: number
  /** Most statements at once: one commits while the next one fills. */
  readonly maxInFlight: number
}

interface Waiting {
  readonly unit: VerifiedUnit
  readonly resolve: (isStored: boolean) => void
  readonly reject: (cause: unknown) => void
}

export interface GroupInsert {
  /** Resolves after commit: true when this unit was stored, false when the head was not where it was verified. */
  readonly store: (unit: VerifiedUnit) => Promise<boolean>
  /** Units that wait or are being stored. */
  readonly depth: () => number
}

/** Gathers units that arrive together into one statement, so that they share its round trip and its flush. */
export function createGroupInsert(deps: GroupInsertDeps): GroupInsert {
  const queue: Waiting[] = []
  const busy = new Set<string>() // attempts in flight: a statement takes one unit of each, and none waits on a row
  let inFlight = 0
  let storing = 0

  function takeGroup(): Waiting[] {
    const group: Waiting[] = []
    const kept: Waiting[] = []
    for (const waiting of queue) {
      const attemptId = waiting.unit.attempt.attemptId
      const isTaken = group.length < deps.maxUnits && !busy.has(attemptId)
      if (isTaken) {
        busy.add(attemptId)
        group.push(waiting)
      } else kept.push(waiting)
    }
    queue.splice(0, queue.length, ...kept)
    return group
  }

  async function storeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const stored = await deps.storeUnits(group.map((waiting) => waiting.unit))
      for (const waiting of group) waiting.resolve(stored.has(waiting.unit.attempt.attemptId))
    } catch (cause) {
      if (group.length === 1) for (const waiting of group) waiting.reject(cause)
      else for (const waiting of group) await storeGroup([waiting]) // one bad row must not fail its neighbours
    }
  }

  function pump(): void {
    while (inFlight < deps.maxInFlight) {
      const group = takeGroup()
      if (group.length === 0) return
      inFlight += 1
      storing += group.length
      storeGroup(group).finally(() => {
        inFlight -= 1
        storing -= group.length
        for (const waiting of group) busy.delete(waiting.unit.attempt.attemptId)
        pump()
      })
    }
  }

  return {
    store: (unit) =>
      new Promise((resolve, reject) => {
        queue.push({ unit, resolve, reject })
        // Requests that were read in this turn of the loop join the same statement.
        if (queue.length === 1) setImmediate(pump)
        else if (queue.length >= deps.maxUnits) pump()
      }),
    depth: () => queue.length + storing,
  }
}
