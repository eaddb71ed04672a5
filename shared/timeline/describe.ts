import type { EventOf, EventType, JournalEvent } from '../attempt/events.ts'
import type { Field } from '../pack/field.ts'
import { type FieldEntry, listFields, listItems, type Pack } from '../pack/pack.ts'
import type { Transfer } from '../provenance/derive.ts'
import { sayCount, sayDuration } from './amounts.ts'
import { innocent } from './causes.ts'
import { intakeDescribers } from './describe-intake.ts'
import {
  awayWords,
  editWords,
  holdLabels,
  reactionWords,
  sensorLabels,
  sensorStateWords,
  sourceWords,
} from './labels.ts'
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
  const name = `${item.title}, ${field.label.replace(/[.:]$/, '')}` // it stands within a sentence
  return slot === null ? name : `${name}, ${field.kind === 'criteria' ? 'criterion' : 'comment'} ${slot}`
}

type Describe<Type extends EventType> = (event: EventOf<Type>, context: DescribeContext) => Description

const say = (title: string, words: string, innocentCauses: readonly string[] = []): Description => ({
  title,
  words,
  innocentCauses,
})

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
  const { extraTimePercent, extraBreaks, breakMinutes, waived, uncounted = [] } = data
  return [
    ...(extraTimePercent > 0 ? [`${extraTimePercent} % more time.`] : []),
    ...(extraBreaks > 0 ? [`${sayCount(extraBreaks, 'more break')}.`] : []),
    ...(breakMinutes > 0 ? [`Breaks of ${sayCount(breakMinutes, 'minute')}.`] : []),
    ...(waived.length > 0 ? [`Not used: ${waived.map((sensor) => sensorLabels[sensor]).join(', ')}.`] : []),
    ...(uncounted.length > 0
      ? [`Shown and not counted: ${uncounted.map((sensor) => sensorLabels[sensor]).join(', ')}.`]
      : []),
  ]
}

function describeDispute({ data }: EventOf<'claim.disputed'>): Description {
  const claims = {
    keys: ['typed characters', 'key presses'],
    'paste-size': ['pasted characters', 'characters on the clipboard'],
    'paste-gesture': ['pastes', 'gestures that can paste'],
  } as const
  const [claimed, seen] = claims[data.claim]
  return say(
    'The page and the client’s core do not agree',
    `The page told of ${data.claimed} ${claimed}; the core saw ${data.seen} ${seen}.`,
    innocent.dispute,
  )
}

function describeHold({ data }: EventOf<'hold.changed'>): Description {
  const held = data.parts.filter(({ isHeld }) => isHeld).map(({ part }) => holdLabels[part])
  const loose = data.parts.filter(({ isHeld, reason }) => !isHeld && reason !== '')
  const missing = loose.map(({ part, reason }) => `Not ${holdLabels[part]}: ${reason}`).join(' ')
  if (held.length === 0) return say('Nothing holds the computer', missing)
  return say(`The client holds the computer: ${held.join(', ')}`, missing)
}

const describers: { readonly [Type in EventType]: Describe<Type> } = {
  ...intakeDescribers,
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
  'window.changed': ({ data }) =>
    say(
      `The window was ${data.change}`,
      'A window that another covers is not one that was left.',
      innocent.focus.minimised,
    ),
  'shortcut.refused': ({ data }) =>
    say(
      `${data.shortcut} was pressed${data.count > 1 ? ` ${sayCount(data.count, 'time')}` : ''} and did nothing`,
      'The policy blocks it. The system may take some shortcuts before the client sees them.',
      innocent.shortcut,
    ),
  'menu.asked': () => say('A context menu was asked for', '', innocent.shortcut),
  'transfer.refused': ({ data }, context) =>
    say(
      `${data.gesture === 'pasted' ? 'A paste' : 'A drop'} of ${sayCount(data.chars, 'character')} from outside was not let in`,
      `Into ${context.fieldName(data.field)}. The policy keeps the clipboard of the assessment apart.`,
      innocent.refusedTransfer,
    ),
  'clipboard.changed': ({ data }) =>
    say(
      'The clipboard was another one after the departure than before',
      `Size: ${data.size}. What is on it is never looked at.`,
      innocent.clipboardChanged,
    ),
  'claim.disputed': describeDispute,
  'idle.passed': ({ data }) =>
    say(`No key and no pointer for ${sayDuration(data.idleMs)}`, 'It is never counted.', innocent.idle),
  'power.source-changed': ({ data }) =>
    say(data.isOnBattery ? 'The computer went on battery' : 'The computer went on mains power', ''),
  'power.slowed': ({ data }) => say('The computer slowed down', data.detail, innocent.slow),
  'user.switched': ({ data }) =>
    say(
      data.isActive ? 'The candidate’s session came back to the screen' : 'Another user’s session took the screen',
      '',
      innocent.user,
    ),
  'capture.requested': ({ data }) =>
    say(
      data.isRequested
        ? 'The system was asked to keep the window out of pictures of the screen'
        : 'The window may be in pictures of the screen',
      `${data.reason} It is a request; no system guarantees it.`.trim(),
    ),
  'capture.permitted': ({ data }) =>
    say('Whether programs may record the screen was looked up', `The system says: ${data.status}.`),
  'process.noticed': ({ data }) =>
    say(
      `${sayCount(data.count, 'program')} of the kind “${data.kind}” ran`,
      `Rule ${data.rule} of the policy. For information; no finding counts it.`,
      innocent.process,
    ),
  'machine.noticed': ({ data }) =>
    say(
      'The computer may be a virtual machine',
      `${data.signals.join(', ')}. For information; no finding counts it.`,
      innocent.machine,
    ),
  'remote.noticed': ({ data }) =>
    say('The session may be a remote one', `${data.kind}. For information; no finding counts it.`, innocent.remote),
  'assistive.changed': ({ data }) =>
    say(
      data.isOn ? 'Assistive technology was on' : 'Assistive technology was off',
      'Recorded with the candidate’s consent. It explains other events and is never held against anyone.',
    ),
  'devtools.opened': () => say('Developer tools were opened', 'Released clients do not have them.', innocent.devtools),
  'navigation.refused': ({ data }) =>
    say('A link that leads out of the assessment was not followed', data.target, innocent.link),
  'permission.asked': ({ data }) =>
    say(`The page asked for “${data.permission}”`, data.isGranted ? 'It was allowed.' : 'It was refused.'),
  'download.refused': () => say('A download was refused', 'Nothing was saved.', innocent.link),
  'self.checked': ({ data }) => {
    const words = {
      good: 'Every file is the one that was built.',
      differs: `Not as they were built: ${data.mismatches.join(', ')}.`,
      'not-packaged': 'This client was not installed from a package, so there was nothing to compare with.',
    }
    return say('The client checked its own files', words[data.result], data.result === 'good' ? [] : innocent.selfCheck)
  },
  'storage.low': ({ data }) =>
    say('Little space is left on the device', `${sayCount(data.freeBytes, 'byte')} free.`, innocent.fault),
  'hold.changed': describeHold,
  'reason.asked': ({ data }) =>
    say(
      data.isLocked ? 'The assessment waited for a reason' : 'The candidate was asked for a reason',
      `Because ${reactionWords[data.kind]}. Any reason is enough.`,
    ),
  'reason.given': ({ data }) => say('The candidate gave a reason', `“${data.text}”`),
  'candidate.noted': ({ data }) => say('The candidate replied to an event', `“${data.text}”`),
  'hand.raised': ({ data }) =>
    say(data.isRaised ? 'The candidate raised a hand' : 'The candidate lowered the hand', ''),
  'message.sent': ({ data }) => say('The candidate wrote to the invigilator', `“${data.text}”`),
  'message.arrived': ({ data }) => say('The invigilator wrote to the candidate', `“${data.text}”`),
  'message.read': () => say('The candidate opened the invigilator’s message', ''),
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
