import { expect, test } from 'vitest'
import { deriveAll } from '../../../shared/derived/derive.ts'
import { eventColumns, eventsTable } from '../../../shared/review/events-table.ts'
import { buildAttempt } from '../../fixtures/attempt-builder.ts'

const { events, pack, policy } = buildAttempt()
const derived = deriveAll({ attemptId: null, events, pack, policy, verification: null })
const lossSeq = events.findLast((event) => event.type === 'focus.lost')?.seq ?? -1
const reply = { number: 1, about: lossSeq, wallMs: 1, receivedMs: 2, text: 'The door again.' }
const [header, ...rows] = eventsTable(derived, events, pack, [reply, { ...reply, number: 2, text: null }])
const table = rows.map((cells) => Object.fromEntries(eventColumns.map((name, place) => [name, cells[place]])))

test('[RV15] has one row for each row of the timeline, in its order', () => {
  expect(header).toEqual(eventColumns)
  expect(table.map(({ seq, end_seq }) => [seq, end_seq])).toEqual(
    derived.timeline?.rows.map(({ seq, endSeq }) => [seq, endSeq]),
  )
  expect(table[0]).toMatchObject({ seq: 0, seconds: '0.000', lane: 'faults', item: '' })
})

test('[RV15] tells the size and the source of a paste, the finding on it, and what the candidate says', () => {
  const outside = table.filter(({ source }) => source === 'external')
  expect(outside).toMatchObject([
    {
      what: 'Pasted 2,400 characters of text from outside the assessment',
      characters: 2_400,
      item: 'A notice for a community garden',
      finding: expect.stringContaining('outside'),
      it_may_also_be: expect.stringMatching(/\./),
    },
  ])
  expect(table.filter(({ candidate_says }) => candidate_says !== '')).toMatchObject([
    { seq: lossSeq, candidate_says: 'The doorbell rang and I took a parcel in. / The door again.' },
  ])
})

test('[RV15] is the header alone where nothing could be derived', () => {
  const nothing = deriveAll({ attemptId: null, events, pack: null, policy, verification: null })
  expect(eventsTable(nothing, events, pack, [])).toEqual([eventColumns])
})
