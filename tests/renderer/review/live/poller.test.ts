import { beforeEach, describe, expect, test } from 'vitest'
import { createPoller, type Polled } from '../../../../renderer/review/live/poller.ts'

interface Question {
  readonly answer: (value: string) => void
  readonly fail: (failure: Error) => void
}
let questions: Question[] = []
let timers = new Map<number, () => void>()
let told: Polled<string>[] = []
beforeEach(() => {
  questions = []
  timers = new Map()
  told = []
})

const poller = () =>
  createPoller<string>({
    load: () => new Promise((answer, fail) => questions.push({ answer, fail })),
    everyMs: 5_000,
    now: () => 7,
    setTimeout: (run) => {
      timers.set(timers.size + 1, run)
      return timers.size
    },
    clearTimeout: (timer) => void timers.delete(timer),
    changed: (polled) => void told.push(polled),
  })
const settled = () => new Promise((resolve) => setImmediate(resolve))
const ring = () => {
  const [[timer, run]] = [...timers] as [[number, () => void]]
  timers.delete(timer)
  run()
}

describe('a page that asks again and again', () => {
  test('rests after an answer, however long it took, and never asks twice at once', async () => {
    poller().ask()
    expect([questions.length, timers.size]).toEqual([1, 0])
    questions[0]?.answer('first')
    await settled()
    expect([questions.length, timers.size]).toEqual([1, 1])
    expect(told.at(-1)).toEqual({ value: 'first', failure: null, askedMs: null })
    ring()
    expect(told.at(-1)).toEqual({ value: 'first', failure: null, askedMs: 7 })
    expect(questions.length).toBe(2)
  })
  test('keeps what it knew while a question fails, and asks again', async () => {
    poller().ask()
    questions[0]?.answer('first')
    await settled()
    ring()
    const failure = new Error('gone')
    questions[1]?.fail(failure)
    await settled()
    expect(told.at(-1)).toEqual({ value: 'first', failure, askedMs: null })
    expect(timers.size).toBe(1)
  })
  test('does not let an old answer stand in for what came another way', async () => {
    const one = poller()
    one.ask()
    one.take('written')
    questions[0]?.answer('before it was written')
    await settled()
    expect(told.at(-1)).toEqual({ value: 'written', failure: null, askedMs: null })
    expect(timers.size).toBe(1)
  })
  test('says nothing more once it is stopped', async () => {
    const one = poller()
    one.ask()
    one.stop()
    questions[0]?.answer('late')
    await settled()
    expect([told.length, timers.size]).toEqual([1, 0])
  })
})
