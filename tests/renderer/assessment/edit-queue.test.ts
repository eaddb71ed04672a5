import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { createEditQueue, type QueueState } from '../../../renderer/assessment/editor/edit-queue.ts'
import type { Reply, Splice } from '../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'

/** Main as the queue sees it: one text, a list of what was sent, and faults on demand. */
function build(recorded = '') {
  const values: Record<string, FieldValue> = { field: recorded }
  const sent: { baseLength: number; splices: Splice[] }[] = []
  const timers: (() => void)[] = []
  const states: QueueState[] = []
  const faults: Reply<'attempt/edit'>[] = []
  const closed: (readonly [string, FieldValue])[] = []
  const queue = createEditQueue({
    sendEdit: async (field, baseLength, splices) => {
      sent.push({ baseLength, splices })
      const fault = faults.shift()
      if (fault) return fault
      let text = String(values[field] ?? '')
      if (text.length !== baseLength) return { ok: false, code: 'attempt/out-of-step', message: '' }
      for (const { from, removed, inserted } of splices)
        text = text.slice(0, from) + inserted + text.slice(from + removed)
      values[field] = text
      return { ok: true, value: { seq: sent.length } }
    },
    sendValue: async (field, value) => {
      values[field] = value
      return { ok: true, value: { seq: 0 } }
    },
    readRecorded: async () => ({ ok: true, values }),
    schedule: (run) => timers.push(run),
    onState: (state) => states.push(state),
    onClosed: (code, recorded) => closed.push([code, recorded.field ?? null]),
  })
  let shown = Text.of([recorded])
  return {
    queue,
    values,
    sent,
    faults,
    closed,
    pending: () => states.at(-1)?.pending ?? 0,
    failure: () => states.at(-1)?.failure ?? null,
    type(inserted: string) {
      const before = shown
      shown = shown.append(Text.of([inserted]))
      queue.edit('field', [{ kind: 'typed', from: before.length, removed: 0, inserted }], before, shown)
    },
    /** Runs what is scheduled and lets replies come back, until nothing is left to do. */
    async run() {
      for (let round = 0; round < 20; round++) {
        for (const timer of timers.splice(0)) timer()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

const refused = (code: 'attempt/out-of-step' | 'app/unexpected' | 'attempt/locked'): Reply<'attempt/edit'> => ({
  ok: false,
  code,
  message: code,
})

describe('the edit queue', () => {
  it('gathers the edits of one frame into one request', async () => {
    const { type, run, sent, pending } = build()
    type('a')
    type('b')
    expect(pending()).toBe(1)
    await run()
    expect([sent.map(({ baseLength, splices }) => [baseLength, splices.length]), pending()]).toEqual([[[0, 2]], 0])
  })

  it('sends the next batch before the answer to the last has come', async () => {
    const { type, queue, sent } = build()
    type('a')
    queue.flush()
    type('b')
    queue.flush()
    expect(sent.length).toBe(2)
  })

  it('sends refused edits again with their kinds when the record stands where they began', async () => {
    const { type, run, faults, sent, values, failure } = build()
    faults.push(refused('app/unexpected'))
    type('a')
    await run()
    type('b')
    await run()
    expect([
      values.field,
      failure(),
      sent.flatMap(({ splices }) => splices).every(({ kind }) => kind === 'typed'),
    ]).toEqual(['ab', null, true])
  })

  it('does not send again what was recorded although the answer was a fault', async () => {
    const { type, run, faults, values, sent, queue } = build()
    type('a')
    queue.flush()
    values.field = 'a'
    await run()
    faults.push(refused('app/unexpected'))
    type('b')
    queue.flush()
    values.field = 'ab'
    await run()
    expect([values.field, sent.length]).toEqual(['ab', 2])
  })

  it('tells a difference that it cannot explain as unexplained', async () => {
    const { type, run, values, sent } = build('abc')
    values.field = 'changed behind'
    type('d')
    await run()
    expect([values.field, sent.at(-1)?.splices.map(({ kind }) => kind)]).toEqual(['abcd', ['unexplained']])
  })

  it('keeps later edits in order while it recovers', async () => {
    const { type, run, faults, values, queue, pending } = build()
    faults.push(refused('attempt/out-of-step'))
    type('a')
    queue.flush()
    type('b')
    queue.flush()
    type('c')
    await run()
    expect([values.field, pending()]).toEqual(['abc', 0])
  })

  it('stops at a locked attempt and says why', async () => {
    const { type, run, faults, sent, failure } = build()
    faults.push(refused('attempt/locked'))
    type('a')
    await run()
    expect([sent.length, failure()?.code]).toEqual([1, 'attempt/locked'])
  })

  it('gives up what came after the end of the time, and tells what is recorded', async () => {
    const main = build('in time')
    main.faults.push({ ok: false, code: 'attempt/time-over', message: '' })
    main.type(' too late')
    await main.run()
    expect([main.closed, main.pending(), main.failure(), main.values.field]).toEqual([
      [['attempt/time-over', 'in time']],
      0,
      null,
      'in time',
    ])
  })

  it('is settled once everything is confirmed', async () => {
    const { type, queue, values } = build()
    type('a')
    expect(await queue.settled()).toBeNull()
    expect(values.field).toBe('a')
  })
})
