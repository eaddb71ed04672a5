import { useEffect, useRef, useState } from 'react'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import { useClient } from '../../app/context.ts'
import { openMicrophone } from './microphone.ts'
import { createTalk, type Talk } from './talk.ts'

/** The spoken answer of this screen. Whatever is open ends with the screen. */
export function useTalk(onView: (view: IntakeView) => void) {
  const client = useClient()
  const [talk, setTalk] = useState<Talk>({ state: 'idle' })
  const [level, setLevel] = useState(0)
  const onViewNow = useRef(onView)
  onViewNow.current = onView
  const [control] = useState(() =>
    createTalk({
      ask: client.ask,
      openMicrophone,
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      onTalk: setTalk,
      onLevel: setLevel,
      onView: (view) => onViewNow.current(view),
    }),
  )
  useEffect(() => {
    const forgetHearing = client.listen('hearing/changed', control.follow)
    return () => {
      forgetHearing()
      void control.cancel()
    }
  }, [client, control])
  return { talk, level, control }
}
