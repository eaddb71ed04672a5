import { type Speed, speeds } from '../../../shared/playback/play-on.ts'
import { type StepMoments, type StepUnit, stepFrom } from '../../../shared/playback/steps.ts'
import type { OpenAttempt } from '../attempt/attempt-store.ts'
import { createGoTo } from '../attempt/go-to.ts'

/** What the buttons and keys of the playback do. */
export interface Transport {
  readonly playOrPause: () => void
  readonly step: (unit: StepUnit, direction: 1 | -1) => void
  readonly changeSpeed: (direction: 1 | -1) => void
}

export function createTransport(open: Pick<OpenAttempt, 'derived' | 'store'>, moments: () => StepMoments): Transport {
  const { derived, store } = open
  const goTo = createGoTo(open)
  return {
    playOrPause() {
      const { isPlaying, momentMs } = store.getState()
      const { startedMs, fromMs, toMs } = derived.timeline
      if (isPlaying) store.setState({ isPlaying: false })
      else {
        if (momentMs >= toMs) goTo.moment(startedMs ?? fromMs)
        store.setState({ isPlaying: true, isReplaying: true, passage: null, pinnedSeq: null })
      }
    },
    step(unit, direction) {
      store.setState({ isPlaying: false })
      const next = stepFrom(moments()[unit], store.getState().momentMs, direction)
      if (next !== null) goTo.moment(next)
    },
    changeSpeed(direction) {
      const place = speeds.indexOf(store.getState().speed) + direction
      const speed: Speed | undefined = speeds[place]
      if (speed !== undefined) store.setState({ speed })
    },
  }
}
