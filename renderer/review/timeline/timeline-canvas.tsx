import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { listItems } from '../../../shared/pack/pack.ts'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { drawTimeline, type Look } from './draw.ts'
import { bandAt, bandLabels, bands, sensorAt, TIMELINE_HEIGHT } from './layout.ts'
import { createScene, findRow, pickReport, pickRow } from './scene.ts'
import { keyActions } from './step.ts'
import { usePalette } from './use-palette.ts'
import type { ViewControls } from './use-view.ts'
import { useWidth } from './use-width.ts'
import { momentAt } from './view.ts'

/** How near the pointer has to be to a mark, in pixels. */
const REACH = 7
const WHEEL_ZOOM = 1.0015

export interface TimelineCanvasProps {
  readonly controls: ViewControls
  /** Where the words of the pinned event stand. */
  readonly wordsId: string
  readonly onHelp: () => void
  readonly onSearch: () => void
}

/** The lanes on one canvas; everything that they show is in the list as well. */
export function TimelineCanvas({ controls, wordsId, onHelp, onSearch }: TimelineCanvasProps) {
  const { review, derived, store } = useAttempt()
  const { timeline, findings } = derived
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const drag = useRef<{ readonly x: number; hasMoved: boolean } | null>(null)
  const width = useWidth(frame)
  const palette = usePalette(frame)
  const scene = useMemo(() => createScene(timeline), [timeline])
  const titles = useMemo(() => new Map(listItems(review.pack).map((item) => [item.id, item.title])), [review.pack])
  const found = useMemo(
    () => findings.filter(({ answer }) => answer === 'found').map(({ title, inputs }) => ({ title, seqs: inputs })),
    [findings],
  )
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  const pointedSeq = useAttemptView((view) => view.pointedSeq)
  const highlighted = useAttemptView((view) => view.highlighted)
  const place = (seq: number | null) => (seq === null ? -1 : findRow(timeline.rows, seq))
  const pinned = place(pinnedSeq)
  const pointed = place(pointedSeq)

  useEffect(() => {
    if (palette === null || width === 0) return
    const look: Look = {
      view: controls.view,
      width,
      palette,
      itemTitle: (item) => titles.get(item) ?? item,
      found,
      highlighted,
      pinned,
      pointed,
    }
    const handle = requestAnimationFrame(() => paint(canvas.current, width, (pen) => drawTimeline(pen, scene, look)))
    return () => cancelAnimationFrame(handle)
  }, [palette, width, controls.view, titles, found, highlighted, pinned, pointed, scene])

  // The wheel has to be listened to actively, because it must not scroll the page as well.
  const { zoom, pan, view } = controls
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const msPerPixel = (view.toMs - view.fromMs) / element.clientWidth
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        pan((event.deltaX || event.deltaY) * msPerPixel)
      else zoom(WHEEL_ZOOM ** event.deltaY, momentAt(view, element.clientWidth, event.offsetX))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [view, zoom, pan])

  const rowAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const band = bandAt(event.clientY - box.top)
    if (band === null) return -1
    const msPerPixel = (view.toMs - view.fromMs) / width
    const atMs = momentAt(view, width, event.clientX - box.left)
    const sensor = band.name === 'coverage' ? sensorAt(event.clientY - box.top) : null
    if (sensor !== null) return pickReport(scene, derived.events, sensor, atMs)
    const name = band.name === 'findings' ? 'focus' : band.name
    return pickRow(scene, name, atMs, REACH * msPerPixel)
  }
  const seqAt = (event: PointerEvent<HTMLElement>) => timeline.rows[rowAt(event)]?.seq ?? null

  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag.current !== null) {
      const byX = event.movementX
      if (Math.abs(event.clientX - drag.current.x) > 3) drag.current.hasMoved = true
      pan((-byX / width) * (view.toMs - view.fromMs))
      return
    }
    const seq = seqAt(event)
    if (seq !== store.getState().pointedSeq) store.setState({ pointedSeq: seq })
  }
  const press = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, hasMoved: false }
  }
  const release = (event: PointerEvent<HTMLElement>) => {
    if (drag.current?.hasMoved === false) store.setState({ pinnedSeq: seqAt(event) })
    drag.current = null
  }
  const type = (event: KeyboardEvent) => {
    const act = keyActions(timeline, controls, {
      pinned,
      pin: (row) => store.setState({ pinnedSeq: timeline.rows[row]?.seq ?? null }),
      unpin: () => store.setState({ pinnedSeq: null }),
      help: onHelp,
      search: onSearch,
    })(event.key, event.shiftKey)
    if (act) event.preventDefault()
  }

  return (
    <div className="lanes">
      <div className="lanes-labels" aria-hidden="true">
        {bands.map((band) => (
          <span key={band.name} style={{ top: band.top, height: band.name === 'coverage' ? 18 : band.height }}>
            {bandLabels[band.name]}
          </span>
        ))}
      </div>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a widget of its own, with its keys described beside it */}
      <div
        ref={frame}
        className="lanes-frame"
        role="application"
        aria-roledescription="timeline"
        aria-label={`Integrity timeline, ${timeline.rows.length} entries. Arrow keys step from entry to entry; question mark lists the keys.`}
        aria-describedby={wordsId}
        tabIndex={0}
        style={{ height: TIMELINE_HEIGHT }}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => {
          drag.current = null
        }}
        onPointerLeave={() => store.setState({ pointedSeq: null })}
        onKeyDown={type}
      >
        <canvas ref={canvas} className="lanes-canvas" />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
    </div>
  )
}

/** Fits the canvas to the width and the screen's pixels, then draws. */
function paint(canvas: HTMLCanvasElement | null, width: number, draw: (pen: CanvasRenderingContext2D) => void): void {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  const ratio = window.devicePixelRatio
  const pixels = Math.round(width * ratio)
  if (canvas.width !== pixels || canvas.height !== Math.round(TIMELINE_HEIGHT * ratio)) {
    canvas.width = pixels
    canvas.height = Math.round(TIMELINE_HEIGHT * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${TIMELINE_HEIGHT}px`
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  draw(pen)
}
