import type { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import type { Editors } from '../../../../renderer/app/client.ts'
import { quoteTarget } from '../../../../renderer/assessment/quoting/quote-target.ts'
import { listItems } from '../../../../shared/pack/pack.ts'
import { everyKindPack } from '../../../fixtures/every-kind.ts'

const [item] = listItems(everyKindPack)
/** Editors that are on the screen, by name; only their presence counts here. */
function open(names: readonly string[], lastFocused: string | null): Editors {
  return { states: new Map(), views: new Map(names.map((name) => [name, {} as EditorView])), lastFocused }
}
const target = (editors: Editors, slots: readonly number[] = []) =>
  item && quoteTarget({ editors }, item, ({ kind }) => (kind === 'highlights' ? slots : []))

describe('where a quotation goes', () => {
  it('is the field that was written in last', () => {
    const editors = open(['late-bus.problems.2', 'late-bus.verdict'], 'late-bus.verdict')
    expect(target(editors, [2])?.name).toBe('late-bus.verdict')
  })

  it('is the first that is there when another question had the focus, and names a comment by its place', () => {
    const editors = open(['late-bus.problems.3', 'late-bus.verdict'], 'other.text')
    expect(target(editors, [1, 3])).toMatchObject({ name: 'late-bus.problems.3', place: 2 })
  })

  it('is nowhere in an item without texts', () => {
    expect(target(open([], 'late-bus.verdict'))).toBeNull()
  })
})
