import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../renderer/assessment/editor/edit-kind.ts'

const typed = { inputType: 'insertText', data: 'a', hadKey: true }

describe('the kind of an edit', () => {
  it.each([
    ['input.type', typed, 'typed'],
    ['input', { inputType: 'keydown', data: null, hadKey: true }, 'typed'],
    ['input.type.compose', typed, 'composed'],
    ['input.type.compose.start', null, 'composed'],
    ['input.type', { inputType: 'insertReplacementText', data: 'the', hadKey: false }, 'replaced'],
    ['input.type', { inputType: 'insertText', data: 'two words', hadKey: false }, 'dictated'],
    ['input.type', { inputType: 'insertText', data: 'two words', hadKey: true }, 'typed'],
    ['input.type', { inputType: 'insertText', data: '👩🏽‍🚀', hadKey: false }, 'typed'],
    ['input.paste', { inputType: 'insertFromPaste', data: null, hadKey: false }, 'pasted'],
    ['input.drop', { inputType: 'insertFromDrop', data: null, hadKey: false }, 'dropped'],
    ['move.drop', { inputType: 'insertFromDrop', data: null, hadKey: false }, 'moved'],
    ['delete.backward', typed, 'deleted'],
    ['delete.cut', typed, 'cut'],
    ['undo', typed, 'undone'],
    ['redo', typed, 'redone'],
  ] as const)('of %s after %o is %s', (userEvent, facts, kind) => {
    expect(kindOf(userEvent, facts)).toBe(kind)
  })

  it.each([
    [undefined, typed],
    ['input.type', null],
    ['input.paste', null],
    ['undo', null],
    ['something.new', typed],
  ] as const)('of %s after %o is unexplained', (userEvent, facts) => {
    expect(kindOf(userEvent, facts)).toBe('unexplained')
  })
})
