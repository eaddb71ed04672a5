import { describe, expect, it } from 'vitest'
import { createSpeech } from '../../../renderer/i18n/words.ts'
import { describeField, describeMissing, reviewFields } from '../../../renderer/submit/list-open.ts'
import { samplePack } from '../harness/views.ts'

const t = createSpeech().i18n.getFixedT('en', 'submit')
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
      happened: '3 fields are still blank. One field is too short.',
      next: 'Submitting is possible once they are filled.',
    })
  })
  it('says nothing when every field is answered', () => {
    expect(describeMissing(t, [])).toBeNull()
  })
})
