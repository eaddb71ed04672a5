import { useMemo, useState } from 'react'
import { listItems } from '../../../shared/pack/pack.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { countBracketRows, listFound } from './brackets.ts'
import { createCoverageRows } from './coverage-rows.ts'
import { sayGap } from './draw-axis.ts'
import { createLayout, FINDING_ROWS } from './layout.ts'
import { listMarks } from './marks.ts'
import { createScale, foldTimeline } from './scale.ts'
import { createScene } from './scene.ts'

/** Everything about an attempt that its lanes show, whatever stretch is in view. */
export type Lanes = ReturnType<typeof useLanes>

/** @param width of the lanes in CSS pixels; 0 while it is not known */
export function useLanes(width: number) {
  const { review, derived } = useAttempt()
  const { timeline, findings, replies, words } = derived
  const [isExpanded, setExpanded] = useState(false)
  const scale = useMemo(() => createScale(timeline), [timeline])
  const axis = useMemo(() => foldTimeline(timeline, scale), [timeline, scale])
  const scene = useMemo(() => createScene(axis, scale.toMs, words.awayMs), [axis, scale, words])
  const found = useMemo(() => listFound(findings, axis.atMs), [findings, axis])
  const marks = useMemo(() => listMarks(replies, review.notes, axis.atMs), [replies, review.notes, axis])
  const coverageRows = useMemo(() => createCoverageRows(timeline, isExpanded), [timeline, isExpanded])
  const findingRows = useMemo(() => countBracketRows(found, axis, width, FINDING_ROWS), [found, axis, width])
  const hasMarks = marks.length > 0
  const layout = useMemo(
    () => createLayout({ findingRows, hasMarks, coverageRows }),
    [findingRows, hasMarks, coverageRows],
  )
  const gapWords = useMemo(() => {
    const words = timeline.gaps.map((gap) => sayGap(gap.toMs - gap.fromMs, scale.leaveFold(gap.fromMs) !== gap.fromMs))
    return (gap: number) => words[gap] ?? []
  }, [timeline, scale])
  const itemTitle = useMemo(() => {
    const titles = new Map(listItems(review.pack).map((item) => [item.id, item.title]))
    return (item: string) => titles.get(item) ?? item
  }, [review.pack])
  return { scale, axis, scene, found, marks, layout, gapWords, itemTitle, isExpanded, setExpanded }
}
