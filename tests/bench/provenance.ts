import { EditorState } from '@codemirror/state'
import type { Edit, JournalEvent } from '../../shared/attempt/events.ts'
import { deriveProvenance } from '../../shared/provenance/derive.ts'
import { createEventList, smallPack } from '../fixtures/events.ts'

/**
 * `npm run bench:provenance`: time to give every character its origin, for 12,000 and 1,000,000 edits (performance.md,
 * section 11), beside applying the same edits to CodeMirror's document with no origins at all.
 */

/** A small generator of even numbers, so that every run replays the same edits. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const words = 'the response says that bees were kept first and quotes a year which its source does not give '

/** Writing as people do it: runs of keys, corrections, jumps, pastes, undo; a text is cut back at 30,000 characters. */
function createStream(count: number): readonly JournalEvent[] {
  const random = createRandom(7)
  const fields = Array.from({ length: 8 }, () => ({ text: 0, cursor: 0 }))
  const list = createEventList()
    .start()
    .open(fields.map((_, field) => `bees.field-${field}`))
  let field = 0
  while (list.events.length < count + 2) {
    const current = fields[field]
    if (current === undefined) break
    const put = (kind: Edit['kind'], from: number, removed: number, inserted: string) => {
      list.edit(kind, from, removed, inserted, field)
      current.text += inserted.length - removed
      current.cursor = from + inserted.length
    }
    const dice = random()
    if (dice < 0.012) current.cursor = Math.floor(random() * (current.text + 1))
    else if (dice < 0.014) field = Math.floor(random() * fields.length)
    else if (dice < 0.015) put('pasted', current.cursor, 0, words.repeat(1 + Math.floor(random() * 4)))
    else if (dice < 0.03 && current.cursor > 8) {
      const from = current.cursor - 8
      put('undone', from, 8, '') // what comes back never stood there, which is the longest search
      list.edit('redone', from, 0, 'restored', field)
      current.text += 8
    } else if (dice < 0.16 && current.cursor > 0) put('deleted', current.cursor - 1, 1, '')
    else if (current.text > 30_000) put('deleted', Math.floor(current.cursor / 2), Math.floor(current.text / 2), '')
    else put('typed', current.cursor, 0, words.charAt(Math.floor(random() * words.length)))
  }
  return list.events
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function timeMs(work: () => void): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}

/** The peer: the editor's own document, edit by edit. */
function applyToEditor(events: readonly JournalEvent[]): void {
  const documents = new Map<number, EditorState>()
  for (const event of events) {
    if (event.type !== 'edit.made') continue
    const { field, from, removed, inserted } = event.data
    const state = documents.get(field) ?? EditorState.create({})
    documents.set(field, state.update({ changes: { from, to: from + removed, insert: inserted } }).state)
  }
}

interface Figure {
  readonly value: number
  readonly unit: string
  readonly peer: number
  readonly ratio: number
  readonly limit: number
  readonly target: string
  readonly met: boolean
}

function measure(count: number, limitMs: number, runs: number): Figure {
  const events = createStream(count)
  const value = median(Array.from({ length: runs }, () => timeMs(() => deriveProvenance(events, smallPack))))
  const peer = median(Array.from({ length: Math.min(runs, 3) }, () => timeMs(() => applyToEditor(events))))
  return {
    value,
    unit: 'ms',
    peer,
    ratio: value / peer,
    limit: limitMs,
    target: `<= ${limitMs} ms`,
    met: value <= limitMs,
  }
}

/** What a person never does, but a journal may hold: it must cost in proportion to its bytes. */
function createExtreme(what: 'moves' | 'undo'): readonly JournalEvent[] {
  const long = words.repeat(Math.ceil(200_000 / words.length)).slice(0, 200_000)
  const list = createEventList().start().open().edit('pasted', 0, 0, long).edit('typed', long.length, 0, '.')
  for (let time = 0; time < 1_000; time++) {
    if (what === 'moves') list.edit('moved', time % 2, long.length, '').edit('moved', (time + 1) % 2, 0, long)
    else list.edit('undone', 0, long.length, '').edit('redone', 0, 0, long)
  }
  return list.events
}

/** Two thousand edits of 200,000 characters: 200 million are put in, as in a journal of 200 MB. */
function measureExtreme(what: 'moves' | 'undo'): Figure {
  const events = createExtreme(what)
  const value = timeMs(() => deriveProvenance(events, smallPack))
  const peer = timeMs(() => applyToEditor(events))
  const limit = 60_000
  return { value, unit: 'ms', peer, ratio: value / peer, limit, target: `<= ${limit} ms`, met: value <= limit }
}

const figures: Record<string, Figure> = {
  edits12k: measure(12_000, 30, 9),
  edits1m: measure(1_000_000, 2_500, 5),
  moves: measureExtreme('moves'),
  undo: measureExtreme('undo'),
}
for (const [name, { value, peer, target, met }] of Object.entries(figures))
  console.log(
    `${name}: ${value.toFixed(1)} ms (editor's document alone ${peer.toFixed(1)} ms), target ${target}: ${met ? 'met' : 'missed'}`,
  )
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'provenance', figures }))
