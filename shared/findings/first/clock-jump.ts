import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Rule } from '../model.ts'
import { coverageOf } from './coverage.ts'
import { createExculpation } from './exculpation.ts'

/** Corrections up to this size are ordinary (docs/rules/clock-jump.md). */
export const JUMP_MS = 60_000

export const clockJump: Rule = {
  id: 'clock-jump',
  version: 1,
  title: 'The clock was moved',
  changed: null,
  apply({ events, timeline }) {
    const exculpation = createExculpation(
      events.filter((event) => event.type === 'power.resumed' || event.type === 'power.suspended'),
      timeline,
    )
    const explainedBy = new Set<number>()
    const counted: { readonly seq: number; readonly deltaMs: number }[] = []
    let largestMs = 0
    for (const event of events) {
      if (event.type !== 'clock.jumped') continue
      const atMs = timeline.atMs[event.seq] ?? 0
      const explanation = exculpation.explain(atMs, atMs)
      for (const seq of explanation) explainedBy.add(seq)
      if (explanation.length > 0) continue
      largestMs = Math.max(largestMs, Math.abs(event.data.deltaMs))
      if (Math.abs(event.data.deltaMs) > JUMP_MS) counted.push({ seq: event.seq, deltaMs: event.data.deltaMs })
    }
    const coverage = [coverageOf(timeline, 'clock')]
    const common = {
      measures: [{ name: 'Largest change', value: largestMs, threshold: JUMP_MS, unit: 'ms' }],
      inputs: counted.map(({ seq }) => seq),
      explainedBy: [...explainedBy],
      coverage,
      innocentCauses: innocent.clock,
      wouldDiffer: `No change of the clock above ${sayDuration(JUMP_MS)}, or one next to a suspension.`,
    } as const
    if (counted.length > 0)
      return {
        ...common,
        answer: 'found',
        words: `The clock moved ${sayCount(counted.length, 'time')}, at most by ${sayDuration(largestMs)}. Durations on this page do not depend on it.`,
      }
    if (coverage[0]?.isEnough !== true)
      return { ...common, answer: 'cannot-tell', words: 'The clock was not compared for part of the time.' }
    return { ...common, answer: 'not-found', words: 'The clock ran evenly.' }
  },
}
