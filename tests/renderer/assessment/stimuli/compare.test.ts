import { describe, expect, it } from 'vitest'
import { hide, show, shownOf, startComparison, togglePin } from '../../../../renderer/assessment/stimuli/compare.ts'

const ids = ['a', 'b', 'c', 'd']
const start = startComparison(ids)
const shown = (comparison: typeof start, capacity: number) => shownOf(ids, comparison, capacity).join('')

describe('comparing responses', () => {
  it('shows as many as fit, in their order, and always one', () => {
    expect([shown(start, 9), shown(start, 2), shown(start, 0)]).toEqual(['abcd', 'ab', 'a'])
  })

  it('shows what was asked for last, and keeps what is pinned', () => {
    expect(shown(show(start, 'd'), 2)).toBe('ad')
    expect(shown(show(show(start, 'd'), 'c'), 2)).toBe('cd')
    expect(shown(show(show(togglePin(start, 'b'), 'd'), 'c'), 2)).toBe('bc')
  })

  it('hides all but the last, and gives the room to others', () => {
    expect(shown(hide(start, 'a'), 2)).toBe('bc')
    const last = hide(hide(hide(start, 'a'), 'b'), 'c')
    expect([shown(last, 4), shown(hide(last, 'd'), 4)]).toEqual(['d', 'd'])
  })

  it('takes the pin off what is hidden, and shows what is pinned', () => {
    expect(hide(togglePin(start, 'a'), 'a').pinned).toEqual([])
    expect(shown(togglePin(hide(start, 'c'), 'c'), 1)).toBe('c')
    expect(togglePin(togglePin(start, 'c'), 'c').pinned).toEqual([])
  })
})
