import { Fragment, type ReactNode } from 'react'
import type { StimulusPart } from '../../../shared/pack/stimulus.ts'
import { cutMarks, type PassageMark } from './marks.ts'
import './marked-text.css'

export interface MarkedTextProps extends StimulusPart {
  readonly marks: readonly PassageMark[]
  /** What stands at the end of a mark. It must bring no text of its own, so that offsets stay those of the plain text. */
  readonly renderEnd: (mark: PassageMark) => ReactNode
}

/** The text of one block with its marks. Its element carries `data-from`, and holds this and nothing else. */
export function MarkedText({ from, text, marks, renderEnd }: MarkedTextProps) {
  return cutMarks(from, from + text.length, marks).map((piece) => {
    const words = text.slice(piece.from - from, piece.to - from)
    if (piece.marks.length === 0) return <Fragment key={piece.from}>{words}</Fragment>
    return (
      <Fragment key={piece.from}>
        <mark className="passage-mark" data-depth={Math.min(piece.marks.length, 3)}>
          {words}
        </mark>
        {piece.ending.map((mark) => (
          <Fragment key={mark.id}>{renderEnd(mark)}</Fragment>
        ))}
      </Fragment>
    )
  })
}
