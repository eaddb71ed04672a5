import type { JournalEvent } from '../attempt/events.ts'

/** What the candidate says about an event: a reply of their own, or the reason they gave when the client asked for one. */
export interface Reply {
  readonly kind: 'reply' | 'reason'
  /** The event that it is about. */
  readonly about: number
  /** The event that holds it; null for a reply that was sent after the record was sealed. */
  readonly seq: number | null
  /** UTC milliseconds. */
  readonly atMs: number
  /** Null for a reply after submission that has not been opened yet. */
  readonly text: string | null
}

/** A reply that the server holds beside the journal, because it came after submission. */
export type LaterReply = Pick<Reply, 'about' | 'atMs' | 'text'>

/**
 * Every reply of an attempt by the event that it is about, in the order in which they were written (T21).
 * @param atMs time of each event on the axis, by its sequence
 */
export function listReplies(
  events: readonly JournalEvent[],
  atMs: ArrayLike<number>,
  later: readonly LaterReply[] = [],
): ReadonlyMap<number, readonly Reply[]> {
  const replies = new Map<number, Reply[]>()
  const asked = new Map<number, number>()
  const add = (reply: Reply) => replies.set(reply.about, [...(replies.get(reply.about) ?? []), reply])
  for (const { type, data, seq } of events) {
    const stamp = { seq, atMs: atMs[seq] ?? 0 }
    if (type === 'reason.asked') asked.set(seq, data.about)
    else if (type === 'candidate.noted') add({ kind: 'reply', about: data.about, text: data.text, ...stamp })
    else if (type === 'reason.given')
      add({ kind: 'reason', about: asked.get(data.askedSeq) ?? data.askedSeq, text: data.text, ...stamp })
  }
  for (const reply of later) add({ kind: 'reply', seq: null, ...reply })
  return replies
}

/** The replies to any of the events `[fromSeq, toSeq]`, such as the edits of one burst. */
export function repliesWithin(
  replies: ReadonlyMap<number, readonly Reply[]>,
  fromSeq: number,
  toSeq: number,
): readonly Reply[] {
  if (replies.size === 0) return []
  if (fromSeq === toSeq) return replies.get(fromSeq) ?? []
  return [...replies].filter(([about]) => about >= fromSeq && about <= toSeq).flatMap(([, told]) => told)
}
