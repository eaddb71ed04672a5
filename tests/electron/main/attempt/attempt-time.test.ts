import { afterEach, describe, expect, test } from 'vitest'
import { createTimeKeeper } from '../../../../electron/main/attempt/time-keeper.ts'
import type { JournalEvent } from '../../../../shared/attempt/events.ts'
import type { TimeView } from '../../../../shared/ipc/views.ts'
import type { Accommodation } from '../../../../shared/policy/accommodation.ts'
import type { TimeRules } from '../../../../shared/policy/policy.ts'
import { codeOf } from '../code-of.ts'
import { openSessionDesk } from './attempt-desk.ts'

type Desk = Awaited<ReturnType<typeof openSessionDesk>>
const minute = 60_000
const time: TimeRules = {
  assessmentMinutes: 30,
  sectionMinutes: { two: 10 },
  whileAway: 'stops',
  breaks: { count: 1, minutes: 5 },
  outageMinutes: 5,
}
const desks: Desk[] = []
afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.journal.close('quit')
    desk.remove()
  }
})

/** An attempt that has begun, and what became durable since. */
async function answering(rules: TimeRules = time, accommodation?: Accommodation) {
  const desk = await openSessionDesk({ time: rules, ...(accommodation === undefined ? {} : { accommodation }) })
  desks.push(desk)
  await desk.answering()
  const events: JournalEvent[] = []
  desk.journal.onDurable((durable) => events.push(...durable))
  /** The code that work is refused with, once what it recorded is durable. */
  const tried = async (work: Promise<unknown>) => {
    const code = codeOf(work)
    await desk.journal.flush()
    return code
  }
  const type = (field: string, inserted = 'a') =>
    tried(desk.session.edit({ field, baseLength: 0, splices: [{ kind: 'typed', from: 0, removed: 0, inserted }] }))
  const order = () => tried(desk.session.setField({ field: 'order.best', value: [['b'], ['a'], ['c']] }))
  const ended = () => events.flatMap((event) => (event.type === 'time.ended' ? [event.data.section] : []))
  const view = (item: string) => desk.through(desk.session.viewItem(item))
  return { desk, session: desk.session, events, type, order, ended, view, pass: desk.time.advance }
}

describe('limits', () => {
  test('[TM15] nothing is changed after the end of the assessment’s time, which is recorded once', async () => {
    const { session, type, order, ended, pass } = await answering()
    pass(30 * minute - 1)
    expect(await type('bees.problems')).toBe(null)
    pass(1)
    expect([await type('bees.verdict'), await order()]).toEqual(['attempt/time-over', 'attempt/time-over'])
    await Promise.all([session.noteTime(), session.noteTime()])
    await session.noteTime()
    expect([ended(), session.time().leftMs, session.time().isRunning]).toEqual([[null], 0, false])
  })

  test('[TM15] a section that is over takes nothing, and the others go on', async () => {
    const { session, type, order, ended, view, pass } = await answering()
    await view('order')
    pass(10 * minute)
    expect([await order(), await type('bees.problems')]).toEqual(['attempt/time-over', null])
    await session.noteTime()
    expect([ended(), session.time().sections]).toEqual([['two'], { two: { usedMs: 10 * minute, leftMs: 0 } }])
  })

  test('[TM15] a wall clock that is set back gives no time', async () => {
    const { desk, type, pass } = await answering()
    pass(20 * minute)
    desk.time.jumpWall(-15 * minute)
    pass(10 * minute)
    expect(await type('bees.problems')).toBe('attempt/time-over')
  })

  test('[TM15] the journal tells a session that returns how much was used', async () => {
    const { desk, pass } = await answering()
    pass(29 * minute)
    await desk.journal.close('quit')
    pass(600 * minute)
    const again = await desk.open()
    expect(again.session.time()).toMatchObject({ leftMs: minute, usedMs: 29 * minute, isRunning: true })
    pass(minute)
    expect(await codeOf(again.session.edit({ field: 'bees.problems', baseLength: 0, splices: [] }))).toBe(
      'attempt/time-over',
    )
    await again.journal.close('quit')
  })

  test('[TM16] blank fields keep nobody from submitting once their time has ended', async () => {
    const { session, type, view, pass } = await answering()
    expect(await codeOf(session.submit())).toBe('attempt/incomplete')
    await view('order')
    pass(10 * minute)
    await type('bees.problems', 'five words are enough here')
    await type('bees.verdict', 'five words are enough here')
    expect(await codeOf(session.submit())).toBe('attempt/incomplete')
    pass(20 * minute)
    await view('bees')
    expect([session.state().currentItem, await codeOf(session.submit())]).toEqual(['bees', null])
    expect(session.state().phase).toBe('submitted')
  })

  test('[TM16] a section that is over may be blank, the others may not', async () => {
    const { desk, session, type, view, pass } = await answering()
    await view('order')
    pass(10 * minute)
    await view('bees')
    await type('bees.problems', 'five words are enough here')
    await type('bees.verdict', 'five words are enough here')
    expect(await codeOf(session.submit())).toBe('attempt/incomplete')
    await desk.through(session.setField({ field: 'bees.rating', value: 3 }))
    expect(await codeOf(session.submit())).toBe(null)
  })

  test('[TM10] extra time is enforced as approved, and is in the record', async () => {
    const accommodation = { extraTimePercent: 100, extraBreaks: 0, breakMinutes: 0, waived: [] }
    const { desk, session, type, pass } = await answering(time, accommodation)
    pass(59 * minute)
    expect([await type('bees.problems'), session.time().extraTimePercent]).toEqual([null, 100])
    expect(desk.journal.events.map((event) => event.type).slice(0, 3)).toEqual([
      'session.started',
      'attempt.opened',
      'accommodation.applied',
    ])
    pass(minute)
    expect(await type('bees.verdict')).toBe('attempt/time-over')
  })
})

describe('breaks', () => {
  test('[TM14] a break takes no change and no submission, stops the clock, and is counted', async () => {
    const { session, type, order, pass } = await answering()
    pass(minute)
    await session.startBreak()
    pass(4 * minute)
    const refused = [
      await type('bees.problems'),
      await order(),
      await codeOf(session.viewItem('bees')),
      await codeOf(session.flag('bees', true)),
      await codeOf(session.submit()),
      await codeOf(session.startBreak()),
    ]
    expect(refused).toEqual(refused.map(() => 'attempt/on-break'))
    expect(session.time()).toMatchObject({ usedMs: minute, isRunning: false, breaks: { left: 0, minutes: 5 } })
    await session.endBreak()
    await session.endBreak()
    pass(minute)
    expect([await type('bees.problems'), session.time().usedMs]).toEqual([null, 2 * minute])
    expect(await codeOf(session.startBreak())).toBe('break/none-left')
  })

  test('[TM14] nothing slips in while the start of a break is being written', async () => {
    const { desk, session, type, events } = await answering()
    const letWrite = desk.holdWrites()
    const starting = session.startBreak()
    const refused = [codeOf(session.setField({ field: 'bees.rating', value: 3 })), codeOf(session.startBreak())]
    letWrite()
    await starting
    expect(await Promise.all(refused)).toEqual(['attempt/on-break', 'attempt/on-break'])
    expect([events.map((event) => event.type), await type('bees.problems')]).toEqual([
      ['break.started'],
      'attempt/on-break',
    ])
  })

  test('[TM14] no break begins before the assessment, nor after its time', async () => {
    const desk = await openSessionDesk({ time })
    desks.push(desk)
    const early = await codeOf(desk.session.startBreak())
    const { session, pass } = await answering()
    pass(30 * minute)
    expect([early, await codeOf(session.startBreak())]).toEqual(['attempt/wrong-phase', 'attempt/time-over'])
  })

  test('[TM14] the end of the allowance is recorded, also when the client was closed then', async () => {
    const { desk, session, events, type, pass } = await answering()
    await session.startBreak()
    pass(5 * minute)
    expect(await type('bees.problems')).toBe(null)
    await session.noteTime()
    expect(events.map((event) => event.data)).toContainEqual({ cause: 'over' })
    const other = await answering()
    await other.session.startBreak()
    await other.desk.journal.close('quit')
    other.pass(9 * minute)
    const again = await other.desk.open()
    await again.session.noteTime()
    expect(again.session.state().breakStartedWallMs).toBe(null)
    await again.journal.close('quit')
    expect(desk.session.time().usedMs).toBe(0)
  })
})

test('flags are recorded when they change, for items of the pack, and come back', async () => {
  const { desk, session, events } = await answering()
  await session.flag('order', true)
  await session.flag('order', true)
  await session.flag('bees', true)
  await session.flag('order', false)
  expect(await codeOf(session.flag('none', true))).toBe('ipc/refused')
  expect(events.map((event) => event.data)).toEqual([
    { item: 'order', isFlagged: true },
    { item: 'bees', isFlagged: true },
    { item: 'order', isFlagged: false },
  ])
  await desk.journal.close('quit')
  const again = await desk.open()
  expect([...again.session.state().flagged]).toEqual(['bees'])
  await again.journal.close('quit')
})

test('[TM17] the page is told when something ends or moves, and once a minute while the clock runs', async () => {
  const { desk, session, view, pass } = await answering()
  const told: TimeView[] = []
  const timers = {
    every: () => () => undefined,
    after: (ms: number, callback: () => void) => {
      const timer = desk.time.timers.set(callback, ms)
      return () => desk.time.timers.clear(timer)
    },
  }
  const keeper = createTimeKeeper({ session, timers, tell: (it) => told.push(it) })
  desk.journal.onDurable(keeper.saw)
  keeper.look()
  for (let step = 0; step < 3; step++) pass(minute)
  expect(told.map((it) => it.usedMs / minute)).toEqual([0, 1, 2, 3])
  await view('order')
  for (let step = 0; step < 10; step++) pass(minute)
  await desk.journal.flush()
  expect(session.time().sections.two).toEqual({ usedMs: 10 * minute, leftMs: 0 })
  expect(told.at(-1)?.sections.two?.leftMs).toBe(0)
  const before = told.length
  keeper.stop()
  pass(minute)
  expect(told.length).toBe(before)
})
