import { describe, expect, it } from 'vitest'
import { describeField, describeMissing, reviewFields } from '../../../renderer/submit/list-open.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'
import { samplePack } from '../harness/views.ts'
import { speaking } from '../i18n/spoken.ts'

const t = (await speaking('en')).words('submit')
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

describe('what is open before submitting', () => {
  it('names blank and short fields in the order of the assessment', () => {
    const fields = reviewFields(samplePack, {
      'tool-library-note.accuracy': 3,
      'tool-library-note.problems': words(3),
      'garden-notice.order': [
        ['response-a', 'response-b'],
        ['response-c', 'response-d'],
      ],
    })
    expect(fields.map((field) => [field.name, field.state, describeField(t, field)])).toEqual([
      ['tool-library-note.accuracy', 'complete', 'Rated 3 of 5'],
      ['tool-library-note.problems', 'partial', 'Too short: 3 of at least 25 words'],
      ['tool-library-note.verdict', 'blank', 'Blank'],
      ['garden-notice.order', 'complete', 'Ordered'],
      ['garden-notice.justification', 'blank', 'Blank'],
      ['garden-notice.flip', 'blank', 'Blank'],
    ])
    expect(describeMissing(t, fields)).toEqual({
      happened: '3 fields are still blank. One field is not complete yet.',
      next: 'Submitting is possible once they are filled.',
    })
  })
  it('says nothing when every field is answered', () => {
    expect(describeMissing(t, [])).toBeNull()
  })
})

describe('what is open in a field of each kind', () => {
  const describeAll = (values: Readonly<Record<string, FieldValue>>, only?: string) =>
    reviewFields(everyKindPack, values)
      .filter(({ name }) => only === undefined || name === only)
      .map((field) => describeField(t, field))
  const open = (name: string, changes: Readonly<Record<string, FieldValue>>) =>
    describeAll({ ...everyKindResponses, ...changes }, name)[0]

  it('says what is there in complete ones', () => {
    expect(describeAll(everyKindResponses)).toEqual([
      'Rated 2 of 5',
      '2 passages marked',
      '7 words',
      'Ordered',
      '9 words',
      '1 chosen',
      '2 rows written',
      '2 chosen',
      '10 words',
      '1 chosen',
      '2 chosen',
      '1 chosen',
      '4 words',
      '5 words',
    ])
  })

  it('says what is missing in blank ones', () => {
    expect([...new Set(describeAll({}))]).toEqual([
      'Not rated yet',
      'Nothing marked yet',
      'Blank',
      'Not ordered yet',
      'Nothing chosen yet',
      'Nothing written yet',
    ])
  })

  it('names the first thing that is missing in a list of marks', () => {
    const mark = { slot: 1, stimulus: 'response', from: 0, to: 4, tag: null }
    const field = 'late-bus.problems'
    expect([
      open(field, { [field]: { highlights: [mark] } }),
      open(field, { [`${field}.1`]: 'too short' }),
      open(field, { [field]: { highlights: [mark, { ...mark, slot: 2, tag: 'minor' }] } }),
    ]).toEqual(['1 marked, at least 2 are asked for', '1 comment is blank or too short', '1 mark has no choice yet'])
  })

  it('names the first thing that is missing in a list of criteria', () => {
    const field = 'reply-rubric.criteria'
    const rows = (...points: (number | null)[]) => ({
      [field]: { criteria: points.map((value, index) => ({ slot: index === 0 ? 1 : 3, points: value })) },
    })
    expect([
      open(field, rows(3)),
      open(field, { [`${field}.3`]: null }),
      open(field, rows(null, 0)),
      open(field, rows(3, 4)),
      open('reply-rubric.aspects', { 'reply-rubric.aspects': { chosen: ['apology', 'refund', 'next-step', 'tone'] } }),
    ]).toEqual([
      '1 row written, at least 2 are asked for',
      '1 text is blank or too short',
      '2 rows have no points yet',
      '1 more row with negative points is asked for',
      '4 chosen, 1 to 3 are asked for',
    ])
  })
})
