import { describe, expect, test } from 'vitest'
import { deriveAttempt } from '../../../renderer/review/attempt/derived.ts'
import { everyRow, filterRows, listTypes, type RowFilter } from '../../../renderer/review/events/filter.ts'
import { fillTable, sortTable } from '../../../renderer/review/events/table-rows.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { createReviewFixtures, mainAttemptId } from './fixtures.ts'

const review = createReviewFixtures().reviews.get(mainAttemptId) as AttemptReview // safe: the fixtures hold it
const derived = deriveAttempt(review)
const { rows } = derived.timeline
const titles = (filter: Partial<RowFilter>) => {
  const filled = fillTable(derived, review.pack, filterRows(derived, { ...everyRow, ...filter }))
  return filled.map(({ what }) => what)
}

describe('the list', () => {
  test('finds entries by words of theirs, of their causes and of the candidate', () => {
    expect(titles({ query: 'FRONT for 41' })).toEqual(['Another window came to the front for 41 s'])
    expect(titles({ query: 'password manager took the focus' }).length).toBe(2)
    expect(titles({ query: 'doorbell' })).toEqual([
      'Another window came to the front for 41 s',
      'The candidate replied to an event',
    ])
  })

  test('is cut down by lane, by type, to what has a reply and to what a finding rests on', () => {
    expect(titles({ lane: 'network', query: 'reach' })).toEqual([
      'The server could not be reached',
      'The server could be reached again',
    ])
    expect(titles({ type: 'renderer hung' })).toEqual(['The client’s window stopped responding'])
    expect(titles({ hasReply: true })).toEqual(['Another window came to the front for 41 s'])
    expect(titles({ isInput: true }).length).toBeGreaterThan(0)
    for (const row of filterRows(derived, { ...everyRow, isInput: true }))
      expect(derived.usedBy.has(row.seq)).toBe(true)
  })

  test('offers the types that the attempt has, in words', () => {
    expect(listTypes(derived)).toContain('pastes, drops and quotations')
    expect(listTypes(derived)).not.toContain('edit made')
  })
})

describe('the table', () => {
  const table = fillTable(derived, review.pack, rows)

  test('[T24] holds every entry of the timeline once, in its order', () => {
    expect(table.map(({ row }) => row)).toEqual(rows)
  })

  test('[T24] says item, origin, length, sensor, reply and finding of an entry', () => {
    const away = table.find(({ what }) => what.endsWith('for 41 s'))
    const paste = table.find(({ what }) => what.startsWith('Pasted 2,400'))
    const read = ({ item, origin, lengthMs, seenBy, replies }: (typeof table)[number]) => ({
      item,
      origin,
      lengthMs,
      seenBy,
      replies: replies.map(({ text }) => text),
    })
    expect([away, paste].map((entry) => (entry === undefined ? null : read(entry)))).toEqual([
      {
        item: 'A notice for a community garden',
        origin: '',
        lengthMs: 41_000,
        seenBy: 'Focus',
        replies: ['The doorbell rang and I took a parcel in.'],
      },
      { item: 'A notice for a community garden', origin: 'from outside', lengthMs: null, seenBy: 'Edits', replies: [] },
    ])
    expect(paste?.findings.length).toBeGreaterThan(0)
  })

  test('[T24] sorts by a column, with equals in the order of time and empty cells last either way', () => {
    for (const isDescending of [false, true]) {
      const sorted = sortTable(table, 'length', isDescending)
      const lengths = sorted.map(({ lengthMs }) => lengthMs)
      const known = lengths.filter((length) => length !== null)
      expect(lengths).toEqual([
        ...known.toSorted((one, other) => (isDescending ? other - one : one - other)),
        ...lengths.slice(known.length),
      ])
      const byItem = sortTable(table, 'item', isDescending)
      for (const [place, { item, row }] of byItem.entries()) {
        const next = byItem[place + 1]
        if (next?.item === item) expect(next.row.seq).toBeGreaterThan(row.seq)
      }
    }
  })
})
