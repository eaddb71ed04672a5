import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../renderer/assessment/editor/edit-kind.ts'

const typed = { inputType: 'insertText', data: 'a', press: 'named' } as const

describe('the kind of an edit', () => {
  it.each([
    ['input.type', typed, 'typed'],
    ['input', { inputType: 'keydown', data: null, press: 'named' }, 'typed'],
    ['input.type.compose', typed, 'composed'],
    ['input.type.compose.start', null, 'composed'],
    ['input.type', { inputType: 'insertReplacementText', data: 'the', press: 'none' }, 'replaced'],
    ['input.type', { inputType: 'insertText', data: 'two words', press: 'none' }, 'dictated'],
    ['input.type', { inputType: 'insertText', data: 'two words', press: 'named' }, 'dictated'],
    ['input.type', { inputType: 'insertText', data: 'لا', press: 'named' }, 'typed'],
    ['input.type', { inputType: 'insertText', data: 'لا', press: 'anonymous' }, 'dictated'],
    ['input.type', { inputType: 'insertText', data: 'é', press: 'anonymous' }, 'typed'],
    ['input.type', { inputType: 'insertText', data: '👩🏽‍🚀', press: 'anonymous' }, 'typed'],
    ['input.type', { inputType: 'insertText', data: '👩🏽‍🚀', press: 'none' }, 'dictated'],
    ['input.type', { inputType: 'insertText', data: 'a', press: 'none' }, 'dictated'],
    ['input.paste', { inputType: 'insertFromPaste', data: null, press: 'none' }, 'pasted'],
    ['input.drop', { inputType: 'insertFromDrop', data: null, press: 'none' }, 'dropped'],
    ['move.drop', { inputType: 'insertFromDrop', data: null, press: 'none' }, 'moved'],
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
