import type { ClockRules } from './clock-rules.ts'
import type { JournalEvent } from './events.ts'
import { applyToAnchor, emptyAnchor, type Marks, type ServerAnchor, stretchBounds } from './server-anchor.ts'

/*
 * The clock of an attempt, derived from its events (docs/spec/time.md). Pure: no clock is read here. All times are
 * milliseconds; `monoMs` counts from the start of a session.
 */

/** Owned by whoever folds: `applyToClock` changes it in place. */
export interface ClockState {
  /** Session of the last event; null before the first. */
  segment: number | null
  monoMs: number
  wallMs: number
  /** The last session ended by saying so, or went on in a new file by itself. */
  ending: 'none' | 'proper' | 'rotated'
  isRunning: boolean
  isHandedOver: boolean
  /** Items by field number are read from this table of `attempt.opened`. */
  fields: readonly string[]
  /** Section whose item is in view. */
  section: string | null
  usedMs: number
  sectionUsedMs: Map<string, number>
  givenBackMs: number
  breaksTaken: number
  /** How long the break that is on has lasted; null when none is. */
  breakMs: number | null
  /** What is out of order now; the outage lasts while anything is. */
  faults: Set<'page' | 'power'>
  outageMs: number
  /** Limits whose end is recorded: section ids, and null for the assessment. */
  endedLimits: Set<string | null>
  marks: Marks
  anchor: ServerAnchor
  /** The computer slept in this session: what its receipts say holds for its end, not for its start. */
  hasSlept: boolean
  /** The stretch before this session, until the server's receipts have bounded it (TM4). */
  stretch: Stretch | null
}

/** A stretch between two sessions as it was counted first. */
interface Stretch {
  readonly lengthMs: number
  readonly isOutage: boolean
  readonly breakMs: number | null
  readonly outageMs: number
  readonly section: string | null
  readonly isHandedOver: boolean
  /** Where the session before it ended, on its own clock, and what its receipts say about that clock. */
  readonly endMonoMs: number
  readonly anchor: ServerAnchor
}

export function emptyClock(): ClockState {
  return {
    segment: null,
    monoMs: 0,
    wallMs: 0,
    ending: 'none',
    isRunning: false,
    isHandedOver: false,
    fields: [],
    section: null,
    usedMs: 0,
    sectionUsedMs: new Map(),
    givenBackMs: 0,
    breaksTaken: 0,
    breakMs: null,
    faults: new Set(),
    outageMs: 0,
    endedLimits: new Set(),
    marks: [],
    anchor: emptyAnchor(),
    hasSlept: false,
    stretch: null,
  }
}

/** How a length of time counts: as a break, as given back, as used. */
interface Share {
  readonly breakMs: number
  readonly givenBackMs: number
  readonly usedMs: number
}

/** Splits a length of time (TM6 to TM9, TM13): first what a break still allows, then what an outage gives back. */
function shareOf(
  rules: ClockRules,
  lengthMs: number,
  at: { readonly breakMs: number | null; readonly outageMs: number | null },
): Share {
  const breakLeftMs = at.breakMs === null ? 0 : Math.max(0, rules.breaks.lengthMs - at.breakMs)
  const breakMs = Math.min(lengthMs, breakLeftMs)
  const outageLeftMs = at.outageMs === null ? 0 : Math.max(0, rules.outageMs - at.outageMs)
  const givenBackMs = Math.min(lengthMs - breakMs, outageLeftMs)
  return { breakMs, givenBackMs, usedMs: lengthMs - breakMs - givenBackMs }
}

/** Adds to what is used, in the section that is in view (TM11), and to what is given back; both may be negative. */
function count(
  state: ClockState,
  section: string | null,
  share: { readonly usedMs: number; readonly givenBackMs: number },
) {
  state.usedMs = Math.max(0, state.usedMs + share.usedMs)
  state.givenBackMs = Math.max(0, state.givenBackMs + share.givenBackMs)
  if (section === null) return
  state.sectionUsedMs.set(section, Math.max(0, (state.sectionUsedMs.get(section) ?? 0) + share.usedMs))
}

/** Lets time pass within a session. */
function pass(state: ClockState, rules: ClockRules, lengthMs: number): void {
  if (!state.isRunning || lengthMs <= 0) return
  if (state.isHandedOver) {
    if (rules.runsWhileAway) count(state, state.section, { usedMs: lengthMs, givenBackMs: 0 })
    return
  }
  const isOut = state.faults.size > 0
  const share = shareOf(rules, lengthMs, { breakMs: state.breakMs, outageMs: isOut ? state.outageMs : null })
  count(state, state.section, share)
  if (state.breakMs !== null) state.breakMs += lengthMs
  if (isOut) state.outageMs += lengthMs - share.breakMs
}

/** How a stretch between two sessions counts (TM3, TM6). */
function shareOfStretch(rules: ClockRules, lengthMs: number, stretch: Omit<Stretch, 'lengthMs'>): Share {
  const outageMs = stretch.isOutage ? stretch.outageMs : null
  const share = shareOf(rules, lengthMs, { breakMs: stretch.breakMs, outageMs })
  return rules.runsWhileAway ? share : { ...share, givenBackMs: 0, usedMs: 0 }
}

function beginSession(state: ClockState, rules: ClockRules, event: JournalEvent): void {
  const lengthMs = state.segment === null ? 0 : Math.max(0, event.wallMs - state.wallMs)
  if (state.isRunning && state.ending === 'rotated')
    pass(state, rules, lengthMs) // TM5
  else if (state.isRunning) {
    const stretch: Stretch = {
      lengthMs,
      isOutage: state.ending === 'none' && !state.isHandedOver,
      breakMs: state.isHandedOver ? null : state.breakMs,
      outageMs: state.faults.size > 0 ? state.outageMs : 0,
      section: state.section,
      isHandedOver: state.isHandedOver,
      endMonoMs: state.monoMs,
      anchor: state.anchor,
    }
    count(state, state.section, shareOfStretch(rules, lengthMs, stretch))
    if (stretch.breakMs !== null) state.breakMs = stretch.breakMs + lengthMs
    state.stretch = stretch
  }
  state.segment = event.segment
  state.monoMs = 0
  state.ending = 'none'
  state.faults.clear()
  state.outageMs = 0
  state.marks = []
  state.anchor = emptyAnchor()
  state.hasSlept = false
}

/** TM4: counts the stretch again once a receipt of this session bounds it, and takes the first count back. */
function boundStretch(state: ClockState, rules: ClockRules): void {
  const { stretch } = state
  if (stretch === null) return
  const bounds = stretchBounds(stretch.anchor, stretch.endMonoMs, state.anchor)
  if (bounds === null) return
  state.stretch = null
  const leastMs = state.hasSlept ? 0 : bounds.leastMs
  const lengthMs = Math.min(Math.max(stretch.lengthMs, leastMs), bounds.mostMs)
  if (lengthMs === stretch.lengthMs) return
  const [before, after] = [shareOfStretch(rules, stretch.lengthMs, stretch), shareOfStretch(rules, lengthMs, stretch)]
  count(state, stretch.section, {
    usedMs: after.usedMs - before.usedMs,
    givenBackMs: after.givenBackMs - before.givenBackMs,
  })
  if (stretch.breakMs !== null && state.breakMs !== null)
    state.breakMs = Math.max(0, state.breakMs + lengthMs - stretch.lengthMs)
}

/** TM7: sleep that shows only afterwards. Gives back what was used in the last `gapMs`. */
function giveBackSleep(state: ClockState, rules: ClockRules, gapMs: number): void {
  const since = state.marks.findLast((mark) => mark.monoMs <= state.monoMs - gapMs)
  const usedMs = state.usedMs - (since?.usedMs ?? 0)
  const backMs = Math.min(gapMs, rules.outageMs, Math.max(0, usedMs))
  count(state, state.section, { usedMs: -backMs, givenBackMs: backMs })
}

function fault(state: ClockState, what: 'page' | 'power'): void {
  if (state.faults.size === 0) state.outageMs = 0
  state.faults.add(what)
}

function enterSection(state: ClockState, rules: ClockRules, item: string): void {
  state.section = rules.sectionOfItem.get(item) ?? state.section
}

/** Item of a row of the field table: keys are `item-id.field-id` and `item-id.field-id.slot`. */
export function itemOfField(key: string | undefined): string {
  return key?.split('.', 1)[0] ?? ''
}

/** What only a page that works reports: its outage is over (TM8). */
const pageActs: ReadonlySet<string> = new Set([
  'edit.made',
  'field.set',
  'item.viewed',
  'item.flagged',
  'clipboard.copied',
  'break.started',
  'renderer.recovered',
])

/** Folds one event into the clock, in place. Events come in order, as in `applyEvent`. */
export function applyToClock(state: ClockState, rules: ClockRules, event: JournalEvent): void {
  if (event.segment !== state.segment) beginSession(state, rules, event)
  pass(state, rules, event.monoMs - state.monoMs)
  state.monoMs = Math.max(state.monoMs, event.monoMs)
  state.wallMs = event.wallMs
  if (pageActs.has(event.type)) state.faults.delete('page')
  change(state, rules, event)
  mark(state, event.seq)
}

/** Remembers where the clock stood, at most once a second. */
function mark(state: ClockState, seq: number): void {
  const last = state.marks.at(-1)
  if (last !== undefined && state.monoMs - last.monoMs < 1_000) return
  state.marks.push({ seq, monoMs: state.monoMs, usedMs: state.usedMs })
}

function change(state: ClockState, rules: ClockRules, event: JournalEvent): void {
  switch (event.type) {
    case 'attempt.opened':
      state.fields = event.data.fields
      return
    case 'assessment.started':
      state.isRunning = true
      return
    case 'attempt.submitted':
      state.isRunning = false
      return
    case 'item.viewed':
      enterSection(state, rules, event.data.item)
      return
    case 'edit.made':
    case 'field.set':
      enterSection(state, rules, itemOfField(state.fields[event.data.field]))
      return
    case 'break.started':
      state.breaksTaken += 1
      state.breakMs = 0
      return
    case 'break.ended':
      state.breakMs = null
      return
    case 'time.ended':
      state.endedLimits.add(event.data.section)
      return
    case 'attempt.handed-over':
      state.isHandedOver = true
      state.breakMs = null
      return
    case 'attempt.taken-over':
      state.isHandedOver = false
      return
    case 'session.ended':
      state.ending = event.data.reason === 'rotated' || event.data.reason === 'storage' ? 'rotated' : 'proper'
      return
    case 'renderer.hung':
    case 'renderer.failed':
      fault(state, 'page')
      return
    case 'sensor.covered':
      if (event.data.sensor === 'edits' && event.data.state === 'on') state.faults.delete('page')
      return
    case 'power.suspended':
      fault(state, 'power')
      return
    case 'power.resumed':
      if (!state.faults.delete('power')) giveBackSleep(state, rules, event.data.gapMs)
      state.anchor = emptyAnchor() // a monotonic clock may have stood still: what receipts said about it is over
      state.hasSlept = true
      return
    case 'sync.receipted':
      state.anchor = applyToAnchor(state.anchor, event, state.marks)
      boundStretch(state, rules)
      return
    default:
      return
  }
}

/** A moment in a session. */
export interface Moment {
  readonly segment: number
  readonly monoMs: number
}

/**
 * The clock at a moment after the last event, without changing `state`. A moment of another session than the last
 * event's says nothing: the clock is then given as it stood at that event.
 */
export function clockAt(state: ClockState, rules: ClockRules, now: Moment | null): ClockState {
  const copy = { ...state, sectionUsedMs: new Map(state.sectionUsedMs) }
  if (now !== null && now.segment === state.segment && state.ending === 'none')
    pass(copy, rules, now.monoMs - state.monoMs)
  return copy
}

/** Derives the clock of a whole journal. */
export function foldClock(events: Iterable<JournalEvent>, rules: ClockRules): ClockState {
  const state = emptyClock()
  for (const event of events) applyToClock(state, rules, event)
  return state
}
