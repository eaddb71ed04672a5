import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { FieldProvenance } from '../../../shared/provenance/derive.ts'
import type { MatchedSpan } from '../../../shared/scoring/rating.ts'
import { useOriginWords } from '../../ui/origins.ts'
import { paragraphAround, selectedPassage } from '../passage/choose.ts'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { cutPieces, type Piece } from './pieces.ts'

export interface ResponseTextProps {
  readonly response: FieldProvenance
  /** The item's evidence, with its place in the rating; only what lies in this field. */
  readonly evidence: readonly { readonly span: MatchedSpan; readonly index: number }[]
}

/** Origins that a keyboard gives are ink and need no event to point at; every other one leads to its event. */
const isKeys = (piece: Piece) => piece.span.origin === 'typed'
/** The mark of the chosen passage among those of the evidence. */
const CHOSEN = -1

/**
 * A final response in the colours of origin, with the evidence of its rating marked. Selecting or clicking a passage, or
 * going through the pieces with the arrow keys, tells where it came from.
 */
export function ResponseText({ response, evidence }: ResponseTextProps) {
  const { derived, store } = useAttempt()
  const describe = useOriginWords()
  const { field, text, spans } = response
  const passage = useAttemptView((view) => (view.passage?.field === field ? view.passage : null))
  const pieces = useMemo(() => {
    const marks = evidence.map(({ span, index }) => ({ from: span.from, to: span.to, index }))
    return cutPieces(
      spans,
      passage === null ? marks : [...marks, { from: passage.from, to: passage.to, index: CHOSEN }],
    )
  }, [spans, evidence, passage])
  const choose = (from: number, to: number) => {
    if (to > from) store.setState({ passage: { field, from, to } })
  }
  /** A whole span; the page looks at the moment at which it came. */
  const chooseSpan = (piece: Piece) => {
    const { from, to, seq } = piece.span
    choose(from, to)
    if (!isKeys(piece)) store.setState({ pinnedSeq: seq, momentMs: derived.timeline.atMs[seq] ?? 0 })
  }
  const tabStop = Math.max(
    0,
    pieces.findIndex(({ marks }) => marks.includes(CHOSEN)),
  )
  return (
    <p
      className="response-text"
      onPointerUp={(event) => {
        const chosen = selectedPassage(event.currentTarget, window.getSelection())
        if (chosen !== null) choose(chosen.from, chosen.to)
      }}
      onKeyDown={walk}
    >
      {pieces.map((piece, place) => (
        <PieceText
          key={piece.from}
          piece={piece}
          label={describe(piece.span.origin).label}
          text={text.slice(piece.from, piece.to)}
          isTabStop={place === tabStop}
          onChoose={(at) => {
            if (window.getSelection()?.isCollapsed === false) return
            if (isKeys(piece)) {
              const { from, to } = paragraphAround(text, at)
              choose(from, to)
            } else chooseSpan(piece)
          }}
          onFocus={() => chooseSpan(piece)}
        />
      ))}
    </p>
  )
}

/** The arrow keys lead from piece to piece, Home and End to the first and the last. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const pieces = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-piece]')]
  const place = pieces.indexOf(document.activeElement as HTMLElement) // safe: only looked for
  const places: Readonly<Record<string, number>> = {
    ArrowRight: place + 1,
    ArrowDown: place + 1,
    ArrowLeft: place - 1,
    ArrowUp: place - 1,
    Home: 0,
    End: pieces.length - 1,
  }
  const next = pieces[places[event.key] ?? -1]
  if (next === undefined || place === -1) return
  event.preventDefault()
  next.focus()
}

interface PieceTextProps {
  readonly piece: Piece
  /** What its origin is called. */
  readonly label: string
  readonly text: string
  /** One piece of a response can be reached with Tab; the arrow keys lead on from it. */
  readonly isTabStop: boolean
  /** It was clicked at a character. */
  readonly onChoose: (at: number) => void
  readonly onFocus: () => void
}

function PieceText({ piece, label, text, isTabStop, onChoose, onFocus }: PieceTextProps) {
  const { store } = useAttempt()
  const isEvident = useAttemptView(({ evidence }) => evidence !== null && piece.marks.includes(evidence))
  const isPinned = useAttemptView(
    ({ pinnedSeq, pointedSeq }) => !isKeys(piece) && (pinnedSeq === piece.span.seq || pointedSeq === piece.span.seq),
  )
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isEvident) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isEvident])
  const isChosen = piece.marks.includes(CHOSEN)
  const className = [isEvident ? 'is-shown' : '', isPinned ? 'is-pinned' : '', isChosen ? 'is-chosen' : '']
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: white space is no button, but it can be clicked like the rest
    <span
      ref={place}
      {...(text.trim() === '' ? {} : { role: 'button', tabIndex: isTabStop ? 0 : -1 })}
      data-piece={piece.from}
      data-origin={piece.span.origin}
      className={className.filter(Boolean).join(' ') || undefined}
      title={isKeys(piece) ? undefined : label}
      onPointerEnter={isKeys(piece) ? undefined : () => store.setState({ pointedSeq: piece.span.seq })}
      onPointerLeave={isKeys(piece) ? undefined : () => store.setState({ pointedSeq: null })}
      onClick={(event) => onChoose(piece.from + clickedAt(event.currentTarget))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onFocus()
      }}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) onFocus()
      }}
    >
      {isKeys(piece) ? null : <span className="visually-hidden">[{label}: </span>}
      {text}
      {isKeys(piece) ? null : <span className="visually-hidden">]</span>}
    </span>
  )
}

/** Where within the text of a piece the last click put the caret of the page; 0 where it put none. */
function clickedAt(piece: HTMLElement): number {
  const selection = window.getSelection()
  const node = selection?.anchorNode
  return node != null && node.parentElement === piece && node.nodeType === Node.TEXT_NODE
    ? (selection?.anchorOffset ?? 0)
    : 0
}
