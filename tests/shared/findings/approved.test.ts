import { describe, expect, test } from 'vitest'
import { sensorNames } from '../../../shared/attempt/events.ts'
import { deriveFindings } from '../../../shared/findings/derive.ts'
import { Accommodation } from '../../../shared/policy/accommodation.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createDescribeContext, describeEvent } from '../../../shared/timeline/describe.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { cover, leave, policy } from './attempts.ts'

const nothing: Accommodation = { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: [] }
const findings = (approved: Accommodation | null) => {
  const list = createEventList().start().open()
  if (approved !== null) list.add('accommodation.applied', approved)
  cover(list).wait(1_000).add('assessment.started', {}).wait(1_000)
  leave(list, 90_000)
  list.wait(60_000).add('attempt.submitted', {})
  return { events: list.events, found: deriveFindings(list.events, smallPack, policy) }
}

describe('what was approved for a candidate', () => {
  test('every sensor can be waived or left uncounted, all of them at once too', () => {
    for (const sensor of sensorNames)
      expect(Accommodation.safeParse({ ...nothing, waived: [sensor] }).success).toBe(true)
    const all = { ...nothing, waived: [...sensorNames], uncounted: [...sensorNames] }
    expect(Accommodation.parse(all)).toEqual(all)
  })

  test.each(sensorNames)('a rule that needs %s cannot tell when it is waived or does not count', (sensor) => {
    const plain = findings(nothing).found
    for (const approved of [
      { ...nothing, waived: [sensor] },
      { ...nothing, uncounted: [sensor] },
    ])
      for (const [index, finding] of findings(approved).found.entries()) {
        const isNeeded = finding.coverage.some((needed) => needed.sensor === sensor)
        if (isNeeded) expect(finding).toMatchObject({ answer: 'cannot-tell', inputs: [] })
        // Retyping says nothing wherever anything was approved.
        else expect(['cannot-tell', plain[index]?.answer]).toContain(finding.answer)
      }
  })

  test('a departure is found without an approval, shown and not counted with one', () => {
    const answer = (approved: Accommodation | null) =>
      findings(approved).found.find(({ rule }) => rule === 'focus-loss')
    expect(answer(null)?.answer).toBe('found')
    expect(answer({ ...nothing, uncounted: ['focus'] })).toMatchObject({
      answer: 'cannot-tell',
      words: 'What this rule looks at does not count for this attempt: that was approved for the candidate.',
    })
    const { events } = findings({ ...nothing, uncounted: ['focus'] })
    const applied = events.find(({ type }) => type === 'accommodation.applied')
    const context = createDescribeContext(
      events,
      smallPack,
      deriveTimeline(events, smallPack, deriveProvenance(events, smallPack)),
    )
    expect(applied && JSON.stringify(describeEvent(applied, context))).toContain('Shown and not counted: ')
  })
})
