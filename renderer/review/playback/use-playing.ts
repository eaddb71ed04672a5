import { useEffect, useMemo } from 'react'
import { playOn } from '../../../shared/playback/play-on.ts'
import { busyMoments as listBusyMoments, type StepMoments, stepMoments } from '../../../shared/playback/steps.ts'
import { countUpTo } from '../../../shared/sorted.ts'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { itemAt } from '../attempt/go-to.ts'
import { onDemand } from '../attempt/on-demand.ts'

/** Moves the moment on while the playback plays; the item that was open then is the one that is shown. */
export function usePlaying(): void {
  const { derived, store } = useAttempt()
  const isPlaying = useAttemptView((view) => view.isPlaying)
  const busyMoments = useMemo(() => onDemand(() => listBusyMoments(derived.timeline)), [derived.timeline])
  useEffect(() => {
    if (!isPlaying) return
    const { timeline } = derived
    const busyMs = busyMoments()
    let lastMs: number | null = null
    let frame = requestAnimationFrame(function turn(nowMs) {
      const { momentMs, item, speed, isSkippingIdle } = store.getState()
      const next = playOn(
        momentMs,
        lastMs === null ? 0 : nowMs - lastMs,
        { speed, isSkippingIdle },
        busyMs,
        timeline.toMs,
      )
      lastMs = nowMs
      const open = itemAt(derived, countUpTo(timeline.atMs, next) - 1)
      const isOver = next >= timeline.toMs
      store.setState({ momentMs: next, isPlaying: !isOver, item: open?.item ?? item })
      if (!isOver) frame = requestAnimationFrame(turn)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, derived, store, busyMoments])
}

/** The moments that the playback steps between; found when they are first asked for. */
export function useStepMoments(): () => StepMoments {
  const { derived } = useAttempt()
  return useMemo(() => onDemand(() => stepMoments(derived.timeline)), [derived.timeline])
}
