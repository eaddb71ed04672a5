import type { EventOf } from '../attempt/events.ts'
import type { RuleInput } from './model.ts'

/** How far the device's wall clock was ahead of the server's, by the receipts next to an event; null where there is none. */
export interface Skews {
  readonly beforeMs: number | null
  readonly afterMs: number | null
}

/**
 * Reads the receipts of a journal as a second clock. A wall clock that jumps in a sleep goes on agreeing with the server's; one
 * that was set does not.
 */
export function createServerTime({ events }: Pick<RuleInput, 'events'>) {
  const receipts = events.filter((event) => event.type === 'sync.receipted')
  const skewOf = (receipt: EventOf<'sync.receipted'> | undefined) =>
    receipt === undefined ? null : receipt.wallMs - receipt.data.serverTimeMs
  return {
    around: (seq: number): Skews & { readonly seqs: readonly number[] } => {
      const before = receipts.findLast((receipt) => receipt.seq < seq)
      const after = receipts.find((receipt) => receipt.seq > seq)
      const seqs = [before, after].flatMap((receipt) => (receipt === undefined ? [] : [receipt.seq]))
      return { beforeMs: skewOf(before), afterMs: skewOf(after), seqs }
    },
  }
}
