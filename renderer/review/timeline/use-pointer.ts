import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { AXIS_HEIGHT } from './layout.ts'
import type { ViewControls } from './use-view.ts'
import { momentAt } from './view.ts'

const WHEEL_ZOOM = 1.0015
/** Pinching on a pad arrives as small turns of a wheel with the control key. */
const PINCH_ZOOM = 1.01
/** How far the pointer may tremble in a click, in pixels. */
const TREMBLE = 3

export interface PointerTarget {
  readonly point: (x: number, y: number) => void
  readonly leave: () => void
  readonly click: (x: number, y: number) => void
  /** The playhead is dragged along the axis. */
  readonly scrub: (axisMs: number) => void
  /** A stretch is chosen, with the shift key held. */
  readonly choose: (fromMs: number, toMs: number) => void
}

type Drag =
  | { readonly type: 'pan' | 'scrub' | 'choose'; readonly x: number; readonly fromMs: number; hasMoved: boolean }
  | { readonly type: 'pinch'; apart: number }

/** What pointers, fingers and the wheel do on the lanes; axis milliseconds and CSS pixels. */
export function usePointer(frame: RefObject<HTMLElement | null>, controls: ViewControls, target: PointerTarget) {
  const drag = useRef<Drag | null>(null)
  const fingers = useRef(new Map<number, number>())
  const { zoom, pan, view } = controls

  // The wheel has to be listened to actively, because it must not scroll the page as well.
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const msPerPixel = (view.toMs - view.fromMs) / element.clientWidth
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        pan((event.deltaX || event.deltaY) * msPerPixel)
      else {
        const x = event.clientX - element.getBoundingClientRect().left
        zoom((event.ctrlKey ? PINCH_ZOOM : WHEEL_ZOOM) ** event.deltaY, momentAt(view, element.clientWidth, x))
      }
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [frame, view, zoom, pan])

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    return { x, y: event.clientY - box.top, width: box.width, axisMs: momentAt(view, box.width, x) }
  }
  const pinch = (event: PointerEvent<HTMLElement>, known: { apart: number }) => {
    const { width } = placeOf(event)
    const [one = 0, other = 0] = fingers.current.values()
    const apart = Math.max(Math.abs(one - other), 12)
    zoom(known.apart / apart, momentAt(view, width, (one + other) / 2))
    known.apart = apart
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    fingers.current.delete(event.pointerId)
    drag.current = null
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      const { x, y, axisMs } = placeOf(event)
      fingers.current.set(event.pointerId, x)
      const [one = 0, other] = fingers.current.values()
      if (other !== undefined) {
        drag.current = { type: 'pinch', apart: Math.max(Math.abs(one - other), 12) }
        return
      }
      const type = event.shiftKey ? 'choose' : y < AXIS_HEIGHT ? 'scrub' : 'pan'
      drag.current = { type, x, fromMs: axisMs, hasMoved: false }
      if (type === 'scrub') target.scrub(axisMs)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, y, width, axisMs } = placeOf(event)
      if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, x)
      const now = drag.current
      if (now === null) target.point(x, y)
      else if (now.type === 'pinch') pinch(event, now)
      else {
        if (Math.abs(x - now.x) > TREMBLE) now.hasMoved = true
        if (now.type === 'scrub') target.scrub(axisMs)
        else if (now.type === 'choose') target.choose(Math.min(now.fromMs, axisMs), Math.max(now.fromMs, axisMs))
        else if (now.hasMoved) pan((-event.movementX / width) * (view.toMs - view.fromMs))
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const now = drag.current
      const { x, y } = placeOf(event)
      if (now?.type === 'pan' && !now.hasMoved) target.click(x, y)
      end(event)
    },
    onPointerCancel: end,
    onPointerLeave: () => target.leave(),
  }
}
