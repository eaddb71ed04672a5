import { Item } from '../../../shared/pack/pack.ts'

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }))
const words = { minWords: 2, maxWords: 20 }
const label = 'Label'

/** An item with a trace, a table and a conversation, and one field of each kind. */
export const kindsItem = Item.parse({
  id: 'kinds',
  type: 'agentic',
  shell: 'kinds',
  title: 'Kinds',
  instructions: 'Fill every field.',
  reminders: [],
  targetMinutes: 5,
  dimensions: ['Everything'],
  accessibility: 'Nothing depends on sight or sound.',
  stimuli: [
    { id: 'note', kind: 'source-note', label, text: 'The hall opens at nine.' },
    {
      id: 'chat',
      kind: 'conversation',
      label,
      turns: [
        { speaker: 'user', text: 'When?' },
        { speaker: 'assistant', text: 'At nine.' },
      ],
    },
    {
      id: 'fees',
      kind: 'table',
      label,
      columns: ['Who', 'Fee'],
      rows: [
        ['Adult', '5'],
        ['Child', '2'],
      ],
    },
    {
      id: 'trace',
      kind: 'trace',
      label,
      steps: [
        { actor: 'Agent', thought: 'Look.', action: 'look()', observation: 'nine' },
        { actor: 'Agent', action: 'book(10)' },
      ],
    },
  ],
  fields: [
    { id: 'long', kind: 'long-text', label, ...words },
    { id: 'short', kind: 'short-text', label, ...words },
    { id: 'rating', kind: 'rating', label, lowLabel: 'bad', highLabel: 'good' },
    { id: 'order', kind: 'ordering', label, options, areTiesAllowed: false },
    { id: 'choice', kind: 'choice', label, options },
    { id: 'several', kind: 'multi-choice', label, options, min: 2, max: 2 },
    { id: 'step', kind: 'step-selection', label, stimulus: 'trace', min: 1, max: 1 },
    {
      id: 'marks',
      kind: 'highlights',
      label,
      stimuli: ['note', 'trace'],
      tags: { label: 'How bad', options },
      commentLabel: 'Why',
      min: 1,
      max: 3,
      ...words,
    },
    {
      id: 'rows',
      kind: 'criteria',
      label,
      rowLabel: 'Criterion',
      min: 2,
      max: 3,
      ...words,
      minPoints: -5,
      maxPoints: 5,
      minNegative: 1,
    },
  ],
})

/** A complete response, as people write it in a file. */
export const plainResponse = {
  long: 'Two words',
  short: 'Two words',
  rating: 4,
  order: ['b', 'a', 'c'],
  choice: 'c',
  several: ['a', 'b'],
  step: 2,
  marks: [{ quote: 'opens at nine', comment: 'It does not', tag: 'a' }],
  rows: [
    { text: 'Says the hour', points: 5 },
    { text: 'Invents a fee', points: -3 },
  ],
}
