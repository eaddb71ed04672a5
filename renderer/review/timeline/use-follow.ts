import { useEffect } from 'react'
import { useAttempt } from '../attempt/attempt-store.ts'
import type { Scale } from './scale.ts'
import type { ViewControls } from './use-view.ts'

/** Keeps the moment in view: when somebody went to another one, and while the playback moves it. */
export function useFollow(scale: Scale, { show }: Pick<ViewControls, 'show'>): void {
  const { store } = useAttempt()
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.momentMs !== before.momentMs) show(scale.toAxis(now.momentMs))
      }),
    [store, scale, show],
  )
}
