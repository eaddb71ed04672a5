import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Groups,
  moveDown,
  moveUp,
  placeAt,
  standing,
  tieWith,
  toggleTie,
} from '../../../renderer/ui/ordering/moves.ts'

const abcd: Groups = [['a'], ['b'], ['c'], ['d']]

describe('moves of an ordering', () => {
  it('pass one group at a time', () => {
    expect([moveUp(abcd, 'c'), moveDown(abcd, 'a')]).toEqual([
      [['a'], ['c'], ['b'], ['d']],
      [['b'], ['a'], ['c'], ['d']],
    ])
  })
  it('return the same ordering at either end', () => {
    expect([moveUp(abcd, 'a') === abcd, moveDown(abcd, 'd') === abcd, placeAt(abcd, 'b', 1) === abcd]).toEqual([
      true,
      true,
      true,
    ])
  })
  it('leave a tie before they pass a group', () => {
    const tied: Groups = [['a'], ['b', 'c'], ['d']]
    expect([moveUp(tied, 'c'), moveDown(tied, 'b')]).toEqual([
      [['a'], ['c'], ['b'], ['d']],
      [['a'], ['c'], ['b'], ['d']],
    ])
  })
  it('tie with the one above and untie below it', () => {
    const tied = toggleTie(abcd, 'b')
    expect([tied, toggleTie(tied, 'b'), toggleTie(abcd, 'a') === abcd]).toEqual([
      [['a', 'b'], ['c'], ['d']],
      [['a'], ['b'], ['c'], ['d']],
      true,
    ])
  })
  it('keep every option exactly once, and no group empty, through any sequence', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const step = fc.oneof(
      id.map((one) => (groups: Groups) => moveUp(groups, one)),
      id.map((one) => (groups: Groups) => moveDown(groups, one)),
      id.map((one) => (groups: Groups) => toggleTie(groups, one)),
      fc.tuple(id, id).map(
        ([one, other]) =>
          (groups: Groups) =>
            tieWith(groups, one, other),
      ),
      fc.tuple(id, fc.nat(3)).map(
        ([one, place]) =>
          (groups: Groups) =>
            placeAt(groups, one, place),
      ),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const groups = steps.reduce<Groups>((now, move) => move(now), abcd)
        expect(groups.flat().toSorted()).toEqual(['a', 'b', 'c', 'd'])
        expect(groups.every((group) => group.length > 0)).toBe(true)
        expect(standing(groups, 'a').place).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
