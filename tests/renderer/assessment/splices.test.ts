import { type ChangeSpec, EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BareSplice, differenceOf, splicesOf } from '../../../renderer/assessment/editor/splices.ts'
import { wellFormedOnly } from '../../../renderer/assessment/editor/well-formed.ts'

function apply(text: string, splices: readonly BareSplice[]): string {
  return splices.reduce(
    (now, { from, removed, inserted }) => now.slice(0, from) + inserted + now.slice(from + removed),
    text,
  )
}

/** A change of several places at once, as a drag or a composed transaction makes it. */
function changesOf(text: string, cuts: readonly number[], inserts: readonly string[]): ChangeSpec[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((one, other) => one - other)
  return places.slice(0, -1).flatMap((from, index) => {
    if (index % 2 === 1) return []
    return [{ from, to: places[index + 1] ?? from, insert: inserts[index % inserts.length] ?? '' }]
  })
}

const text = fc.string({ unit: 'grapheme', maxLength: 30 })

describe('splices', () => {
  it('rebuild the new text when each is put into the text that the one before it left', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }),
        fc.array(text, { minLength: 1 }),
        (...given) => {
          const [document, cuts, inserts] = given
          const state = EditorState.create({ doc: document, extensions: [wellFormedOnly()] })
          const { changes, newDoc } = state.update({ changes: changesOf(state.doc.toString(), cuts, inserts) })
          const splices = splicesOf(changes, state.doc, newDoc)
          expect(apply(state.doc.toString(), splices)).toBe(newDoc.toString())
          expect(newDoc.toString().isWellFormed()).toBe(true)
          expect(splices.every(({ inserted }) => inserted.isWellFormed())).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('hold whole characters where the editor changed half of one', () => {
    const state = EditorState.create({ doc: 'a😀b' })
    const { changes, newDoc } = state.update({ changes: { from: 2, to: 3, insert: '\ude01' } })
    expect([newDoc.toString(), splicesOf(changes, state.doc, newDoc)]).toEqual([
      'a😁b',
      [{ from: 1, removed: 2, inserted: '😁' }],
    ])
  })

  it('turn every line separator into \\n', () => {
    const state = EditorState.create({ doc: '' })
    const { changes, newDoc } = state.update({ changes: { from: 0, insert: state.toText('a\r\nb\rc') } })
    expect(splicesOf(changes, state.doc, newDoc)).toEqual([{ from: 0, removed: 0, inserted: 'a\nb\nc' }])
  })
})

describe('the difference of two texts', () => {
  it('is one splice that turns one into the other and holds whole characters', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = differenceOf(before, after)
        expect(splice ? apply(before, [splice]) : before).toBe(after)
        expect(splice?.inserted.isWellFormed() ?? true).toBe(true)
      }),
    )
  })
  it('is null for the same text', () => {
    expect(differenceOf('same', 'same')).toBeNull()
  })
})
