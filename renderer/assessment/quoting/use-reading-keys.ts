import { type KeyboardEvent, useCallback } from 'react'
import type { Stimulus } from '../../../shared/pack/stimulus.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../desk/desk.ts'
import { type ReadingStep, takeStep, unitsOf } from './reading-cursor.ts'
import { passageOf, showSelection } from './selected-passage.ts'

/**
 * Selecting in a focused passage without a pointer: right and left take words, down and up take sentences, with Control
 * paragraphs; Shift keeps the start. Enter goes to the toolbar, Escape selects nothing.
 */
export function useReadingKeys(stimulus: Stimulus): (event: KeyboardEvent<HTMLElement>) => void {
  const desk = useDesk()
  const t = useWords('stimuli')
  return useCallback(
    (event) => {
      const passage = event.currentTarget
      if (event.target !== passage || event.altKey) return
      const { selected } = desk.store.getState()
      const own = selected?.stimulus === stimulus.id ? selected : null
      if (event.key === 'Escape' && own) {
        document.getSelection()?.removeAllRanges()
        desk.store.setState({ selected: null })
      }
      if (event.key === 'Enter' && own) {
        event.preventDefault()
        document.querySelector<HTMLElement>('.passage-toolbar button:not([disabled])')?.focus()
      }
      const step = stepOf(event)
      if (!step) return
      event.preventDefault()
      const units = unitsOf(shownParts(passage), step.unit, desk.item.language)
      const range = takeStep(units, own, step)
      const next = range && passageOf(stimulus, range)
      if (!next) return
      showSelection(desk.item, next)
      desk.store.setState({ selected: next }) // the page tells of its selection later, and the next key may come first
      desk.say(t('selected', { text: next.text }))
    },
    [desk, stimulus, t],
  )
}

function stepOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): ReadingStep | null {
  const isParagraph = ctrlKey || metaKey
  const upDown = isParagraph ? 'paragraph' : 'sentence'
  const keys: Readonly<Record<string, Omit<ReadingStep, 'isExtending'>>> = {
    ArrowDown: { unit: upDown, direction: 'forward' },
    ArrowUp: { unit: upDown, direction: 'back' },
    ...(isParagraph
      ? {}
      : { ArrowRight: { unit: 'word', direction: 'forward' }, ArrowLeft: { unit: 'word', direction: 'back' } }),
  }
  const step = keys[key]
  return step ? { ...step, isExtending: shiftKey } : null
}

/** The blocks of a passage that are not folded away, with their offsets. */
function shownParts(passage: Element) {
  return [...passage.querySelectorAll<HTMLElement>('[data-from]')]
    .filter((block) => !block.closest('[hidden]'))
    .map((block) => ({ from: Number(block.dataset.from), text: block.textContent ?? '' }))
}
