import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeRow,
  moveRow,
  putBack,
  stillRemoved,
  takeSlot,
  withoutSlot,
} from '../../../../renderer/assessment/fields/slots.ts'
import { listItems } from '../../../../shared/pack/pack.ts'
import { isSettable } from '../../../../shared/pack/response.ts'
import { everyKindPack } from '../../../fixtures/every-kind.ts'

const rows = (...slots: number[]) => slots.map((slot) => ({ slot, points: null as number | null }))
const order = (all: readonly { readonly slot: number }[]) => all.map(({ slot }) => slot)

describe('slots', () => {
  it('are taken from the lowest, but rather one that nothing was removed from', () => {
    expect([takeSlot(rows(1, 3), 4, []), takeSlot(rows(1, 3), 4, [2]), takeSlot(rows(1, 3, 4), 4, [2])]).toEqual([
      2, 4, 2,
    ])
  })

  it('take the slot that was freed longest ago when all others are used, and none when all are', () => {
    expect([takeSlot(rows(3), 3, [2, 1]), takeSlot(rows(1, 2, 3), 3, [])]).toEqual([2, null])
  })

  it('give up a row and take it back at its place', () => {
    const removed = withoutSlot(rows(2, 1, 3), 1)
    expect([order(removed), order(putBack(removed, { slot: 1, points: 2 }, 1))]).toEqual([
      [2, 3],
      [2, 1, 3],
    ])
    expect(order(putBack(rows(2), { slot: 1, points: 2 }, 7))).toEqual([2, 1])
  })

  it('offer back only what no row uses again', () => {
    const removed = [1, 2].map((slot) => ({ row: { slot }, place: 0, hadText: true }))
    expect(stillRemoved(removed, rows(2)).map(({ row }) => row.slot)).toEqual([1])
  })

  it('change and move one row, and give the same rows when there is nothing to do', () => {
    const some = rows(1, 2, 3)
    expect([order(moveRow(some, 3, 0)), order(moveRow(some, 1, 9)), changeRow(some, 2, { points: 4 })[1]]).toEqual([
      [3, 1, 2],
      [2, 3, 1],
      { slot: 2, points: 4 },
    ])
    expect([
      moveRow(some, 2, 1) === some,
      withoutSlot(some, 7) === some,
      putBack(some, { slot: 1, points: 1 }, 0) === some,
    ]).toEqual([true, true, true])
  })

  it('always make a value that can be recorded, whatever is done', () => {
    const item = listItems(everyKindPack).find(({ id }) => id === 'reply-rubric')
    const field = item?.fields.find(({ kind }) => kind === 'criteria')
    if (!item || field?.kind !== 'criteria') throw new Error('the pack has no criteria')
    const step = fc.record({
      act: fc.constantFrom('add', 'add', 'remove', 'undo', 'move'),
      at: fc.nat(4),
      to: fc.nat(5),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let now: readonly { slot: number; points: number | null }[] = []
        let removed: readonly { row: (typeof now)[number]; place: number; hadText: boolean }[] = []
        for (const { act, at, to } of steps) {
          const row = now[at]
          const last = stillRemoved(removed, now).at(-1)
          const slot = takeSlot(now, field.max, order(stillRemoved(removed, now).map((one) => one.row)))
          if (act === 'add' && slot !== null) now = [...now, { slot, points: null }]
          if (act === 'remove' && row) {
            removed = [...stillRemoved(removed, now), { row, place: at, hadText: true }]
            now = withoutSlot(now, row.slot)
          }
          if (act === 'undo' && last) now = putBack(now, last.row, last.place)
          if (act === 'move' && row) now = moveRow(now, row.slot, to)
          expect(isSettable(item, field, { criteria: [...now] })).toBe(true)
        }
      }),
    )
  })
})
