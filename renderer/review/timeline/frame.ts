import type { Found } from './brackets.ts'
import type { Layout } from './layout.ts'
import type { Mark } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Scale } from './scale.ts'
import type { Scene } from './scene.ts'
import type { TimeView } from './view.ts'

/** Everything that one frame shows. Times are axis milliseconds. */
export interface Frame {
  readonly scene: Scene
  readonly scale: Scale
  readonly layout: Layout
  readonly view: TimeView
  /** CSS pixels. */
  readonly width: number
  readonly palette: Palette
  readonly itemTitle: (item: string) => string
  /** What a gap is called, from the longest words to the shortest. */
  readonly gapWords: (gap: number) => readonly string[]
  readonly found: readonly Found[]
  readonly marks: readonly Mark[]
  readonly shownItem: string
  readonly shownRule: string | null
  readonly highlighted: readonly number[]
  /** A stretch that the reader chose. */
  readonly stretch: TimeView | null
  /** Places in `timeline.rows`. */
  readonly pinned: number
  readonly pointed: number
}
