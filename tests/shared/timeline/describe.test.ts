import { describe, expect, test } from 'vitest'
import { type EventData, eventData, type PlainEventType } from '../../../shared/attempt/events.ts'
import { sayCount, sayDuration, sayShare } from '../../../shared/timeline/amounts.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { createDescribeContext, describeBurst, describeEvent } from '../../../shared/timeline/describe.ts'
import { laneOfType } from '../../../shared/timeline/lane.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const begin = () => createEventList().start().open()

function tell(list: ReturnType<typeof begin>, seq = list.last()) {
  const timeline = deriveTimeline(list.events, smallPack)
  const event = list.events[seq]
  if (event === undefined) throw new Error(`there is no event ${seq}`)
  return describeEvent(event, createDescribeContext(list.events, smallPack, timeline))
}

/** Data that fits each event type; the catalogue checks it below. */
const embedded = { kind: 'embedded', name: '1' } as const
const evidence = { turnId: '1', start: 0, end: 4 }
const samples: { readonly [Type in PlainEventType]?: EventData<Type> } = {
  'session.ended': { reason: 'quit' },
  'consent.recorded': { consentDigest: '0'.repeat(64), choices: {} },
  'check.completed': { results: [{ check: 'Network', outcome: 'notice', detail: 'The server is slow.' }] },
  'intake.consented': { choices: { voice: true, keepAudio: false, shareTranscript: true }, language: 'en', told: [] },
  'intake.asked': {
    turnId: '1',
    slot: 'language',
    question: 'language.opening',
    text: 'Which languages do you work in?',
    reason: { kind: 'opening', score: 1, words: 'Nothing is known yet.' },
    by: embedded,
  },
  'intake.answered': {
    turnId: '1',
    text: 'Secret words',
    way: 'voice',
    transcriber: { kind: 'openai', name: 'whisper-1' },
    audio: { digest: '0'.repeat(64), durationMs: 2_000, isKept: false },
  },
  'intake.corrected': { turnId: '1', text: 'Secret words' },
  'intake.skipped': { turnId: '1' },
  'intake.mode-changed': { mode: 'keyboard' },
  'intake.failed': { stage: 'phrase', by: { kind: 'openai', name: 'm' }, code: 'intake/x', instead: embedded },
  'intake.concluded': {
    id: '1.1',
    conclusion: {
      slot: 'language',
      value: 'Secret words',
      concept: null,
      taxonomy: null,
      amount: null,
      confidence: 0.5,
      evidence,
    },
    by: embedded,
  },
  'intake.decided': { id: '1.1', decision: 'confirmed', value: 'Secret words' },
  'intake.update-chosen': { id: '1.1', isChosen: true },
  'intake.finished': { answered: 3, cause: 'candidate' },
  'intake.deleted': {},
  'assessment.started': {},
  'item.viewed': { item: 'bees' },
  'field.set': { field: 2, value: 4 },
  'clipboard.copied': { region: 'stimulus', stimulus: 'response', chars: 12, isCut: false },
  'focus.lost': { cause: 'unknown', isFullscreen: false, isVisible: true },
  'focus.regained': { lossSeq: 2, awayMs: 900 },
  'fullscreen.entered': {},
  'fullscreen.left': { isRequested: false },
  'displays.changed': { change: 'added', displays: [] },
  'power.suspended': {},
  'power.resumed': { gapMs: 60_000, isInferred: true },
  'screen.locked': {},
  'screen.unlocked': {},
  'clock.jumped': { deltaMs: -3_600_000 },
  'network.changed': { isReachable: false, detail: '' },
  'renderer.failed': { reason: 'crashed', exitCode: 139 },
  'renderer.hung': {},
  'renderer.recovered': { hungMs: 2_000 },
  'instance.refused': { carriedInvitation: true },
  'sensor.covered': { sensor: 'lock', state: 'unsupported', reason: 'Linux does not tell.' },
  'sync.receipted': { segment: 0, endOffset: 4_096, serverTimeMs: 1, receipt: 'r' },
  'journal.repaired': { segment: 0, bytesCut: 12, reason: 'torn tail' },
  'journal.quarantined': { segment: 1, bytes: 900, code: 'journal/damaged' },
  'storage.failed': { code: 'ENOSPC' },
  'attempt.submitted': {},
}

describe('words', () => {
  test('[T10] every type of the catalogue has a lane and words, and none of them accuses', () => {
    const types = Object.keys(eventData) as PlainEventType[] // safe: the keys of a const object
    const words = types.map((type) => {
      const list = begin()
      const data = samples[type]
      if (data !== undefined) list.add(type, eventData[type].parse(data) as never) // safe: parsed by its own schema
      const { title, words, innocentCauses } = tell(list)
      return [title, words, ...innocentCauses].join(' ')
    })
    expect(Object.keys(laneOfType).toSorted()).toEqual([...types, 'edit.made'].toSorted())
    expect(words.filter((text) => text.length < 12)).toEqual([])
    expect(words.filter((text) => text.includes('Secret words'))).toEqual([]) // what was said in the intake
    expect(words.filter((text) => /cheat|suspici|violat|left the exam|!|undefined|NaN/i.test(text))).toEqual([])
  })

  test('[T10] a focus loss says how long, whether the client stayed visible, and what else it may be', () => {
    const list = begin().add('focus.lost', { cause: 'other-window', isFullscreen: true, isVisible: true }).wait(41_000)
    list.add('focus.regained', { lossSeq: 2, awayMs: 41_000 })
    expect(tell(list, 2)).toEqual({
      title: 'Another window came to the front for 41 s',
      words: 'Candor stayed visible.',
      innocentCauses: [
        'A notification, an update or a system prompt came to the front.',
        'A password manager, dictation or other assistive program took the focus.',
        'A click on the desktop or on another display.',
      ],
    })
  })

  test('[T10] a paste says its size, lines, source, field and what it replaced', () => {
    const list = begin()
      .edit('typed', 0, 0, 'short')
      .edit('pasted', 0, 5, `${'x'.repeat(2_398)}\ny`)
    expect(tell(list)).toMatchObject({
      title: 'Pasted 2,400 characters of text from outside the assessment',
      words: '2,400 characters in 2 lines went into Bees, Problems. It replaced 5 characters.',
    })
  })

  test('[T10] a crash is an interruption, a quit is not', () => {
    expect([
      tell(begin().start(63_000)).title,
      tell(begin().add('session.ended', { reason: 'quit' }).start(63_000)).title,
    ]).toEqual([
      'The client stopped unexpectedly and was opened again after 1 min 3 s',
      'The client was closed and opened again after 1 min 3 s',
    ])
  })

  test('[T6] a burst says how long, how much and where', () => {
    const list = begin().edit('typed', 0, 0, 'ab').wait(2_000).edit('deleted', 1, 1, '')
    const timeline = deriveTimeline(list.events, smallPack)
    const [burst] = timeline.bursts
    if (burst === undefined) throw new Error('there is a burst')
    expect(describeBurst(burst, createDescribeContext(list.events, smallPack, timeline))).toEqual({
      title: 'Wrote for 2.0 s',
      words: '2 edits put in 2 characters and removed 1 character, in Bees, Problems.',
      innocentCauses: [],
    })
  })
})

test('amounts carry their unit and round once', () => {
  expect([
    [0, 400, 9_949, 9_951, 41_000, 59_600, 60_000, 125_000, 3_600_000, -3_840_000].map(sayDuration),
    [sayCount(1, 'line'), sayCount(2_400, 'character'), sayCount(2, 'entry', 'entries')],
    [0, 0.004, 0.305, 0.996, 1].map(sayShare),
  ]).toEqual([
    ['0.0 s', '0.4 s', '9.9 s', '10 s', '41 s', '1 min', '1 min', '2 min 5 s', '1 h', '1 h 4 min'],
    ['1 line', '2,400 characters', '2 entries'],
    ['0 %', 'under 1 %', '31 %', 'over 99 %', '100 %'],
  ])
})
