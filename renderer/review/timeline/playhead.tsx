import { useAttemptView } from '../attempt/attempt-store.ts'
import { clockSecond } from '../times.ts'
import type { Lanes } from './use-lanes.ts'
import { type TimeView, xOf } from './view.ts'

/** The moment that the page looks at, over the lanes; dragging along the axis moves it. */
export function Playhead({
  lanes,
  view,
  width,
}: {
  readonly lanes: Lanes
  readonly view: TimeView
  readonly width: number
}) {
  const momentMs = useAttemptView((shown) => shown.momentMs)
  const x = xOf(view, width, lanes.scale.toAxis(momentMs))
  if (width === 0 || x < 0 || x > width) return null
  const side = x > width - 70 ? 'playhead is-left' : 'playhead'
  return (
    <div className={side} aria-hidden="true" style={{ transform: `translateX(${Math.round(x)}px)` }}>
      <span className="playhead-time figures">{clockSecond(momentMs)}</span>
    </div>
  )
}
