import { concatBytes } from '../../../shared/bytes.ts'
import { typed } from '../journal/build-journal.ts'
import type { ScriptUnit } from './builder.ts'
import {
  frameAt,
  framesOf,
  kinds,
  lied,
  type Manipulation,
  rearranged,
  rewritten,
  segmentAt,
  withScript,
  withSegment,
  withSegments,
} from './manipulation.ts'
import { started, unit, type World } from './world.ts'

const without = (world: World, segment: number) => world.written.segments.filter((one) => one.segment !== segment)
/** The last segment without what a receipt could contradict. */
const unconfirmed = (world: World, change: (bytes: Uint8Array) => Uint8Array) =>
  withSegments(
    world,
    world.written.segments.map((one) => (one.segment === 2 ? { segment: 2, bytes: change(one.bytes) } : one)),
    [],
  )
const upTo = (frames: number) => (bytes: Uint8Array) => bytes.slice(0, frameAt(bytes, frames - 1).end)
const last = (change: (bytes: Uint8Array) => Uint8Array) => (world: World) => withSegment(world, 2, change)

export const truncationKinds: readonly Manipulation[] = kinds('truncation', [
  {
    id: 'cut-in-header',
    does: 'The last segment was cut within its header.',
    codes: ['journal/header-malformed'],
    make: last((bytes) => bytes.slice(0, 200)),
  },
  {
    id: 'cut-after-header',
    does: 'The last segment was cut after its header.',
    codes: ['receipt/uncovered'],
    make: last((bytes) => bytes.slice(0, 288)),
    hidden: (w) => unconfirmed(w, (bytes) => bytes.slice(0, 288)),
  },
  {
    id: 'cut-in-frame',
    does: 'The last segment was cut within a frame.',
    codes: ['receipt/uncovered'],
    make: last((bytes) => bytes.slice(0, frameAt(bytes, 2).start + 30)),
    hidden: (w) => unconfirmed(w, (bytes) => bytes.slice(0, frameAt(bytes, 2).start + 30)),
  },
  {
    id: 'cut-after-frame',
    does: 'The last segment was cut after a frame, before the checkpoint that signs it.',
    codes: ['receipt/uncovered'],
    make: last(upTo(3)),
    hidden: (w) => unconfirmed(w, upTo(3)),
  },
  {
    id: 'cut-after-unit',
    does: 'The last segment was cut after a signed unit: the submission is gone.',
    codes: ['receipt/uncovered'],
    make: last(upTo(4)),
    hidden: (w) => unconfirmed(w, upTo(4)),
  },
  {
    id: 'cut-in-seal',
    does: 'The last segment was cut within its seal.',
    codes: ['receipt/uncovered'],
    make: last((bytes) => bytes.slice(0, -10)),
    hidden: (w) => unconfirmed(w, (bytes) => bytes.slice(0, -10)),
  },
  {
    id: 'zeroed-end',
    does: 'The last segment’s end was overwritten with zeros, as a failed disk would.',
    codes: ['receipt/uncovered'],
    make: last((bytes) => concatBytes(bytes.slice(0, frameAt(bytes, 4).start), new Uint8Array(64))),
    hidden: (w) => unconfirmed(w, (bytes) => concatBytes(bytes.slice(0, frameAt(bytes, 4).start), new Uint8Array(64))),
  },
  {
    id: 'cut-earlier-unit',
    does: 'An earlier segment was cut after a signed unit.',
    codes: ['journal/tail-mismatch'],
    make: (w) => withSegment(w, 1, upTo(4)),
  },
  {
    id: 'cut-earlier-tail',
    does: 'The frame that a crash left without a checkpoint was cut off.',
    codes: ['journal/tail-mismatch'],
    make: (w) => withSegment(w, 0, upTo(8)),
  },
  {
    id: 'segment-last-dropped',
    does: 'The last segment was left out.',
    codes: ['receipt/uncovered'],
    make: (w) => withSegments(w, without(w, 2)),
    hidden: (w) => withSegments(w, without(w, 2), []),
  },
  {
    id: 'segment-middle-dropped',
    does: 'A segment was left out of the middle.',
    codes: ['journal/segment-gap'],
    make: (w) => withSegments(w, without(w, 1)),
  },
  {
    id: 'segment-first-dropped',
    does: 'The first segment was left out.',
    codes: ['journal/segment-gap'],
    make: (w) => withSegments(w, without(w, 0)),
  },
  {
    id: 'all-segments-dropped',
    does: 'All segments were left out, the receipts were not.',
    codes: ['receipt/uncovered'],
    make: (w) => withSegments(w, []),
  },
])

const sealEarly = (units: readonly ScriptUnit[]) =>
  units.map((one, index) => (index === 1 ? { ...one, end: 'seal' as const } : one))
const more = unit([[40_000, typed(0, 'One more thing. ')]])

export const sealKinds: readonly Manipulation[] = kinds('seal', [
  {
    id: 'seal-removed',
    does: 'The seal was taken off.',
    codes: ['receipt/uncovered'],
    make: last(upTo(5)),
    hidden: (w) => unconfirmed(w, upTo(5)),
  },
  {
    id: 'seal-to-checkpoint',
    does: 'The device signed a checkpoint in place of its seal afterwards, to go on writing.',
    codes: ['receipt/contradicted'],
    make: (w) => rewritten(w, withoutSeal(w)),
    hidden: (w) => rewritten(w, dequoted(withoutSeal(w)), []),
  },
  {
    id: 'seal-moved',
    does: 'The device sealed earlier, and what it had written after that stayed.',
    codes: ['journal/after-seal'],
    make: (w) =>
      rewritten(
        w,
        withScript(w.script, 2, (part) => ({ ...part, units: sealEarly(part.units) })),
      ),
  },
  {
    id: 'unit-after-seal',
    does: 'The device signed another unit after the seal.',
    codes: ['journal/after-seal'],
    make: (w) =>
      rewritten(
        w,
        withScript(w.script, 2, (part) => ({ ...part, units: [...part.units, more] })),
      ),
  },
  {
    id: 'bytes-after-seal',
    does: 'Bytes were put after the seal.',
    codes: ['journal/after-seal'],
    make: last((bytes) => concatBytes(bytes, new Uint8Array(100).fill(5))),
  },
  {
    id: 'frame-after-seal',
    does: 'A frame of the same segment was put after the seal.',
    codes: ['journal/after-seal'],
    make: last((bytes) => concatBytes(bytes, framesOf(bytes)[0]?.bytes ?? new Uint8Array())),
  },
  {
    id: 'segment-after-seal',
    does: 'The device began another segment after the seal.',
    codes: ['journal/after-seal'],
    make: (w) => rewritten(w, [...w.script, { createdMs: w.madeMs, units: [unit([[0, started()]])] }]),
  },
  {
    id: 'edit-after-submission',
    does: 'The device wrote into an answer after it had submitted, before it sealed.',
    codes: ['journal/event-refused'],
    needs: 'reading-key',
    make: (w) =>
      lied(
        w,
        withScript(w.script, 2, (part) => ({
          ...part,
          units: [
            ...part.units.slice(0, 2),
            unit(
              [
                [30_000, { type: 'attempt.submitted', data: {} }],
                [30_500, typed(0, 'x')],
              ],
              'seal',
            ),
          ],
        })),
      ),
  },
  {
    id: 'seal-of-other-segment',
    does: 'The seal was put at the end of an earlier segment, where the next one says that nothing more is good.',
    codes: ['repair/unrecorded'],
    needs: 'reading-key',
    make: (w) =>
      withSegment(w, 1, (bytes) =>
        rearranged(bytes, (frames) => [...frames, frameAt(segmentAt(w.written, 2), 5).bytes]),
      ),
  },
])

function withoutSeal({ script }: World) {
  return withScript(script, 2, (part) => ({
    ...part,
    units: part.units.map((one) => ({ ...one, end: 'checkpoint' as const })),
  }))
}

/** Without the events that quote receipts: whoever writes a journal anew leaves them out, because they would contradict it. */
export function dequoted(script: World['script']): World['script'] {
  return script.map((part) => ({
    ...part,
    units: part.units.map((one) => ({
      ...one,
      frames: one.frames
        .map((frame) => {
          const events = frame.events.filter(([, event]) => event !== 'quote')
          return { ...frame, events, timeMs: events[0]?.[0] ?? frame.timeMs }
        })
        .filter(({ events }) => events.length > 0),
    })),
  }))
}
