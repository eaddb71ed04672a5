import { expect, test } from 'vitest'
import { listFields, listItems } from '../../../shared/pack/pack.ts'
import { completeness, isSettable } from '../../../shared/pack/response.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'

test('the pack of every kind has every kind of item, stimulus and field', () => {
  const items = listItems(everyKindPack)
  const sorted = (kinds: readonly string[]) => [...new Set(kinds)].toSorted()
  expect({
    types: sorted(items.map(({ type }) => type)),
    stimuli: sorted(items.flatMap(({ stimuli }) => stimuli.map(({ kind }) => kind))),
    fields: sorted(items.flatMap(({ fields }) => fields.map(({ kind }) => kind))),
  }).toEqual({
    types: ['agentic', 'evaluation', 'preference-ranking', 'rubric', 'sft'],
    stimuli: ['code', 'conversation', 'prompt', 'response', 'source-note', 'table', 'trace'],
    fields: [
      'choice',
      'criteria',
      'highlights',
      'long-text',
      'multi-choice',
      'ordering',
      'rating',
      'short-text',
      'step-selection',
    ],
  })
})

test('the responses of the pack of every kind complete it, and could all be given', () => {
  const rows = listFields(everyKindPack).filter(({ slot }) => slot === null)
  const text = (key: string) => String(everyKindResponses[key] ?? '')
  const open = rows.filter(
    ({ key, item, field }) =>
      completeness(field, everyKindResponses[key], (slot) => text(`${key}.${slot}`)) !== 'complete' ||
      (typeof everyKindResponses[key] !== 'string' && !isSettable(item, field, everyKindResponses[key] ?? null)),
  )
  expect(open.map(({ key }) => key)).toEqual([])
})
