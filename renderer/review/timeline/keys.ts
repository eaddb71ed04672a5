import type { Timeline } from '../../../shared/timeline/model.ts'
import { stepRow } from './step.ts'
import type { ViewControls } from './use-view.ts'

/** The keys of the timeline, as the help lists them. */
export const timelineKeys = [
  ['← →', 'previous or next entry'],
  ['Shift ← →', 'previous or next item'],
  ['Home End', 'first or last entry'],
  ['+ −', 'closer, farther'],
  ['0', 'the whole attempt'],
  ['I', 'the item that is shown'],
  ['F', 'the finding that was looked at, then the next one'],
  ['S', 'the stretch that was chosen, or what the entry lasted'],
  ['Space K', 'play, pause'],
  [', .', 'previous or next step of the playback'],
  ['[ ]', 'slower, faster'],
  ['T', 'type a time'],
  ['/', 'search the events'],
  ['Esc', 'back to the final responses, and let the entry go'],
  ['?', 'this list'],
  ['Shift drag', 'choose a stretch'],
  ['Drag the times', 'move the playhead'],
] as const

export interface KeyTarget {
  /** Place of the pinned row; -1 for none. */
  readonly pinned: number
  /** Where the playhead stands. */
  readonly axisMs: number
  readonly goTo: (row: number) => void
  readonly letGo: () => void
  readonly help: () => void
  readonly search: () => void
  readonly typeTime: () => void
  readonly showItem: () => void
  readonly showFinding: () => void
  readonly showStretch: () => void
  readonly playOrPause: () => void
  readonly stepPlayback: (direction: 1 | -1) => void
  readonly changeSpeed: (direction: 1 | -1) => void
}

const CLOSER = 0.6

/** Acts on a key; true when it meant something. `axis` is the timeline in axis milliseconds. */
export function keyActions(axis: Timeline, controls: ViewControls, target: KeyTarget) {
  const anchorMs = axis.rows[target.pinned]?.atMs
  const { fromMs, toMs } = controls.view
  // From nothing, steps begin at the playhead where it is in view.
  const isInView = fromMs <= target.axisMs && target.axisMs <= toMs
  const [from, to] = isInView ? [target.axisMs, target.axisMs] : [fromMs, toMs]
  const step = (direction: 1 | -1, isByItem: boolean) =>
    target.goTo(stepRow(axis, target.pinned, direction, isByItem, from, to))
  const actions: Readonly<Record<string, (isShift: boolean) => void>> = {
    ArrowRight: (isShift) => step(1, isShift),
    ArrowLeft: (isShift) => step(-1, isShift),
    Home: () => target.goTo(0),
    End: () => target.goTo(axis.rows.length - 1),
    '+': () => controls.zoom(CLOSER, anchorMs),
    '=': () => controls.zoom(CLOSER, anchorMs),
    '-': () => controls.zoom(1 / CLOSER, anchorMs),
    '0': () => controls.showAll(),
    i: () => target.showItem(),
    f: () => target.showFinding(),
    s: () => target.showStretch(),
    ' ': () => target.playOrPause(),
    k: () => target.playOrPause(),
    ',': () => target.stepPlayback(-1),
    '.': () => target.stepPlayback(1),
    '[': () => target.changeSpeed(-1),
    ']': () => target.changeSpeed(1),
    t: () => target.typeTime(),
    Escape: () => target.letGo(),
    '?': () => target.help(),
    '/': () => target.search(),
  }
  return (key: string, isShift: boolean): boolean => {
    const act = actions[key.length === 1 ? key.toLowerCase() : key]
    act?.(isShift)
    return act !== undefined
  }
}
