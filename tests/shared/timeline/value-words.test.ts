import { expect, test } from 'vitest'
import { listFields } from '../../../shared/pack/pack.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { sayValue } from '../../../shared/timeline/value-words.ts'
import { everyKindPack, everyKindResponses } from '../../fixtures/every-kind.ts'

const say = (key: string, value: FieldValue = everyKindResponses[key] ?? null) =>
  sayValue(listFields(everyKindPack).find((entry) => entry.key === key)?.field, value)

test('what a field was set to is said in words, whatever its kind', () => {
  expect([
    say('late-bus.accuracy'),
    say('three-signs.order'),
    say('three-signs.worst'),
    say('room-booking.harmless'),
    say('late-bus.problems'),
    say('reply-rubric.criteria'),
  ]).toEqual([
    'It is now 2.',
    'The order was changed.',
    'Chosen now: “It threatens”.',
    'Chosen now: step 1, step 2.',
    '2 passages are marked.',
    '2 criteria are there. Points: +5, -4.',
  ])
})

test('what is blank, empty or unknown is said too', () => {
  expect([
    say('late-bus.accuracy', null),
    say('three-signs.worst', { chosen: [] }),
    say('late-bus.problems', { highlights: [] }),
    say('reply-rubric.criteria', { criteria: [{ slot: 2, points: null }] }),
    sayValue(undefined, { chosen: ['gone'] }),
  ]).toEqual([
    'It is blank now.',
    'Nothing is chosen now.',
    'None is left.',
    '1 criterion is there. Points: none yet.',
    'Chosen now: “gone”.',
  ])
})
