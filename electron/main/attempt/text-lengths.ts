import type { Splice } from '../../../shared/ipc/contract.ts'
import { MAX_TEXT_UNITS } from '../../../shared/journal/check-event.ts'

/**
 * Follows how long each text field is once everything that was accepted is applied, durable or not, so that a claim of the
 * page which does not fit is refused before it reaches the journal.
 */
export class TextLengths {
  readonly #lengths = new Map<number, number>()

  set(field: number, length: number): void {
    this.#lengths.set(field, length)
  }

  /**
   * Takes the splices of one request. Returns false, and changes nothing, when they do not fit the text or would make it
   * longer than the journal can hold: the journal would refuse some of them, and the others would no longer fit.
   */
  accept(field: number, baseLength: number, splices: readonly Splice[]): boolean {
    if ((this.#lengths.get(field) ?? 0) !== baseLength) return false
    let length = baseLength
    for (const splice of splices) {
      if (splice.from + splice.removed > length) return false
      length += splice.inserted.length - splice.removed
      if (length > MAX_TEXT_UNITS) return false
    }
    this.#lengths.set(field, length)
    return true
  }
}
