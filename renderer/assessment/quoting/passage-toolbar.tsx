import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { FieldOf } from '../../../shared/pack/field.ts'
import { usedSlots } from '../../../shared/pack/response.ts'
import { useClient } from '../../app/context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { rangesOf } from '../../ui/passage/offsets.ts'
import { type SelectedPassage, useDesk, useDeskState } from '../desk/desk.ts'
import { useMarking } from '../fields/highlights/use-marking.ts'
import { insertQuote } from './insert-quote.ts'
import { type QuoteTarget, quoteTarget } from './quote-target.ts'
import { passageElement, showSelection } from './selected-passage.ts'
import './passage-toolbar.css'

/** Stands beside what is selected in a stimulus: quotes it into the answer, or marks it. Alt+Q and Alt+M do the same. */
export function PassageToolbar() {
  const selected = useDeskState((state) => state.selected)
  return selected === null ? null : (
    <OpenToolbar key={`${selected.stimulus}.${selected.from}.${selected.to}`} selected={selected} />
  )
}

function OpenToolbar({ selected }: { readonly selected: SelectedPassage }) {
  const t = useWords('stimuli')
  const desk = useDesk()
  const client = useClient()
  const bar = useRef<HTMLDivElement>(null)
  const fields = desk.item.fields.filter((field) => field.kind === 'highlights')
  const markable = fields.filter((field) => field.stimuli.includes(selected.stimulus))
  const mark = useMarking()
  const [target] = useState(() =>
    quoteTarget(client, desk.item, (field) => usedSlots(client.store.getState().values[`${desk.item.id}.${field.id}`])),
  )
  usePlace(bar, selected)

  const quote = () => {
    if (!target) return
    document.getSelection()?.removeAllRanges()
    desk.store.setState({ selected: null })
    if (insertQuote(client, target.name, selected.text)) desk.say(t('quoted', { name: nameOf(target) }))
  }
  const nameOf = ({ field, place }: QuoteTarget) =>
    place === null ? field.label : t('quote.row', { label: field.label, number: place })
  const markIn = (field: FieldOf<'highlights'>) => {
    document.getSelection()?.removeAllRanges()
    desk.store.setState({ selected: null })
    mark(field, selected)
  }
  const firstMarkable = markable[0]
  useShortcuts({ q: quote, m: firstMarkable ? () => markIn(firstMarkable) : null })

  const leave = () => {
    passageElement(desk.item, selected.stimulus)?.focus({ preventScroll: true })
    showSelection(desk.item, selected)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      ref={bar}
      className="passage-toolbar"
      role="group"
      aria-label={t('toolbar.label')}
      // Pressing a button must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
      }}
    >
      {target ? (
        <button type="button" className="passage-action" aria-keyshortcuts="Alt+Q" onClick={quote}>
          <Icon name="quote" />
          <span className="passage-action-words">{t('quote.into', { name: nameOf(target) })}</span>
          <span aria-hidden="true">
            <kbd>Alt Q</kbd>
          </span>
        </button>
      ) : null}
      {markable.map((field) => (
        <button
          key={field.id}
          type="button"
          className="passage-action"
          aria-keyshortcuts={field === firstMarkable ? 'Alt+M' : undefined}
          onClick={() => markIn(field)}
        >
          <Icon name="mark" />
          <span className="passage-action-words">
            {markable.length === 1 ? t('mark.this') : t('mark.for', { label: field.label })}
          </span>
          {field === firstMarkable ? (
            <span aria-hidden="true">
              <kbd>Alt M</kbd>
            </span>
          ) : null}
        </button>
      ))}
    </div>
  )
}

/** Alt with a letter, by its place on the keyboard, because Alt changes what some systems write. */
function useShortcuts({ q, m }: { readonly q: () => void; readonly m: (() => void) | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const act = event.code === 'KeyQ' ? q : event.code === 'KeyM' ? m : null
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  })
}

const MARGIN_PX = 8

/**
 * Keeps the toolbar under the end of the selection, or above its start where there is no room; inside the window. While
 * the selection is scrolled out of sight, so is the toolbar.
 */
function usePlace(bar: { readonly current: HTMLElement | null }, selected: SelectedPassage): void {
  const { item } = useDesk()
  useLayoutEffect(() => {
    const place = () => {
      const passage = passageElement(item, selected.stimulus)
      const boxes = (passage ? rangesOf(passage, selected) : []).flatMap((range) => [...range.getClientRects()])
      const first = boxes[0]
      const last = boxes.at(-1)
      const element = bar.current
      if (!element || !first || !last) return
      const seen = passage?.closest('.item-stimuli')?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight }
      const isSeen = last.bottom > Math.max(0, seen.top) && first.top < Math.min(window.innerHeight, seen.bottom)
      element.style.visibility = isSeen ? 'visible' : 'hidden'
      const { width, height } = element.getBoundingClientRect()
      const below = last.bottom + MARGIN_PX
      const top = below + height <= window.innerHeight - MARGIN_PX ? below : first.top - height - MARGIN_PX
      const left = Math.min(last.left, window.innerWidth - width - MARGIN_PX)
      element.style.top = `${Math.max(MARGIN_PX, top)}px`
      element.style.left = `${Math.max(MARGIN_PX, left)}px`
    }
    place()
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  }, [bar, item, selected])
}
