import type { EventOf, JournalEvent } from '../attempt/events.ts'
import type { Pack } from '../pack/pack.ts'
import type { FieldValue } from '../pack/response.ts'
import { createProvenanceReplay } from '../provenance/derive.ts'
import type { TaggedText } from '../provenance/origin-text.ts'
import { type OriginSpan, spansOf } from '../provenance/spans.ts'
import { FieldHistory, type Splice } from './field-history.ts'

/** A response as it stood after some event. */
export interface Standing {
  readonly text: string
  readonly spans: readonly OriginSpan[]
  /** Where the last change ended, in UTF-16 units; null before the first one. */
  readonly caret: number | null
  /** The event of the last change; null before the first one. */
  readonly seq: number | null
}

/** The writing of an attempt at any of its moments (docs/spec/timeline.md, T16). */
export interface Playback {
  /** The text of a field after event `seq`, with the origin of each character. */
  readonly textAt: (field: number, seq: number) => Standing
  /** The same with a tag for each unit, which tells the event that brought it. The tags may not be changed. */
  readonly taggedAt: (field: number, seq: number) => TaggedText
  /** What a field held after event `seq`, as folding the events up to there gives it. */
  readonly valueAt: (field: number, seq: number) => FieldValue
  /** Event of the last change of a field up to `seq`; null when there was none. Two moments with the same one look alike. */
  readonly changedAt: (field: number, seq: number) => number | null
}

interface SetValue {
  readonly seq: number
  readonly value: FieldValue
}

/**
 * Replays an attempt once and keeps how each text came about. Uses the replay that gives every character its origin, so
 * playback and provenance cannot differ.
 * @throws RangeError when an edit does not fit, as `deriveProvenance` does
 */
export function createPlayback(events: Iterable<JournalEvent>, pack: Pack): Playback {
  const replay = createProvenanceReplay(pack)
  const histories = new Map<number, FieldHistory>()
  const values = new Map<number, SetValue[]>()
  const whole = (field: number) => replay.slice(field, 0, Number.POSITIVE_INFINITY)
  const add = (field: number, splice: Splice) => historyOf(histories, field).add(splice, () => whole(field))

  const addEdit = ({ seq, data }: EventOf<'edit.made'>) => {
    const { field, from, removed, inserted, kind } = data
    // The removal of a move may bring back the origins of what was put in before it (P4): the text is taken as a whole.
    if (kind === 'moved' && inserted === '') replaceAll(field, seq)
    else
      add(field, { seq, from, removed, inserted, tags: oneIfSame(replay.slice(field, from, from + inserted.length)) })
  }
  const replaceAll = (field: number, seq: number) => {
    const history = historyOf(histories, field)
    const removed = history.after(history.length).text.length
    const { text, tags } = whole(field)
    add(field, { seq, from: 0, removed, inserted: text, tags: Uint32Array.from(tags) })
  }
  for (const event of events) {
    replay.apply(event)
    if (event.type === 'edit.made') addEdit(event)
    else if (event.type === 'field.set') {
      const { field, value } = event.data
      listOf(values, field).push({ seq: event.seq, value })
      if (typeof value === 'string' || histories.has(field)) replaceAll(field, event.seq)
    }
  }
  return readPlayback(histories, values)
}

function readPlayback(
  histories: ReadonlyMap<number, FieldHistory>,
  values: ReadonlyMap<number, readonly SetValue[]>,
): Playback {
  const taggedAt = (field: number, seq: number): TaggedText => {
    const history = histories.get(field)
    return history === undefined ? { text: '', tags: [] } : history.after(history.countAt(seq))
  }
  const changeAt = (field: number, seq: number): Splice | null => {
    const history = histories.get(field)
    return history?.change(history.countAt(seq)) ?? null
  }
  const setAt = (field: number, seq: number) => values.get(field)?.findLast((set) => set.seq <= seq) ?? null
  return {
    taggedAt,
    textAt(field, seq) {
      const tagged = taggedAt(field, seq)
      const change = changeAt(field, seq)
      const caret = change === null ? null : Math.min(change.from + change.inserted.length, tagged.text.length)
      return { text: tagged.text, spans: spansOf(tagged), caret, seq: change?.seq ?? null }
    },
    valueAt(field, seq) {
      const set = setAt(field, seq)
      const change = changeAt(field, seq)
      if (change === null || (set !== null && set.seq >= change.seq)) return set?.value ?? null
      return taggedAt(field, seq).text
    },
    changedAt(field, seq) {
      const latest = Math.max(changeAt(field, seq)?.seq ?? -1, setAt(field, seq)?.seq ?? -1)
      return latest === -1 ? null : latest
    },
  }
}

function historyOf(histories: Map<number, FieldHistory>, field: number): FieldHistory {
  const known = histories.get(field) ?? new FieldHistory()
  histories.set(field, known)
  return known
}

function listOf(values: Map<number, SetValue[]>, field: number): SetValue[] {
  const known = values.get(field) ?? []
  values.set(field, known)
  return known
}

/** One tag for a text whose units have the same one, which is nearly every edit. */
function oneIfSame({ tags }: TaggedText): number | Uint32Array {
  const first = tags[0] ?? 0
  for (let unit = 1; unit < tags.length; unit++) if (tags[unit] !== first) return Uint32Array.from(tags)
  return first
}
