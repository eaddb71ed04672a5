import type { OriginSpan } from '../../../shared/provenance/spans.ts'

/** A passage that evidence points at; `index` names it. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly index: number
}

/** A stretch of a response that is drawn in one way: one origin, and the same marks over all of it. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly span: OriginSpan
  readonly marks: readonly number[]
}

/** Cuts a response wherever its origin or the marks over it change. Marks beyond the text are ignored. */
export function cutPieces(spans: readonly OriginSpan[], marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const span of spans) {
    const inside = marks.filter((mark) => mark.from < span.to && mark.to > span.from)
    const edges = new Set([span.from, span.to])
    for (const { from, to } of inside) {
      edges.add(Math.max(from, span.from))
      edges.add(Math.min(to, span.to))
    }
    const cuts = [...edges].toSorted((one, other) => one - other)
    for (const [place, from] of cuts.entries()) {
      const to = cuts[place + 1]
      if (to === undefined) continue
      const over = inside.filter((mark) => mark.from < to && mark.to > from).map(({ index }) => index)
      pieces.push({ from, to, span, marks: over })
    }
  }
  return pieces
}
