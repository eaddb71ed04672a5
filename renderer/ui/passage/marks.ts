/** A marked passage of a stimulus: UTF-16 units `[from, to)` of its plain text. */
export interface PassageMark {
  /** Tells marks apart; unique in an item. */
  readonly id: string
  readonly from: number
  readonly to: number
  /** What the reader sees at its end: its number in the list of marks. */
  readonly number: number
  /** Name of the field and of the tag, for whoever cannot see the mark. */
  readonly label: string
}

/** A stretch of a block under the same marks. */
export interface MarkedPiece {
  readonly from: number
  readonly to: number
  readonly marks: readonly PassageMark[]
  /** Marks that end with this piece. */
  readonly ending: readonly PassageMark[]
}

/** Cuts `[from, to)` wherever the marks over it change. Marks may overlap; what lies outside is ignored. */
export function cutMarks(from: number, to: number, marks: readonly PassageMark[]): readonly MarkedPiece[] {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from)
  const edges = new Set([from, to, ...inside.flatMap((mark) => [Math.max(from, mark.from), Math.min(to, mark.to)])])
  const cuts = [...edges].toSorted((one, other) => one - other)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? to
    return {
      from: start,
      to: end,
      marks: inside.filter((mark) => mark.from < end && mark.to > start),
      ending: inside.filter((mark) => mark.to === end),
    }
  })
}
