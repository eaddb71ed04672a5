import type { AskedView } from '../../shared/ipc/reason-views.ts'
import { useClientState } from '../app/context.ts'

/** The reason that the assessment waits for, if there is one; a break comes first. */
export function useLock(): AskedView | null {
  return useClientState(({ attempt, asked, time }) => {
    const isAnswering = attempt?.phase === 'answering' && !attempt.isHandedOver
    if (!isAnswering || time?.breaks.untilWallMs != null) return null
    return asked.find(({ isLocked }) => isLocked) ?? null
  })
}
