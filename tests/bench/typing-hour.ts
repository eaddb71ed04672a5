import type { Edit, NewEvent } from '../../shared/attempt/events.ts'
import type { TimedEvent } from '../../shared/journal/payload.ts'

/**
 * The stream that the journal is measured with: an hour of a candidate's work, 12,000 edits in four answers and 400
 * other events, from a seed. People type in bursts of words, stop to think, correct, sometimes paste, leave the window
 * now and then. Longer streams are the same hour again and again; an answer that grows long is cut back.
 */

export const HOUR_EDITS = 12_000
export const HOUR_OTHERS = 400
const HOUR_MS = 3_600_000
const FIELDS = 4
const LONG_ANSWER_UNITS = 8_000

const words =
  'the response claims that honey bees were first kept in egypt but its own source note dates the hives two centuries later so the answer contradicts the evidence that it quotes and a careful rater would mark the second paragraph as unsupported'.split(
    ' ',
  )

/** Numerical Recipes' linear congruential generator: the same stream on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The other events of a session, in the proportions in which sensors report them. */
function otherEvent(random: () => number, seq: number): NewEvent {
  const dice = random()
  if (dice < 0.3) return { type: 'focus.lost', data: { cause: 'other-window', isFullscreen: true, isVisible: true } }
  if (dice < 0.6)
    return { type: 'focus.regained', data: { lossSeq: Math.max(0, seq - 1), awayMs: Math.floor(random() * 9_000) } }
  if (dice < 0.75) return { type: 'item.viewed', data: { item: `item-${Math.floor(random() * 15)}` } }
  if (dice < 0.9)
    return { type: 'clipboard.copied', data: { region: 'stimulus', stimulus: 'response-a', chars: 120, isCut: false } }
  return { type: 'network.changed', data: { isReachable: random() < 0.5, detail: 'offline' } }
}

/** `opening` are the events that every journal starts with; sequence numbers count from them. */
export function createTypingStream(editCount: number, seed = 20_261_121, opening = 2): readonly TimedEvent[] {
  const random = createRandom(seed)
  const lengths = Array.from({ length: FIELDS }, () => 0)
  const cursors = Array.from({ length: FIELDS }, () => 0)
  const events: TimedEvent[] = []
  // Typing takes about half of the time: 12,000 edits in bursts at some 150 ms each, the rest is reading and thinking.
  const pauseShare = (HOUR_MS / HOUR_EDITS - 150) / 150
  let field = 0
  let monoMs = 1_000
  let word = ''
  let edits = 0

  function put(kind: Edit['kind'], from: number, removed: number, inserted: string): void {
    events.push({
      monoMs: Math.floor(monoMs),
      event: { type: 'edit.made', data: { kind, field, from, removed, inserted } },
    })
    lengths[field] = (lengths[field] ?? 0) + inserted.length - removed
    cursors[field] = from + inserted.length
    edits++
  }

  while (edits < editCount) {
    const length = lengths[field] ?? 0
    const cursor = Math.min(cursors[field] ?? 0, length)
    const dice = random()
    monoMs += 60 + random() * 180
    if (dice < 0.004) put('pasted', cursor, 0, words.slice(0, 5 + Math.floor(random() * 30)).join(' '))
    else if (dice < 0.08 && cursor > 0) put('deleted', cursor - 1, 1, '')
    else if (length > LONG_ANSWER_UNITS) put('cut', 0, length >> 1, '')
    else {
      if (word === '') {
        word = `${words[Math.floor(random() * words.length)] ?? 'word'} `
        monoMs += random() * random() * 150 * pauseShare * 26 // a word is thought of before it is typed
      }
      put('typed', cursor, 0, word.charAt(0))
      word = word.slice(1)
    }
    if (random() < 0.002) field = Math.floor(random() * FIELDS)
    if (random() < 0.004) cursors[field] = Math.floor(random() * ((lengths[field] ?? 0) + 1))
    if (random() < HOUR_OTHERS / HOUR_EDITS)
      events.push({ monoMs: Math.floor(monoMs), event: otherEvent(random, events.length + opening) })
  }
  return events
}

/** The hour itself: cut to exactly 400 other events, so that the figures divide evenly. */
export function createTypingHour(): readonly TimedEvent[] {
  const events = createTypingStream(HOUR_EDITS)
  let others = 0
  const kept = events.filter(({ event }) => event.type === 'edit.made' || others++ < HOUR_OTHERS)
  const lastMs = kept.at(-1)?.monoMs ?? 0
  const missing = Math.max(0, HOUR_OTHERS - others)
  const added = Array.from(
    { length: missing },
    (): TimedEvent => ({
      monoMs: lastMs,
      event: { type: 'item.viewed', data: { item: 'item-0' } },
    }),
  )
  return [...kept, ...added]
}
