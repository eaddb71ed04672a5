import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { drawTimeline } from './draw.ts'
import type { Frame } from './frame.ts'
import { LaneLabels } from './lane-labels.tsx'
import { paint } from './paint.ts'
import { pickAt } from './pick.ts'
import { Playhead } from './playhead.tsx'
import { findRow } from './scene.ts'
import type { Lanes } from './use-lanes.ts'
import { usePalette } from './use-palette.ts'
import { usePointer } from './use-pointer.ts'
import type { ViewControls } from './use-view.ts'
import { momentAt } from './view.ts'

export interface TimelineCanvasProps {
  /** The element that holds the lanes, and its width in CSS pixels. */
  readonly frame: RefObject<HTMLDivElement | null>
  readonly width: number
  readonly lanes: Lanes
  readonly controls: ViewControls
  /** Where the words of the pinned event stand. */
  readonly wordsId: string
  /** Acts on a key; true when it meant something. */
  readonly onKey: (key: string, isShift: boolean) => boolean
}

/** The lanes on one canvas; everything that they show is in the list and in the table as well. */
export function TimelineCanvas({ frame, width, lanes, controls, wordsId, onKey }: TimelineCanvasProps) {
  const { derived, store } = useAttempt()
  const { timeline } = derived
  const { scale, layout } = lanes
  const goTo = useGoTo()
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette(frame)
  const place = (seq: number | null) => (seq === null ? -1 : findRow(timeline.rows, seq))
  const pinned = place(useAttemptView((view) => view.pinnedSeq))
  const pointed = place(useAttemptView((view) => view.pointedSeq))
  const highlighted = useAttemptView((view) => view.highlighted)
  const shownItem = useAttemptView((view) => view.item)
  const shownRule = useAttemptView((view) => view.rule)
  const stretch = useAttemptView((view) => view.stretch)
  const { view } = controls

  useEffect(() => {
    if (palette === null || width === 0) return
    const shown: Frame = {
      ...lanes,
      view,
      width,
      palette,
      highlighted,
      shownItem,
      shownRule,
      stretch: stretch === null ? null : { fromMs: scale.toAxis(stretch.fromMs), toMs: scale.toAxis(stretch.toMs) },
      pinned,
      pointed,
    }
    const handle = requestAnimationFrame(() =>
      paint(canvas.current, width, layout.height, (pen) => drawTimeline(pen, shown)),
    )
    return () => cancelAnimationFrame(handle)
  }, [palette, width, view, lanes, highlighted, shownItem, shownRule, stretch, pinned, pointed, scale, layout])

  const pick = (x: number, y: number) => pickAt(lanes, derived.events, view, width, x, y)
  const pointer = usePointer(frame, controls, {
    point(x, y) {
      const seq = pick(x, y)?.seq ?? null
      if (seq !== store.getState().pointedSeq) store.setState({ pointedSeq: seq })
    },
    leave: () => store.setState({ pointedSeq: null }),
    click(x, y) {
      const picked = pick(x, y)
      if (picked === null) goTo.moment(scale.toMs(momentAt(view, width, x)))
      else goTo.event(picked.seq)
      if (picked?.rule !== undefined) store.setState({ rule: picked.rule })
    },
    scrub: (axisMs) => goTo.moment(scale.toMs(axisMs)),
    choose: (fromMs, toMs) => store.setState({ stretch: { fromMs: scale.toMs(fromMs), toMs: scale.toMs(toMs) } }),
  })
  const type = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (onKey(event.key, event.shiftKey)) event.preventDefault()
  }

  return (
    <div className="lanes">
      <LaneLabels lanes={lanes} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a widget of its own, with its keys described beside it */}
      <div
        ref={frame}
        className="lanes-frame"
        role="application"
        aria-roledescription="timeline"
        aria-label={`Integrity timeline, ${timeline.rows.length} entries. Arrow keys step from entry to entry; question mark lists the keys.`}
        aria-describedby={wordsId}
        tabIndex={0}
        style={{ height: layout.height }}
        onKeyDown={type}
        {...pointer}
      >
        <canvas ref={canvas} className="lanes-canvas" />
        <Playhead lanes={lanes} view={view} width={width} />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
    </div>
  )
}
