import { history, redo, undo } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EditKind } from '../../../shared/attempt/events.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

/** Drives the real editor's state and history, and records its transactions the way the client does. */
function createEditor() {
  const list = createEventList().start().open()
  let state = EditorState.create({ extensions: [history()] })
  let clock = 0
  const record = (transaction: Transaction, kind: EditKind) => {
    let shift = 0
    transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
      list.edit(kind, fromA + shift, toA - fromA, inserted.toString())
      shift += inserted.length - (toA - fromA)
    })
    state = transaction.state
  }
  return {
    list,
    text: () => state.doc.toString(),
    change: (kind: EditKind, userEvent: string, from: number, to: number, insert: string, pauseMs = 0) => {
      const spec = { changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent }
      // The history joins changes that are less than 500 ms apart by this annotation.
      clock += pauseMs
      record(state.update({ ...spec, annotations: Transaction.time.of(clock) }), kind)
    },
    history: (kind: 'undone' | 'redone') =>
      (kind === 'undone' ? undo : redo)({ state, dispatch: (transaction) => record(transaction, kind) }),
  }
}

const action = fc.record({
  what: fc.constantFrom('type', 'type', 'backspace', 'backspace', 'select', 'paste', 'undo', 'undo', 'redo'),
  at: fc.nat(100).map((percent) => percent / 100),
  isJump: fc.boolean(),
  pauseMs: fc.constantFrom(0, 100, 700),
  text: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }),
})

test('[P5] the editor’s own undo and redo never leave text without an origin, nor make a paste of it', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const editor = createEditor()
      let cursor = 0
      for (const { what, at, isJump, text, pauseMs } of actions) {
        const length = editor.text().length
        cursor = Math.min(cursor, length)
        if (isJump) cursor = Math.floor(at * length)
        if (what === 'type') {
          editor.change('typed', 'input.type', cursor, cursor, text, pauseMs)
          cursor += text.length
        } else if (what === 'backspace' && cursor > 0) {
          editor.change('deleted', 'delete.backward', cursor - 1, cursor, '', pauseMs)
          cursor -= 1
        } else if (what === 'select') editor.change('typed', 'input.type', cursor, Math.min(length, cursor + 4), text)
        else if (what === 'paste') editor.change('pasted', 'input.paste', cursor, cursor, `<${text}>`)
        else if (what === 'undo') editor.history('undone')
        else if (what === 'redo') editor.history('redone')
      }
      const field = deriveProvenance(editor.list.events, smallPack).fields[0]
      expect(field?.text).toBe(editor.text())
      expect(field?.shares.unattributed).toBe(0)
      const pasted = (field?.spans ?? [])
        .filter((span) => span.origin === 'pasted:external')
        .map((span) => editor.text().slice(span.from, span.to))
      // Every bracket was pasted and nothing typed holds one, so origins that slip show here.
      expect(pasted.join('').replaceAll(/[^<>]/g, '')).toBe(editor.text().replaceAll(/[^<>]/g, ''))
    }),
    { numRuns: 1_000 },
  )
})
