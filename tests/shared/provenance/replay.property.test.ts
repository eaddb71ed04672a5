import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EditKind } from '../../../shared/attempt/events.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { SlowText } from './model.ts'

const kinds: readonly EditKind[] = [
  'typed',
  'typed',
  'typed',
  'composed',
  'replaced',
  'pasted',
  'dropped',
  'deleted',
  'undone',
  'undone',
  'redone',
  'dictated',
  'unexplained',
  'moved',
  'quoted',
  'quoted',
] // typing and undoing more often than the rest, so that texts grow and matches happen

/** An edit as fractions of the text that it meets, so that every one of them fits. */
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  field: fc.constantFrom(0, 1),
  at: fc.nat(100).map((percent) => percent / 100),
  span: fc.nat(60).map((percent) => percent / 100),
  isRemoving: fc.boolean(),
  /** Whether undo and redo come where something just went, with a part of it, as an editor's do. */
  isThere: fc.boolean(),
  // Two letters only: restored texts then often match by accident, which is where rules differ.
  text: fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }), fc.constant('ab'.repeat(300))),
})

/** Quotations of which some stand in the pack (one letter does), some do not, and some lack their marks. */
const quoteSome = (text: string, share: number) => (share < 0.7 ? `“${share < 0.5 ? text.slice(0, 1) : text}”` : text)

const spread = (characters: readonly { origin: string; char: string }[]) =>
  characters.map(({ origin, char }) => origin + char)

/** Moves `[from, to)` to `target` of what is left, as two edits: the removal first, or the insertion first. */
function move(
  list: ReturnType<typeof createEventList>,
  model: SlowText,
  field: number,
  from: number,
  to: number,
  target: number,
  isRemovalFirst: boolean,
): void {
  if (to === from) return
  const text = model
    .visible()
    .slice(from, to)
    .map(({ char }) => char)
    .join('')
  const first = list.events.length
  if (isRemovalFirst) list.edit('moved', from, to - from, '', field).edit('moved', target, 0, text, field)
  else if (target <= from)
    list.edit('moved', target, 0, text, field).edit('moved', from + text.length, text.length, '', field)
  else list.edit('moved', target + text.length, 0, text, field).edit('moved', from, text.length, '', field)
  model.move(first, from, to, target, isRemovalFirst)
}

test('[P2] [P3] [P4] [P5] [P13] the fast replay and the slow model give every character the same origin', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const list = createEventList().start().open()
      const models = [new SlowText(), new SlowText()]
      const gone = models.map(() => ({ at: 0, text: '' }))
      for (const { kind, field, at, span, isRemoving, isThere, text } of steps) {
        const model = models[field]
        const last = gone[field]
        if (model === undefined || last === undefined) continue
        const length = model.visible().length
        const isUndo = isThere && (kind === 'undone' || kind === 'redone')
        const from = isUndo ? Math.min(last.at, length) : Math.floor(at * length)
        const removed = isRemoving || kind === 'deleted' ? Math.floor(span * (length - from)) : 0
        if (kind === 'moved') {
          const to = from + Math.floor(span * (length - from))
          move(list, model, field, from, to, Math.floor(span * 1.6 * (length - (to - from))), isRemoving)
          continue
        }
        // Short drops only: longer ones may be dragged from another field (P10), which the model leaves out.
        const inserted = kind === 'dropped' ? text.slice(0, 11) : kind === 'quoted' ? quoteSome(text, at) : text
        const restored = last.text.slice(Math.floor(at * last.text.length))
        const brought = kind === 'deleted' ? '' : isUndo ? restored : inserted
        if (removed > 0) {
          const went = model.visible().slice(from, from + removed)
          gone[field] = { at: from, text: went.map(({ char }) => char).join('') }
        }
        list.edit(kind, from, removed, brought, field)
        model.apply(list.last(), { kind, field, from, removed, inserted: brought })
      }
      const derived = deriveProvenance(list.events, smallPack)
      for (const [field, model] of models.entries()) {
        const fast = derived.fields.find((candidate) => candidate.field === field)
        const characters = (fast?.spans ?? []).flatMap(({ from, to, origin }) =>
          (fast?.text.slice(from, to) ?? '').split('').map((char) => ({ origin, char })),
        )
        expect(spread(characters)).toEqual(spread(model.visible()))
      }
    }),
    { numRuns: 400 },
  )
})

test('[P2] spans cover the text once, in order, and shares add up to one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const list = createEventList().start().open()
      let length = 0
      for (const { kind, at, text } of steps) {
        list.edit(kind, Math.floor(at * length), 0, text)
        length += text.length
      }
      const field = deriveProvenance(list.events, smallPack).fields[0]
      const spans = field?.spans ?? []
      expect(spans.map((span) => span.from)).toEqual([0, ...spans.map((span) => span.to)].slice(0, spans.length))
      expect(spans.at(-1)?.to ?? 0).toBe(length)
      const total = Object.values(field?.shares ?? {}).reduce((sum, share) => sum + share, 0)
      expect(total).toBeCloseTo(length === 0 ? 0 : 1, 9)
    }),
  )
})
