import { Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEditQueue } from '../../../renderer/assessment/editor/edit-queue.ts'
import { type Entry, replan, type Shown } from '../../../renderer/assessment/editor/replan.ts'
import { spliceText } from '../../../shared/attempt/state.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Splice } from '../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'

const edit = (field: string, before: string, after: string, kind: Splice['kind'] = 'typed'): Entry => ({
  type: 'edit',
  field,
  before: Text.of([before]),
  after: Text.of([after]),
  splices: [{ kind, from: 0, removed: before.length, inserted: after }],
})
const set = (field: string, value: FieldValue): Entry => ({ type: 'set', field, value })
const rows = (...slots: number[]): FieldValue => ({ criteria: slots.map((slot) => ({ slot, points: null })) })

/** Replans with the window showing what the last entry of each field made. */
function plan(entries: readonly Entry[], recorded: Readonly<Record<string, FieldValue>>): Entry[] {
  const shown = entries.map((entry): [string, Shown] => [
    entry.field,
    entry.type === 'edit' ? { type: 'text', document: entry.after } : { type: 'value', value: entry.value },
  ])
  return replan(entries, recorded, new Map(shown))
}

describe('replanning', () => {
  it('keeps the order across fields: a slot is emptied before it is given up', () => {
    const removal = [edit('list.2', 'b', '', 'deleted'), set('list', rows(1))]
    const entries = [set('list', rows(1, 2)), edit('list.2', '', 'b'), ...removal]
    expect(plan(entries, { list: rows(1), 'list.2': 'b' })).toEqual(removal.slice(0, 1))
    expect(plan(entries, { list: rows(1, 2), 'list.2': 'b' })).toEqual(removal)
  })

  it('takes a value for the same whatever the order of its members', () => {
    const entries = [set('list', { criteria: [{ slot: 1, points: 2 }] })]
    expect(plan(entries, { list: { criteria: [{ points: 2, slot: 1 }] } })).toEqual([])
    expect(plan(entries, { list: { criteria: [{ points: 3, slot: 1 }] } })).toEqual(entries)
    expect(plan(entries, { list: { criteria: [] } })).toEqual(entries)
  })

  it('sends the last of several settings only', () => {
    const entries = [set('rating', 2), edit('text', '', 'a'), set('rating', 3)]
    expect(plan(entries, {})).toEqual([entries[1], entries[2]])
  })

  it('never goes back to an unconfirmed entry when a later one was confirmed', () => {
    const text = new Map<string, Shown>([['text', { type: 'text', document: Text.of(['ab']) }]])
    expect(replan([edit('text', '', 'a')], { text: 'ab' }, text)).toEqual([])
    const value = new Map<string, Shown>([['rating', { type: 'value', value: 3 }]])
    expect(replan([set('rating', 2)], { rating: 3 }, value)).toEqual([])
  })
})

type Step =
  | { readonly type: 'write'; readonly slot: number; readonly text: string }
  | { readonly type: 'empty'; readonly slot: number }
  | { readonly type: 'set'; readonly slots: readonly number[] }
  | { readonly type: 'wait' }

const slot = fc.constantFrom(1, 2, 3)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('write' as const), slot, text: fc.constantFrom('a', 'b', 'cd') }),
  fc.record({ type: fc.constant('write' as const), slot, text: fc.constantFrom('a', 'b', 'cd') }),
  fc.record({ type: fc.constant('empty' as const), slot }),
  fc.record({ type: fc.constant('set' as const), slots: fc.shuffledSubarray([1, 2, 3]) }),
  fc.constant({ type: 'wait' as const }),
)

/** Main as the queue sees it: it records what fits, and fails where `faults` says, before or after it has recorded. */
function createMain(faults: readonly ('good' | 'before' | 'after')[]) {
  const values: Record<string, FieldValue> = {}
  const kinds: Splice['kind'][] = []
  let asked = 0
  const answer = async <Value>(record: () => Value | ErrorCode) => {
    const fault = faults[asked++] ?? 'good'
    const failed = { ok: false as const, code: 'app/unexpected' as const, message: '' }
    if (fault === 'before') return failed
    const value = record()
    if (typeof value === 'string') return { ...failed, code: value as ErrorCode } // safe: only codes are strings here
    return fault === 'after' ? failed : { ok: true as const, value: { seq: asked } }
  }
  return {
    values,
    kinds,
    sendEdit: (field: string, baseLength: number, splices: readonly Splice[]) =>
      answer(() => {
        let text = String(values[field] ?? '')
        if (text.length !== baseLength) return 'attempt/out-of-step'
        for (const splice of splices) text = spliceText(text, { field: 0, ...splice })
        values[field] = text
        kinds.push(...splices.map(({ kind }) => kind))
        return null
      }),
    sendValue: (field: string, value: FieldValue) =>
      answer(() => {
        values[field] = structuredClone(value)
        return null
      }),
  }
}

describe('the edit queue with texts of slots and values', () => {
  it('ends with the record that the window shows, whatever failed on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.constantFrom('good', 'good', 'before', 'after'), { maxLength: 25 }),
        async (steps, faults) => {
          const main = createMain(faults)
          const timers: (() => void)[] = []
          const queue = createEditQueue({
            sendEdit: main.sendEdit,
            sendValue: main.sendValue,
            readRecorded: async () => ({ ok: true, values: structuredClone(main.values) }),
            schedule: (run) => timers.push(run),
            onState: () => undefined,
            onClosed: () => undefined,
          })
          const run = async (rounds: number) => {
            for (let round = 0; round < rounds; round++) {
              for (const timer of timers.splice(0)) timer()
              await new Promise((resolve) => setImmediate(resolve))
            }
          }
          const shown: Record<string, FieldValue> = {}
          const change = (field: string, kind: Splice['kind'], removed: number, inserted: string) => {
            const before = String(shown[field] ?? '')
            const after = before.slice(0, before.length - removed) + inserted
            shown[field] = after
            const splice = { kind, from: before.length - removed, removed, inserted }
            queue.edit(field, [splice], Text.of([before]), Text.of([after]))
          }
          for (const made of steps) {
            if (made.type === 'write') change(`list.${made.slot}`, 'typed', 0, made.text)
            else if (made.type === 'empty') {
              const { length } = String(shown[`list.${made.slot}`] ?? '')
              if (length > 0) change(`list.${made.slot}`, 'deleted', length, '')
            } else if (made.type === 'set') {
              shown.list = rows(...made.slots)
              queue.set('list', rows(...made.slots))
            } else await run(1)
          }
          await run(60)
          expect(main.values).toEqual(shown)
          expect(main.kinds.includes('unexplained')).toBe(false)
        },
      ),
      { numRuns: 150 },
    )
  })
})
