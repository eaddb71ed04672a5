import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { rangesOf, type TextRange } from '../../ui/passage/offsets.ts'
import { useDesk } from '../desk/desk.ts'
import { passageElement } from '../quoting/selected-passage.ts'

export interface TraceFindProps {
  readonly stimulus: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly matches: readonly TextRange[]
  /** Unfolds what holds the match, before it is shown. */
  readonly onShow: (match: TextRange) => void
}

/** Search in a trace: Enter goes to the next match, Shift and Enter to the one before, Escape clears. */
export function TraceFind({ stimulus, query, onQuery, matches, onShow }: TraceFindProps) {
  const t = useWords('stimuli')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const at = current === null || current >= matches.length ? null : current
  useMatchColours(stimulus, matches, at)
  useFindKey(input)

  const go = (by: 1 | -1) => {
    if (matches.length === 0) return
    const next = at === null ? (by === 1 ? 0 : matches.length - 1) : (at + by + matches.length) % matches.length
    const match = matches[next]
    if (!match) return
    onShow(match)
    setCurrent(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && query !== '') onQuery('')
    else return
    event.preventDefault()
  }
  const change = (next: string) => {
    setCurrent(null)
    onQuery(next)
  }
  return (
    <search className="find">
      <label className="visually-hidden" htmlFor={id}>
        {t('find.label')}
      </label>
      <input
        ref={input}
        id={id}
        className="find-input"
        type="search"
        value={query}
        placeholder={t('find.label')}
        aria-keyshortcuts="Control+F"
        aria-describedby={`${id}-count`}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find-count figures" id={`${id}-count`} role="status">
        {countWords()}
      </span>
      <FindButton label={t('find.previous')} isDisabled={matches.length === 0} onPress={() => go(-1)} icon="up" />
      <FindButton label={t('find.next')} isDisabled={matches.length === 0} onPress={() => go(1)} icon="down" />
    </search>
  )

  function countWords(): string {
    if (query.trim() === '') return ''
    if (at === null) return t('find.count', { count: matches.length })
    return t('find.place', { place: at + 1, total: matches.length })
  }
}

interface FindButtonProps {
  readonly label: string
  readonly isDisabled: boolean
  readonly onPress: () => void
  readonly icon: 'up' | 'down'
}

function FindButton({ label, isDisabled, onPress, icon }: FindButtonProps) {
  return (
    <button type="button" className="toggle" aria-label={label} title={label} disabled={isDisabled} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

/** Colours the matches, and brings the current one into view. */
function useMatchColours(stimulus: string, matches: readonly TextRange[], current: number | null): void {
  const { item } = useDesk()
  useEffect(() => {
    const passage = passageElement(item, stimulus)
    if (!passage || matches.length === 0) return
    CSS.highlights.set('candor-found', new Highlight(...matches.flatMap((match) => rangesOf(passage, match))))
    const match = current === null ? undefined : matches[current]
    const ranges = match ? rangesOf(passage, match) : []
    if (ranges.length > 0) CSS.highlights.set('candor-found-here', new Highlight(...ranges))
    ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    return () => {
      CSS.highlights.delete('candor-found')
      CSS.highlights.delete('candor-found-here')
    }
  }, [item, stimulus, matches, current])
}

/** Control and F, or Command and F, go to the search. */
function useFindKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}
