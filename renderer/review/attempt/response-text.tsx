import { useEffect, useMemo, useRef } from 'react'
import type { FieldProvenance } from '../../../shared/provenance/derive.ts'
import type { MatchedSpan } from '../../../shared/scoring/rating.ts'
import { useOriginWords } from '../../ui/origins.ts'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { cutPieces, type Piece } from './pieces.ts'

export interface ResponseTextProps {
  readonly response: FieldProvenance
  /** The item's evidence, with its place in the rating; only what lies in this field. */
  readonly evidence: readonly { readonly span: MatchedSpan; readonly index: number }[]
}

/** Origins that a keyboard gives are ink and need no event to point at; every other one leads to its event. */
const isKeys = (piece: Piece) => piece.span.origin === 'typed'

/** A response in the colours of origin, with the evidence of its rating marked. */
export function ResponseText({ response, evidence }: ResponseTextProps) {
  const describe = useOriginWords()
  const pieces = useMemo(
    () =>
      cutPieces(
        response.spans,
        evidence.map(({ span, index }) => ({ from: span.from, to: span.to, index })),
      ),
    [response, evidence],
  )
  return (
    <p className="response-text">
      {pieces.map((piece) => (
        <PieceText
          key={piece.from}
          piece={piece}
          label={describe(piece.span.origin).label}
          text={response.text.slice(piece.from, piece.to)}
        />
      ))}
    </p>
  )
}

interface PieceTextProps {
  readonly piece: Piece
  /** What its origin is called. */
  readonly label: string
  readonly text: string
}

function PieceText({ piece, label, text }: PieceTextProps) {
  const { store } = useAttempt()
  const isEvident = useAttemptView(({ evidence }) => evidence !== null && piece.marks.includes(evidence))
  const isPinned = useAttemptView(
    ({ pinnedSeq, pointedSeq }) => !isKeys(piece) && (pinnedSeq === piece.span.seq || pointedSeq === piece.span.seq),
  )
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isEvident) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isEvident])
  const origin = piece.span.origin
  const className = [isEvident ? 'is-shown' : '', isPinned ? 'is-pinned' : '']
  const common = { ref: place, 'data-origin': origin, className: className.filter(Boolean).join(' ') || undefined }
  if (isKeys(piece)) return <span {...common}>{text}</span>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing is a short cut; the list of events leads there as well
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same content is reached by keyboard in the list of events
    <span
      {...common}
      title={label}
      onPointerEnter={() => store.setState({ pointedSeq: piece.span.seq })}
      onPointerLeave={() => store.setState({ pointedSeq: null })}
      onClick={() => store.setState({ pinnedSeq: piece.span.seq })}
    >
      <span className="visually-hidden">[{label}: </span>
      {text}
      <span className="visually-hidden">]</span>
    </span>
  )
}
