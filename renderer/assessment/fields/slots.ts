/**
 * Rows of a field with slots (shared/pack/field.ts): highlights and criteria. A row is known by its slot; each function
 * gives new rows, or the very same array when there is nothing to do.
 */
export interface SlotRow {
  readonly slot: number
}

/**
 * The slot that a new row takes: the lowest that no row uses, and of those rather one that `freed` does not name, so that
 * what was removed last can still come back. Null when all are used.
 * @param freed slots that were given up, the latest last
 */
export function takeSlot(rows: readonly SlotRow[], max: number, freed: readonly number[]): number | null {
  const open = Array.from({ length: max }, (_, index) => index + 1).filter(
    (slot) => !rows.some((row) => row.slot === slot),
  )
  const oldest = freed.find((slot) => open.includes(slot))
  return open.find((slot) => !freed.includes(slot)) ?? oldest ?? null
}

export function withoutSlot<Row extends SlotRow>(rows: readonly Row[], slot: number): readonly Row[] {
  return rows.some((row) => row.slot === slot) ? rows.filter((row) => row.slot !== slot) : rows
}

/** Puts a removed row back at `place`, or at the end where there are fewer rows by now. */
export function putBack<Row extends SlotRow>(rows: readonly Row[], row: Row, place: number): readonly Row[] {
  return rows.some(({ slot }) => slot === row.slot) ? rows : rows.toSpliced(place, 0, row)
}

/** Exchanges one row's members. */
export function changeRow<Row extends SlotRow>(
  rows: readonly Row[],
  slot: number,
  change: Partial<Omit<Row, 'slot'>>,
): readonly Row[] {
  return rows.map((row) => (row.slot === slot ? { ...row, ...change } : row))
}

/** Moves a row to `place`, counted once it has been taken out. */
export function moveRow<Row extends SlotRow>(rows: readonly Row[], slot: number, place: number): readonly Row[] {
  const from = rows.findIndex((row) => row.slot === slot)
  const row = rows[from]
  const to = Math.max(0, Math.min(rows.length - 1, place))
  return row === undefined || from === to ? rows : rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

/** A row that was removed, with what is needed to put it back. */
export interface RemovedRow<Row extends SlotRow> {
  readonly row: Row
  readonly place: number
  /** Its text was emptied then, and comes back with it. */
  readonly hadText: boolean
}

/** What may still be put back: the removed rows, the latest last, but for those whose slot is used again. */
export function stillRemoved<Row extends SlotRow>(
  removed: readonly RemovedRow<Row>[],
  rows: readonly SlotRow[],
): readonly RemovedRow<Row>[] {
  return removed.filter(({ row }) => !rows.some(({ slot }) => slot === row.slot))
}
