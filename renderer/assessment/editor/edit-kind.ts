import type { EditKind } from '../../../shared/attempt/events.ts'

/** What the input events said just before a change; null where no trusted one came. */
export interface InputFacts {
  readonly inputType: string
  readonly data: string | null
  /**
   * Whether a key press that may put text in, and that no earlier insertion used up, preceded this one: of a key with a
   * name, or of one that stands for some input source.
   */
  readonly press: 'none' | 'anonymous' | 'named'
}

/** Characters that one press of a key puts in on any layout, at most; more at one press come from a program. */
const MOST_PER_PRESS = 4

const byEvent: readonly (readonly [prefix: string, kind: EditKind])[] = [
  ['undo', 'undone'],
  ['redo', 'redone'],
  ['input.paste', 'pasted'],
  ['input.drop', 'dropped'],
  ['move.drop', 'moved'],
  ['delete.cut', 'cut'],
  ['delete', 'deleted'],
]

/**
 * Names how a change entered, from the editor's own name of it (`userEvent`) and the browser's input event. A change
 * without either, or after an event that a script made, is `unexplained`: never guessed.
 */
export function kindOf(userEvent: string | undefined, facts: InputFacts | null): EditKind {
  if (userEvent === undefined) return 'unexplained'
  if (isWithin(userEvent, 'input.type.compose')) return 'composed'
  if (facts === null) return 'unexplained'
  if (isWithin(userEvent, 'input.type')) return kindOfInsertion(facts)
  const named = byEvent.find(([prefix]) => isWithin(userEvent, prefix))
  if (named) return named[1]
  return isWithin(userEvent, 'input') ? 'typed' : 'unexplained'
}

function isWithin(userEvent: string, prefix: string): boolean {
  return userEvent === prefix || userEvent.startsWith(`${prefix}.`)
}

/** Input types that the browser gives to deletions which the editor reads from the page, for example on a touch screen. */
const DELETION = /^delete/

function kindOfInsertion({ inputType, data, press }: InputFacts): EditKind {
  if (inputType === 'insertReplacementText') return 'replaced'
  if (inputType === 'insertCompositionText' || inputType === 'insertFromComposition') return 'composed'
  if (inputType === 'deleteByCut') return 'cut'
  if (DELETION.test(inputType)) return 'deleted'
  if (press === 'none') return 'dictated'
  const most = press === 'named' ? MOST_PER_PRESS : 1
  return inputType === 'insertText' && hasMoreCharacters(data ?? '', most) ? 'dictated' : 'typed'
}

/** Whether `text` holds more than `most` characters as people count them; one emoji is one. */
function hasMoreCharacters(text: string, most: number): boolean {
  if (text.length <= most) return false
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)[Symbol.iterator]()
  for (let count = 0; count < most; count += 1) characters.next()
  return characters.next().done !== true
}
