import type { EventOf, EventType, JournalEvent, SensorName } from '../attempt/events.ts'
import type { Field } from '../pack/field.ts'
import { type FieldEntry, listFields, listItems, type Pack } from '../pack/pack.ts'
import type { Transfer } from '../provenance/derive.ts'
import { sayCount, sayDuration } from './amounts.ts'
import { innocent } from './causes.ts'
import type { Burst, Timeline } from './model.ts'
import { sayValue } from './value-words.ts'

/** An event in words. `title` fits one line; `words` say what happened and what it means for the record. */
export interface Description {
  readonly title: string
  readonly words: string
  readonly innocentCauses: readonly string[]
}

/** What the words of one event need to know about the others. */
export interface DescribeContext {
  /** Name of a field, by its number in the journal. */
  readonly fieldName: (field: number) => string
  readonly field: (field: number) => Field | undefined
  readonly itemName: (item: string) => string
  readonly transfer: (seq: number) => Transfer | null
  /** How long the focus was away, by the sequence number of its loss; null while nobody knows. */
  readonly awayMs: (lossSeq: number) => number | null
  /** The stretch without a client before a `session.started`. */
  readonly gapBefore: (seq: number) => { readonly lengthMs: number; readonly cause: string } | null
}

export function createDescribeContext(
  events: readonly JournalEvent[],
  pack: Pack,
  timeline: Timeline,
): DescribeContext {
  const opened = events.find((event) => event.type === 'attempt.opened')
  const keys = opened?.data.fields ?? listFields(pack).map((entry) => entry.key)
  const entries = new Map(listFields(pack).map((entry) => [entry.key, entry]))
  const entryOf = (field: number) => entries.get(keys[field] ?? '')
  const titles = new Map(listItems(pack).map((item) => [item.id, item.title]))
  const transfers = new Map(timeline.transfers.map((transfer) => [transfer.seq, transfer]))
  const away = new Map<number, number>()
  for (const event of events) if (event.type === 'focus.regained') away.set(event.data.lossSeq, event.data.awayMs)
  const gaps = new Map(
    timeline.gaps.map((gap) => [gap.afterSeq, { lengthMs: gap.toMs - gap.fromMs, cause: gap.cause }]),
  )
  return {
    fieldName: (field) => nameOf(entryOf(field)) ?? `field ${field}`,
    field: (field) => entryOf(field)?.field,
    itemName: (item) => titles.get(item) ?? item,
    transfer: (seq) => transfers.get(seq) ?? null,
    awayMs: (lossSeq) => away.get(lossSeq) ?? null,
    gapBefore: (seq) => gaps.get(seq) ?? null,
  }
}

/** A text of a slot is named by what it is and its number: the third comment, not the third highlight in the list. */
function nameOf(entry: FieldEntry | undefined): string | undefined {
  if (entry === undefined) return undefined
  const { item, field, slot } = entry
  const name = `${item.title}, ${field.label}`
  return slot === null ? name : `${name}, ${field.kind === 'criteria' ? 'criterion' : 'comment'} ${slot}`
}

type Describe<Type extends EventType> = (event: EventOf<Type>, context: DescribeContext) => Description

const say = (title: string, words: string, innocentCauses: readonly string[] = []): Description => ({
  title,
  words,
  innocentCauses,
})

const sourceWords = {
  own: 'their own text',
  stimulus: 'text of the stimulus',
  external: 'text from outside the assessment',
  unattributed: 'text whose origin is not known',
  mixed: 'their own text, parts of which came from elsewhere',
} as const

function describeTransfer(transfer: Transfer, context: DescribeContext): Description {
  const verb = { pasted: 'Pasted', dropped: 'Dropped', quoted: 'Quoted' }[transfer.gesture]
  const size = sayCount(transfer.chars, 'character')
  const lines = transfer.lines > 1 ? ` in ${sayCount(transfer.lines, 'line')}` : ''
  const replaced = transfer.replacedChars > 0 ? ` It replaced ${sayCount(transfer.replacedChars, 'character')}.` : ''
  const causes = transfer.source === 'mixed' ? innocent.own : innocent[transfer.source]
  return say(
    `${verb} ${size} of ${sourceWords[transfer.source]}`,
    `${size}${lines} went into ${context.fieldName(transfer.field)}.${replaced}`,
    causes,
  )
}

const editWords = {
  typed: 'Typed',
  composed: 'Composed with an input method',
  replaced: 'Replaced by spell-check or autocorrect',
  pasted: 'Pasted',
  dropped: 'Dropped',
  moved: 'Moved',
  deleted: 'Deleted',
  cut: 'Cut',
  undone: 'Undone',
  redone: 'Redone',
  dictated: 'Dictated, or entered by assistive input',
  unexplained: 'Text changed without an input event',
  quoted: 'Quoted',
} as const

const awayWords = {
  'other-window': 'Another window came to the front',
  minimised: 'The window was minimised',
  'screen-locked': 'The screen was locked',
  'own-dialog': 'A dialog of Candor was in front',
  suspend: 'The computer went to sleep',
  unknown: 'The window was not in front',
} as const

export const sensorLabels: Readonly<Record<SensorName, string>> = {
  edits: 'Edits',
  clipboard: 'Clipboard',
  focus: 'Focus',
  fullscreen: 'Full screen',
  displays: 'Displays',
  power: 'Sleep',
  lock: 'Screen lock',
  clock: 'Clock',
  network: 'Network',
  renderer: 'Window faults',
  instances: 'Second start',
}

const sensorStateWords = {
  on: 'can see',
  off: 'cannot see',
  unsupported: 'is not available on this system',
  waived: 'is waived for this attempt',
} as const

function describeStart({ seq, data }: EventOf<'session.started'>, context: DescribeContext): Description {
  const on = `Candor ${data.appVersion} on ${data.runtime}, ${data.os}.`
  const gap = context.gapBefore(seq)
  if (gap === null) return say(data.isResumed ? 'The client went on in a new segment' : 'The client was opened', on)
  const lasted = sayDuration(gap.lengthMs)
  if (gap.cause === 'stopped')
    return say(
      `The client stopped unexpectedly and was opened again after ${lasted}`,
      `Nothing that was written before is lost; the ${lasted} are recorded as an interruption. ${on}`,
      innocent.gap,
    )
  return say(`The client was closed and opened again after ${lasted}`, on, innocent.quit)
}

function sayAccommodation(data: EventOf<'accommodation.applied'>['data']): readonly string[] {
  const { extraTimePercent, extraBreaks, breakMinutes, waived } = data
  return [
    ...(extraTimePercent > 0 ? [`${extraTimePercent} % more time.`] : []),
    ...(extraBreaks > 0 ? [`${sayCount(extraBreaks, 'more break')}.`] : []),
    ...(breakMinutes > 0 ? [`Breaks of ${sayCount(breakMinutes, 'minute')}.`] : []),
    ...(waived.length > 0 ? [`Not used: ${waived.map((sensor) => sensorLabels[sensor]).join(', ')}.`] : []),
  ]
}

const describers: { readonly [Type in EventType]: Describe<Type> } = {
  'session.started': describeStart,
  'session.ended': ({ data }) =>
    data.reason === 'quit' || data.reason === 'shutdown'
      ? say(
          data.reason === 'quit' ? 'The client was closed' : 'The computer shut down',
          'The record ends here properly.',
        )
      : say('The record goes on in a new file', 'The client did this by itself; nothing is missing.'),
  'attempt.opened': ({ data }) => say('The attempt was opened', `${data.assessment}, for ${data.project}.`),
  'consent.recorded': () =>
    say('The candidate agreed to what is recorded', 'The digest of the document is in the record.'),
  'accommodation.applied': ({ data }) =>
    say('What was approved for this candidate was applied', sayAccommodation(data).join(' ')),
  'check.completed': ({ data }) => {
    const notices = data.results.filter((result) => result.outcome !== 'good')
    const words = notices.map((result) => `${result.check}: ${result.detail}`).join(' ')
    return notices.length === 0
      ? say('The system check found everything in place', sayCount(data.results.length, 'check'))
      : say(`The system check noted ${sayCount(notices.length, 'thing')}`, words)
  },
  'assessment.started': () => say('The assessment began', 'Answers are recorded from here on.'),
  'item.viewed': ({ data }, context) => say(`Opened ${context.itemName(data.item)}`, 'Going back and forth is normal.'),
  'item.flagged': ({ data }, context) =>
    data.isFlagged
      ? say(`Flagged ${context.itemName(data.item)} for later`, 'A mark of their own; it changes no answer.')
      : say(`Took the flag off ${context.itemName(data.item)}`, 'A mark of their own; it changes no answer.'),
  'break.started': () => say('A break began', 'Breaks are allowed; the clock stops for them.'),
  'break.ended': ({ data }) =>
    data.cause === 'returned'
      ? say('The candidate came back from the break', 'The clock goes on.')
      : say('The time of the break was over', 'The clock goes on by itself.'),
  'time.ended': ({ data }) =>
    data.section === null
      ? say('The time of the assessment ended', 'Nothing can be written after this; submitting remains possible.')
      : say('The time of a section ended', 'Its answers stay as they are; the other sections go on.'),
  'edit.made': ({ seq, data }, context) => {
    const transfer = context.transfer(seq)
    if (transfer !== null) return describeTransfer(transfer, context)
    const size = data.inserted.length > 0 ? data.inserted.length : data.removed
    const causes = data.kind === 'unexplained' ? innocent.unattributed : []
    return say(
      `${editWords[data.kind]}: ${sayCount(size, 'character')}`,
      `In ${context.fieldName(data.field)}.`,
      causes,
    )
  },
  'field.set': ({ data }, context) =>
    say(`Answered ${context.fieldName(data.field)}`, sayValue(context.field(data.field), data.value)),
  'clipboard.copied': ({ data }) => {
    const verb = data.isCut ? 'Cut' : 'Copied'
    const from = { answer: 'their own answer', stimulus: 'the stimulus', other: 'the page' }[data.region]
    return say(
      `${verb} ${sayCount(data.chars, 'character')} of ${from}`,
      'Later pastes are compared with it.',
      innocent.copy,
    )
  },
  'focus.lost': ({ seq, data }, context) => {
    const awayMs = context.awayMs(seq)
    const title = awayWords[data.cause]
    const seen = data.isVisible ? 'Candor stayed visible.' : 'Candor was not visible.'
    return awayMs === null
      ? say(title, `The record does not say when Candor came back to the front. ${seen}`, innocent.focus[data.cause])
      : say(`${title} for ${sayDuration(awayMs)}`, seen, innocent.focus[data.cause])
  },
  'focus.regained': ({ data }) => say(`Candor was in front again after ${sayDuration(data.awayMs)}`, ''),
  'fullscreen.entered': () => say('Full screen began', ''),
  'fullscreen.left': ({ data }) =>
    say(
      'Full screen ended',
      data.isRequested ? 'Candor asked for it.' : 'Candor did not ask for it.',
      innocent.fullscreen,
    ),
  'displays.changed': ({ data }) => {
    const what = {
      added: 'A display was connected',
      removed: 'A display was disconnected',
      changed: 'A display changed',
    }
    return say(what[data.change], `${sayCount(data.displays.length, 'display')} in use.`, innocent.displays)
  },
  'power.suspended': () => say('The computer went to sleep', '', innocent.power),
  'power.resumed': ({ data }) =>
    say(
      `The computer woke up after ${sayDuration(data.gapMs)}`,
      data.isInferred ? 'The system did not say so; it shows as a jump between two timers.' : '',
      innocent.power,
    ),
  'screen.locked': () => say('The screen was locked', '', innocent.lock),
  'screen.unlocked': () => say('The screen was unlocked', ''),
  'clock.jumped': ({ data }) =>
    say(
      `The computer’s clock moved ${data.deltaMs < 0 ? 'back' : 'forward'} by ${sayDuration(data.deltaMs)}`,
      'The axis follows a clock that cannot be set, and the server’s receipts bound both.',
      innocent.clock,
    ),
  'network.changed': ({ data }) =>
    data.isReachable
      ? say('The server could be reached again', data.detail)
      : say(
          'The server could not be reached',
          `${data.detail} Answers stay on the device until it can.`.trim(),
          innocent.network,
        ),
  'renderer.failed': ({ data }) =>
    say(
      'The client’s window failed and was loaded again',
      `Reason: ${data.reason}. Nothing that was saved is lost.`,
      innocent.fault,
    ),
  'renderer.hung': () => say('The client’s window stopped responding', '', innocent.fault),
  'renderer.recovered': ({ data }) =>
    say(`The window responded again after ${sayDuration(data.hungMs)}`, '', innocent.fault),
  'instance.refused': () =>
    say('A second start of the client was refused', 'The first one went on.', innocent.instance),
  'sensor.covered': ({ data }) =>
    say(`${sensorLabels[data.sensor]}: the sensor ${sensorStateWords[data.state]}`, data.reason),
  'sync.receipted': ({ data }) =>
    say(
      'The server confirmed what it holds',
      `Segment ${data.segment}, up to byte ${data.endOffset.toLocaleString('en-GB')}.`,
    ),
  'journal.repaired': ({ data }) =>
    say(
      'An unfinished last entry was set aside',
      `${sayCount(data.bytesCut, 'byte')} after an interruption.`,
      innocent.fault,
    ),
  'journal.quarantined': ({ data }) =>
    say(
      'A damaged part of the record was set aside',
      `${sayCount(data.bytes, 'byte')} are kept beside it.`,
      innocent.fault,
    ),
  'storage.failed': ({ data }) =>
    say('The device could not store an entry at first', `Code ${data.code}.`, innocent.fault),
  'attempt.handed-over': () =>
    say('The attempt was handed over to another device', 'Nothing can be written here after this.', innocent.handOver),
  'attempt.taken-over': () =>
    say('The attempt was taken over', 'The record was checked whole and goes on here.', innocent.handOver),
  'attempt.submitted': () => say('The attempt was submitted', 'Nothing can be changed after this.'),
}

/** Says an event in words, with its innocent causes; never throws, and blames nobody. */
export function describeEvent(event: JournalEvent, context: DescribeContext): Description {
  const describe = describers[event.type] as Describe<EventType> // safe: the table pairs each type with its own function
  return describe(event, context)
}

/** Says a burst of keys in words. */
export function describeBurst(burst: Burst, context: DescribeContext): Description {
  const lasted = sayDuration(Math.max(burst.toMs - burst.fromMs, 100))
  const removed = burst.removed > 0 ? ` and removed ${sayCount(burst.removed, 'character')}` : ''
  return say(
    `Wrote for ${lasted}`,
    `${sayCount(burst.edits, 'edit')} put in ${sayCount(burst.inserted, 'character')}${removed}, in ${context.fieldName(burst.field)}.`,
  )
}
