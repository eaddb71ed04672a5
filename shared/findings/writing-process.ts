import type { EditKind, EventOf } from '../attempt/events.ts'
import type { RuleInput } from './model.ts'

/** How one response came about; the same quantities that studies of writing take from key logs. */
export interface WritingProcess {
  /** Characters put in by keys, those that were removed later included. */
  readonly keyedChars: number
  /** Characters put in by input methods, dictation and other programs, pastes and drops. */
  readonly otherChars: number
  /** Of the keyed characters, those put in before text that stood there already. */
  readonly insertedChars: number
  /** Pauses of at least `PAUSE_MS` between two changes, with nothing else looked at in between. */
  readonly pauses: number
  readonly pausedMs: number
}

/** What studies of writing count as a pause to think rather than to reach for a key. */
export const PAUSE_MS = 2_000
/** So close to the end of the text a change still is at its end: a full stop or a bracket may stand behind it. */
const END_CHARS = 2

/** Kinds that bring back or move what was put in before, or bring nothing. */
const bringsNothing: ReadonlySet<EditKind> = new Set(['undone', 'redone', 'moved', 'deleted', 'cut'])

interface Growing {
  keyedChars: number
  otherChars: number
  insertedChars: number
  pauses: number
  pausedMs: number
  length: number
  /** Time of the last change in this field; null when something else came in between. */
  lastMs: number | null
}

/** Follows how every text came about, by the number of its field. */
export function writingProcesses({ events, timeline }: Pick<RuleInput, 'events' | 'timeline'>) {
  const fields = new Map<number, Growing>()
  let current: Growing | null = null
  for (const event of events) {
    if (event.type === 'edit.made') {
      const field = fields.get(event.data.field) ?? fresh()
      fields.set(event.data.field, field)
      if (current !== field && current !== null) current.lastMs = null
      current = field
      applyEdit(field, event, timeline.atMs[event.seq] ?? 0)
    } else if (interrupts.has(event.type) && current !== null) current.lastMs = null
  }
  return fields as ReadonlyMap<number, WritingProcess>
}

/** What a pause for is not known, once something else was looked at. */
const interrupts: ReadonlySet<string> = new Set(['session.started', 'item.viewed', 'focus.lost', 'break.started'])

const fresh = (): Growing => ({
  keyedChars: 0,
  otherChars: 0,
  insertedChars: 0,
  pauses: 0,
  pausedMs: 0,
  length: 0,
  lastMs: null,
})

function applyEdit(field: Growing, { data }: EventOf<'edit.made'>, atMs: number): void {
  const { kind, from, removed, inserted } = data
  const pauseMs = field.lastMs === null ? 0 : atMs - field.lastMs
  if (pauseMs >= PAUSE_MS) {
    field.pauses += 1
    field.pausedMs += pauseMs
  }
  field.lastMs = atMs
  if (kind === 'typed' || kind === 'replaced') {
    field.keyedChars += inserted.length
    if (field.length - from - removed > END_CHARS) field.insertedChars += inserted.length
  } else if (!bringsNothing.has(kind)) field.otherChars += inserted.length
  field.length += inserted.length - removed
}
