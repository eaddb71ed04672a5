import { describe, expect, test } from 'vitest'
import { createReactor } from '../../../../electron/main/react/reactor.ts'
import type { JournalEvent, NewEvent } from '../../../../shared/attempt/events.ts'
import type { NoticedView } from '../../../../shared/ipc/reason-views.ts'
import { type IntegrityRules, recordOnly } from '../../../../shared/policy/integrity.ts'
import type { Policy } from '../../../../shared/policy/policy.ts'
import { createEventList, smallPack } from '../../../fixtures/events.ts'

const display = { width: 1280, height: 800, scale: 1, isInternal: false }
const added: NewEvent = { type: 'displays.changed', data: { change: 'added', displays: [display, display] } }
const refused: NewEvent = { type: 'shortcut.refused', data: { shortcut: 'Ctrl+P', count: 1 } }

function desk(reactions: Partial<IntegrityRules['reactions']>, earlier: readonly JournalEvent[] = []) {
  const journal: JournalEvent[] = [...earlier]
  const told: NoticedView[] = []
  let isRunning = true
  const policy = {
    lockdown: 'observe',
    isFullscreenAsked: false,
    waived: [],
    toleratedFocusLoss: { count: 0, awayMs: 0 },
    integrity: { ...recordOnly, reactions: { ...recordOnly.reactions, ...reactions } },
  } as unknown as Policy // the rest is of no concern here
  const write = async (event: NewEvent) => {
    const seq = journal.length
    const stamped = { ...event, seq, segment: 0, monoMs: seq, wallMs: 1_000 + seq } as JournalEvent
    journal.push(stamped)
    reactor.saw([stamped])
    return seq
  }
  const reactor = createReactor({
    policy,
    pack: smallPack,
    events: earlier,
    isRunning: () => isRunning,
    record: write,
    told: (noticed) => told.push(noticed),
    askedChanged: () => undefined,
  })
  const asked = () => reactor.asked().map(({ seq, kind, isLocked }) => `${seq} ${kind}${isLocked ? ' locked' : ''}`)
  const end = () => {
    isRunning = false
  }
  return { write, told, asked, journal, end, reactor }
}

describe('[L19] the reaction', () => {
  test('record does nothing more', async () => {
    const { write, told, asked, journal } = desk({})
    await write(added)
    await write(refused)
    expect([told, asked(), journal.length]).toEqual([[], [], 2])
  })

  test('tell tells, and writes nothing', async () => {
    const { write, told, asked, journal } = desk({ 'shortcut-refused': 'tell' })
    await write(refused)
    expect(told.map(({ kind, shortcut }) => [kind, shortcut])).toEqual([['shortcut-refused', 'Ctrl+P']])
    expect([asked(), journal.length]).toEqual([[], 1])
  })

  test('ask and lock ask in the journal, and the reason ends it', async () => {
    for (const reaction of ['ask', 'lock'] as const) {
      const { write, asked, journal } = desk({ 'displays-changed': reaction })
      await write(added)
      expect(asked()).toEqual([`1 displays-changed${reaction === 'lock' ? ' locked' : ''}`])
      expect(journal[1]?.type === 'reason.asked' && journal[1].data).toEqual({
        about: 0,
        kind: 'displays-changed',
        isLocked: reaction === 'lock',
      })
      await write({ type: 'reason.given', data: { askedSeq: 1, text: 'A notification came up' } })
      expect(asked()).toEqual([])
    }
  })
})

test('[L24] one reason of a kind is asked for at a time', async () => {
  const { write, asked } = desk({ 'displays-changed': 'lock', 'shortcut-refused': 'ask' })
  await Promise.all([write(added), write(added), write(refused), write(refused), write(added)])
  await write(added)
  expect(asked().map((one) => one.split(' ')[1])).toEqual(['displays-changed', 'shortcut-refused'])
})

test('[L25] what is asked in the journal is still asked after a restart, with the same words; the past asks nothing new', async () => {
  const first = desk({ 'displays-changed': 'lock' })
  await first.write(added)
  const before = first.reactor.asked()
  const second = desk({ 'displays-changed': 'lock', 'shortcut-refused': 'ask' }, first.journal)
  expect(second.reactor.asked()).toEqual(before)
  await second.write({ type: 'reason.given', data: { askedSeq: 1, text: 'x' } })
  const third = desk({ 'displays-changed': 'lock' }, second.journal)
  expect(third.asked()).toEqual([])
})

test('nobody is asked when the assessment does not run', async () => {
  const { write, told, asked, end } = desk({ 'displays-changed': 'lock', 'shortcut-refused': 'tell' })
  end()
  await write(added)
  await write(refused)
  expect([told, asked()]).toEqual([[], []])
})

test('[L23] own text and the item’s give no occasion; text from outside does', async () => {
  const list = createEventList()
  const { write, asked } = desk({ 'external-paste': 'ask' }, list.open().events)
  const edit = (kind: 'typed' | 'pasted', from: number, inserted: string) =>
    write({ type: 'edit.made', data: { kind, field: 0, from, removed: 0, inserted } })
  await edit('typed', 0, 'My own sentence here.')
  await write({
    type: 'clipboard.copied',
    data: { region: 'answer', field: 0, from: 0, to: 21, chars: 21, isCut: false },
  })
  await edit('pasted', 21, 'My own sentence here.')
  await edit('pasted', 42, 'They were first kept in 1851')
  expect(asked()).toEqual([])
  await edit('pasted', 70, 'Something that nobody wrote or read here.')
  expect(asked().map((one) => one.split(' ')[1])).toEqual(['external-paste'])
})
