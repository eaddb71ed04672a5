import type { Item } from '../../../shared/pack/pack.ts'
import { plainText, type Stimulus } from '../../../shared/pack/stimulus.ts'
import { offsetsOf, rangesOf, type TextRange, tidyRange } from '../../ui/passage/offsets.ts'
import type { SelectedPassage } from '../desk/desk.ts'

/** The elements that show an item's stimuli, by `item-id.stimulus-id` in `data-stimulus`. */
export function passageElement(item: Item, stimulus: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-stimulus="${CSS.escape(`${item.id}.${stimulus}`)}"]`)
}

/** A part of a stimulus as it is quoted and marked; null when nothing but white space is in it. */
export function passageOf(stimulus: Stimulus, range: TextRange): SelectedPassage | null {
  const text = plainText(stimulus)
  const tidy = tidyRange(text, range)
  return tidy && { stimulus: stimulus.id, ...tidy, text: text.slice(tidy.from, tidy.to) }
}

/** What the page's selection covers of the first stimulus that it touches. */
export function readSelection(item: Item, selection: Selection | null): SelectedPassage | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  for (const stimulus of item.stimuli) {
    const passage = passageElement(item, stimulus.id)
    const offsets = passage && range.intersectsNode(passage) ? offsetsOf(passage, range) : null
    if (offsets) return passageOf(stimulus, offsets)
  }
  return null
}

/** Selects a part of a stimulus on the page, so that it is seen as selected and the clipboard commands work on it. */
export function showSelection(item: Item, { stimulus, from, to }: SelectedPassage): void {
  const passage = passageElement(item, stimulus)
  const ranges = passage ? rangesOf(passage, { from, to }) : []
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last) return
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset)
  const place = first.startContainer.parentElement
  place?.scrollIntoView({ block: 'nearest' })
}
