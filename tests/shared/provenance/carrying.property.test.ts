import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit, EditKind } from '../../../shared/attempt/events.ts'
import { listFields, listItems } from '../../../shared/pack/pack.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { createEventList } from '../../fixtures/events.ts'
import { everyKindPack } from '../../fixtures/every-kind.ts'
import { SlowAttempt } from './slow-attempt.ts'

const keys = listFields(everyKindPack).map(({ key }) => key)
const table = (key: string) => keys.indexOf(key)
/** A text field, and two slots of a field of highlights. */
const fields = [table('late-bus.verdict'), table('late-bus.problems.1'), table('late-bus.problems.2')]
const stimulus = listItems(everyKindPack).flatMap((item) => plainStimuli(item).map(({ text }) => text))[1] ?? ''

const kinds: readonly EditKind[] = ['typed', 'typed', 'composed', 'replaced', 'dictated', 'deleted', 'undone', 'redone']
const share = fc.nat(100).map((percent) => percent / 100)
const step = fc.record({
  what: fc.constantFrom(
    'edit',
    'edit',
    'edit',
    'copy',
    'copy',
    'cut',
    'paste',
    'paste',
    'drop',
    'drag',
    'stimulus',
    'quote',
    'slots',
  ),
  kind: fc.constantFrom(...kinds),
  field: fc.constantFrom(0, 1, 2),
  other: fc.constantFrom(0, 1, 2),
  from: share,
  span: share,
  isReplacing: fc.boolean(),
  /** What is pasted or dropped: an own text from somewhere, a passage, or something else. */
  origin: fc.constantFrom('own', 'own', 'passage', 'outside'),
  text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), minLength: 1, maxLength: 16 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Programs change line endings and add a space: the text stays the same to whoever reads it (P6). */
const respace = (text: string, by: number) => (by < 0.4 ? text : ` ${text.replaceAll(/\s/g, '\r\n')} `)

/** Plays steps into a list of events and into the slow model at the same time. */
function createPlay() {
  const list = createEventList().start().open(keys)
  const model = new SlowAttempt(everyKindPack)
  let used: readonly number[] = []
  const textOf = (field: number) =>
    model
      .text(field)
      .visible()
      .map(({ char }) => char)
      .join('')

  const edit = (data: Edit) => {
    list.edit(data.kind, data.from, data.removed, data.inserted, data.field)
    model.apply(list.last(), data)
  }
  const copied: string[] = []
  /** What was removed last, anywhere: undo tries to bring it back. */
  let gone = 'a'
  /** Of own texts mostly those that were copied, so that pastes find their copies; of passages some of twelve characters. */
  const carried = ({ origin, from, span, text, other }: Step): string => {
    if (origin === 'outside') return text
    if (origin === 'own' && span < 0.8) return respace(copied[Math.floor(from * copied.length)] ?? text, span)
    const source = origin === 'own' ? textOf(fields[other] ?? 0) : stimulus
    const start = Math.floor(from * source.length)
    return respace(source.slice(start, start + 6 + Math.ceil(span * 10)), span)
  }
  const play = (one: Step) => {
    const field = fields[one.field] ?? 0
    const text = textOf(field)
    const from = Math.floor(one.from * text.length)
    const to = from + Math.floor(one.span * (text.length - from))
    const removed = one.isReplacing ? to - from : 0
    switch (one.what) {
      case 'edit': {
        const isRemoval = one.kind === 'deleted'
        const isUndo = one.kind === 'undone' || one.kind === 'redone'
        const inserted = isRemoval ? '' : isUndo ? gone : one.text
        if (isRemoval || removed > 0) gone = text.slice(from, to)
        return edit({ kind: one.kind, field, from, removed: isRemoval ? to - from : removed, inserted })
      }
      case 'copy':
        list.copyAnswer(from, to, field)
        copied.push(text.slice(from, to))
        return model.copy(field, from, to)
      case 'cut':
        return edit({ kind: 'cut', field, from, removed: to - from, inserted: '' })
      case 'paste':
      case 'drop':
        return edit({ kind: one.what === 'paste' ? 'pasted' : 'dropped', field, from, removed, inserted: carried(one) })
      case 'drag': {
        const other = fields[one.other] ?? 0
        if (to === from || other === field) return undefined
        list.edit('moved', from, to - from, '', field)
        model.moveOut(list.last(), field, from, to)
        return edit({ kind: 'dropped', field: other, from: 0, removed: 0, inserted: text.slice(from, to) })
      }
      case 'stimulus': {
        const chars = 1 + Math.floor(one.span * 8)
        list.add('clipboard.copied', { region: 'stimulus', stimulus: 'response', chars, isCut: false })
        return model.copyStimulus(chars)
      }
      case 'quote': {
        const start = Math.floor(one.from * stimulus.length)
        return edit({ kind: 'quoted', field, from, removed, inserted: `“${stimulus.slice(start, start + 9)}”` })
      }
      case 'slots': {
        used = [1, 2].filter((slot) => (slot === 1 ? one.span : one.from) < 0.6)
        const highlights = used.map((slot) => ({ slot, stimulus: 'response', from: 0, to: 4, tag: null }))
        list.add('field.set', { field: table('late-bus.problems'), value: { highlights } })
      }
    }
  }
  return { list, model, play, isListed: (field: number) => field === fields[0] || used.includes(fields.indexOf(field)) }
}

test('[P4] [P5] [P6] [P7] [P8] [P9] [P10] [P13] [P14] any mix of edits, copies, drags and slots agrees with the slow model', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const { list, model, play, isListed } = createPlay()
      for (const one of steps) play(one)
      const derived = deriveProvenance(list.events, everyKindPack)
      for (const field of fields) {
        const fast = derived.fields.find((candidate) => candidate.field === field)
        const characters = (fast?.spans ?? []).flatMap(({ from, to, origin }) =>
          (fast?.text.slice(from, to) ?? '').split('').map((char) => `${origin} ${char}`),
        )
        const wanted = isListed(field) ? model.text(field).visible() : []
        expect(characters).toEqual(wanted.map(({ origin, char }) => `${origin} ${char}`))
      }
    }),
    { numRuns: 600 },
  )
})
