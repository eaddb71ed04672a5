import { expect, it } from 'vitest'
import { markItems } from '../../../renderer/assessment/item-marks.ts'
import { samplePack } from '../../shared/scoring/sample.ts'

it('marks an item complete only when each field is, and partial when any was begun', () => {
  const words = Array.from({ length: 40 }, () => 'word').join(' ')
  const marks = markItems(
    samplePack,
    {
      'tool-library-note.accuracy': 2,
      'tool-library-note.problems': words,
      'tool-library-note.verdict': words,
      'garden-notice.order': [['response-a']],
    },
    ['garden-notice'],
  )
  expect(
    marks.map(({ item, section, number, state, isFlagged }) => [item.id, section.id, number, state, isFlagged]),
  ).toEqual([
    ['tool-library-note', 'evaluation', 1, 'complete', false],
    ['garden-notice', 'preference-ranking', 2, 'partial', true],
  ])
  expect(markItems(samplePack, {}, []).map(({ state }) => state)).toEqual(['blank', 'blank'])
})
