import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../../../shared/attempt/events.ts'
import type { Args } from '../../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../../shared/pack/response.ts'
import { codeOf } from '../code-of.ts'
import { openSessionDesk } from './attempt-desk.ts'

let desk: Awaited<ReturnType<typeof openSessionDesk>>
let events: JournalEvent[]
beforeEach(async () => {
  desk = await openSessionDesk()
  events = []
  desk.journal.onDurable((durable) => events.push(...durable))
})
afterEach(async () => {
  desk.refuseWith(null)
  await desk.journal.close('quit')
  desk.remove()
})

const words = 'five words are enough here'
const type = (field: string, baseLength: number, inserted: string): Args<'attempt/edit'> => ({
  field,
  baseLength,
  splices: [{ kind: 'typed', from: baseLength, removed: 0, inserted }],
})
const edit = (request: Args<'attempt/edit'>) => desk.through(desk.session.edit(request))
const set = (field: string, value: FieldValue) => desk.through(desk.session.setField({ field, value }))
const factsOf = () => events.map(({ type: name, data }) => ({ type: name, data }))
const everyDemand = () => [
  desk.session.edit(type('bees.problems', 0, 'a')),
  desk.session.setField({ field: 'bees.rating', value: 3 }),
  desk.session.copied({ region: 'other', chars: 1, isCut: false }),
  desk.session.viewItem('bees'),
  desk.session.submit(),
]

const refusedAll = (code: string) => Array.from({ length: 5 }, () => code)

/** Fills every field, so that the attempt may be submitted. */
async function fill(): Promise<void> {
  await edit(type('bees.problems', 0, words))
  await edit(type('bees.verdict', 0, words))
  await set('bees.rating', 4)
  await set('order.best', [['b'], ['a'], ['c']])
}

describe('phases', () => {
  test('nothing is answered before the assessment begins', async () => {
    expect(await Promise.all(everyDemand().map(codeOf))).toEqual(refusedAll('attempt/wrong-phase'))
    expect(events).toEqual([])
  })

  test('the assessment begins after consent and check, not before, and once', async () => {
    const early = await codeOf(desk.session.begin())
    await desk.consent()
    const unchecked = await codeOf(desk.session.begin())
    await desk.session.check([])
    await Promise.all([desk.session.begin(), desk.session.begin()])
    await desk.session.begin()
    expect([early, unchecked]).toEqual(['attempt/wrong-phase', 'attempt/wrong-phase'])
    expect(events.map((event) => event.type)).toEqual(['consent.recorded', 'check.completed', 'assessment.started'])
  })

  test('the assessment does not begin while the check says that something must be put right', async () => {
    const result = {
      check: 'storage',
      facts: { reason: 'storage.low', megabytes: 3 },
      detail: '3 MB free',
    } as const
    await desk.consent()
    await desk.session.check([{ ...result, outcome: 'blocked' }])
    expect(await codeOf(desk.session.begin())).toBe('attempt/blocked')
    await desk.session.check([{ ...result, outcome: 'good' }])
    expect(await codeOf(desk.session.begin())).toBe(null)
  })

  test('a check is recorded in its English words, without their facts, and within its limit, and not during the assessment', async () => {
    await desk.answering()
    expect(events.find((event) => event.type === 'check.completed')?.data).toEqual({
      results: [{ check: 'runtime', outcome: 'good', detail: 'x'.repeat(200) }],
    })
    expect(await codeOf(desk.session.check([]))).toBe('attempt/wrong-phase')
  })

  test('nothing is answered after submission', async () => {
    await desk.answering()
    await fill()
    await desk.through(desk.session.submit())
    const before = events.length
    expect(await Promise.all(everyDemand().map(codeOf))).toEqual(refusedAll('attempt/locked'))
    expect([await codeOf(desk.session.begin()), await codeOf(desk.session.check([]))]).toEqual([
      'attempt/wrong-phase',
      'attempt/wrong-phase',
    ])
    expect(events.length).toBe(before)
  })

  test('nothing is answered while a submission is being written', async () => {
    await desk.answering()
    await fill()
    const letWrite = desk.holdWrites()
    const submitting = desk.session.submit()
    const codes = await Promise.all(everyDemand().map(codeOf))
    letWrite()
    await submitting
    expect([codes, desk.session.state().phase]).toEqual([refusedAll('attempt/locked'), 'submitted'])
  })
})

describe('edits', () => {
  beforeEach(() => desk.answering())

  test('each splice is one event, and the last one’s number is the answer', async () => {
    const splices = [
      { kind: 'typed', from: 0, removed: 0, inserted: 'ab' },
      { kind: 'deleted', from: 1, removed: 1, inserted: '' },
    ] as const
    const seq = await edit({ field: 'bees.verdict', baseLength: 0, splices: [...splices] })
    expect(factsOf().slice(-2)).toEqual(splices.map((splice) => ({ type: 'edit.made', data: { field: 1, ...splice } })))
    expect([seq, desk.session.state().values[1]]).toEqual([events.at(-1)?.seq, 'a'])
  })

  test('an unknown field, a rating and a prototype’s name take no edit', async () => {
    const fields = ['', 'bees', 'bees.none', 'bees.rating', 'order.best', '__proto__', 'constructor']
    expect(await Promise.all(fields.map((field) => codeOf(desk.session.edit(type(field, 0, 'a')))))).toEqual(
      fields.map(() => 'ipc/refused'),
    )
  })

  test('a page that is out of step changes nothing', async () => {
    await edit(type('bees.problems', 0, 'abc'))
    const before = events.length
    const misfits = [
      type('bees.problems', 0, 'x'),
      type('bees.problems', 4, 'x'),
      { field: 'bees.problems', baseLength: 3, splices: [{ kind: 'deleted', from: 2, removed: 2, inserted: '' }] },
      {
        field: 'bees.problems',
        baseLength: 3,
        splices: [
          { kind: 'typed', from: 3, removed: 0, inserted: 'd' },
          { kind: 'typed', from: 9, removed: 0, inserted: 'e' },
        ],
      },
      type('bees.problems', 3, 'x'.repeat(199_998)),
    ] satisfies Args<'attempt/edit'>[]
    expect(await Promise.all(misfits.map((request) => codeOf(desk.session.edit(request))))).toEqual(
      misfits.map(() => 'attempt/out-of-step'),
    )
    expect([events.length, desk.session.state().values[0]]).toEqual([before, 'abc'])
    await edit(type('bees.problems', 3, 'd'))
    expect(desk.session.state().values[0]).toBe('abcd')
  })

  test('edits that wait for the disk count for the next one, and show only once they are durable', async () => {
    const letWrite = desk.holdWrites()
    const both = [desk.session.edit(type('bees.problems', 0, 'ab')), desk.session.edit(type('bees.problems', 2, 'cd'))]
    const flushed = desk.journal.flush()
    expect(desk.session.state().values[0]).toBe(null)
    letWrite()
    await flushed
    await Promise.all(both)
    expect(desk.session.state().values[0]).toBe('abcd')
  })

  test('a session that returns goes on where the journal ends', async () => {
    await edit(type('bees.problems', 0, 'abc'))
    await desk.journal.close('quit')
    const again = await desk.open()
    const codes = [
      await codeOf(again.session.edit(type('bees.problems', 0, 'x'))),
      await codeOf(
        (async () => {
          const work = again.session.edit(type('bees.problems', 3, 'd'))
          await again.journal.flush()
          await work
        })(),
      ),
    ]
    expect([codes, again.session.state().values[0]]).toEqual([['attempt/out-of-step', null], 'abcd'])
    await again.journal.close('quit')
  })
})

describe('ratings, orderings, copies and items', () => {
  beforeEach(() => desk.answering())

  test('a field takes values of its own kind', async () => {
    await set('bees.rating', 5)
    await set('bees.rating', null)
    await set('order.best', [['c'], ['a']])
    expect(factsOf().slice(-3)).toEqual([
      { type: 'field.set', data: { field: 2, value: 5 } },
      { type: 'field.set', data: { field: 2, value: null } },
      { type: 'field.set', data: { field: 3, value: [['c'], ['a']] } },
    ])
  })

  test('and no other', async () => {
    const wrong: readonly (readonly [string, FieldValue])[] = [
      ['bees.problems', 'text by the back door'],
      ['bees.problems', null],
      ['bees.rating', 'five'],
      ['bees.rating', [['a']]],
      ['bees.rating', 9],
      ['order.best', 3],
      ['order.best', 'a'],
      ['order.best', [['a'], ['z']]],
      ['order.best', [['__proto__']]],
      ['none', 3],
    ]
    const codes = await Promise.all(wrong.map(([field, value]) => codeOf(desk.session.setField({ field, value }))))
    expect(codes).toEqual(wrong.map(([, value]) => (value === 9 ? 'journal/event-invalid' : 'ipc/refused')))
  })

  test('a copy names its field by number, and one from elsewhere names none', async () => {
    await desk.session.copied({ region: 'answer', field: 'bees.verdict', from: 0, to: 4, chars: 4, isCut: true })
    await desk.session.copied({ region: 'stimulus', stimulus: 'response', chars: 9, isCut: false })
    expect(factsOf().slice(-2)).toEqual([
      { type: 'clipboard.copied', data: { region: 'answer', field: 1, from: 0, to: 4, chars: 4, isCut: true } },
      { type: 'clipboard.copied', data: { region: 'stimulus', stimulus: 'response', chars: 9, isCut: false } },
    ])
    const unknown = desk.session.copied({ region: 'answer', field: 'bees.none', chars: 1, isCut: false })
    expect(await codeOf(unknown)).toBe('ipc/refused')
  })

  test('an item is viewed when it changes, and must be one of the pack', async () => {
    await desk.through(desk.session.viewItem('order'))
    await desk.through(desk.session.viewItem('order'))
    expect([await codeOf(desk.session.viewItem('none')), await codeOf(desk.session.viewItem('toString'))]).toEqual([
      'ipc/refused',
      'ipc/refused',
    ])
    expect(factsOf().filter((fact) => fact.type === 'item.viewed')).toEqual([
      { type: 'item.viewed', data: { item: 'order' } },
    ])
  })
})

describe('submission', () => {
  beforeEach(() => desk.answering())

  test('it refuses while any field is blank or too short, and leaves no trace', async () => {
    const codes = [await codeOf(desk.session.submit())]
    await fill()
    await set('order.best', [['b'], ['a']])
    codes.push(await codeOf(desk.session.submit()))
    await set('order.best', [['b'], ['a'], ['c']])
    await edit({
      field: 'bees.problems',
      baseLength: words.length,
      splices: [{ kind: 'deleted', from: 4, removed: words.length - 4, inserted: '' }],
    })
    codes.push(await codeOf(desk.session.submit()))
    await set('bees.rating', null)
    codes.push(await codeOf(desk.session.submit()))
    expect(codes).toEqual(codes.map(() => 'attempt/incomplete'))
    expect([events.some((event) => event.type === 'attempt.submitted'), desk.session.state().phase]).toEqual([
      false,
      'answering',
    ])
    await edit(type('bees.problems', 4, ' words are enough here'))
    expect(desk.session.state().values[0]).toBe(words)
  })

  test('what still waits for the disk is part of it', async () => {
    await fill()
    await set('bees.rating', null)
    const setting = desk.session.setField({ field: 'bees.rating', value: 2 })
    await desk.session.submit()
    await setting
    expect([desk.session.state().phase, desk.session.state().values[2], events.at(-1)?.type]).toEqual([
      'submitted',
      2,
      'attempt.submitted',
    ])
  })
})

describe('what is saved', () => {
  beforeEach(() => desk.answering())

  test('it is saved, saving, failed while the disk refuses, and saved when it takes all', async () => {
    desk.told.splice(0)
    desk.refuseWith(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    const work = desk.session.edit(type('bees.problems', 0, 'abc'))
    await desk.journal.flush().catch(() => undefined)
    const during = [desk.session.save().state, desk.session.state().values[0]]
    desk.refuseWith(null)
    desk.time.advance(60_000)
    await work
    expect(during).toEqual(['failed', null])
    expect([desk.session.save().state, desk.session.state().values[0]]).toEqual(['saved', 'abc'])
    const states = desk.told.map((view) => view.state)
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['saving', 'failed', 'saved'])
    expect(desk.told.find((view) => view.state === 'failed')).toMatchObject({ code: 'journal/storage-full' })
  })

  test('a submission on a disk that refuses fails with the disk’s code, and may be tried again', async () => {
    await fill()
    desk.refuseWith(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    const waiting = desk.session.setField({ field: 'bees.rating', value: 1 })
    expect(await codeOf(desk.session.submit())).toBe('journal/storage-full')
    desk.refuseWith(null)
    desk.time.advance(60_000)
    await waiting
    await desk.session.submit()
    expect(desk.session.state().phase).toBe('submitted')
  })
})
