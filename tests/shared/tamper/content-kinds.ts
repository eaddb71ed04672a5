import type { NewEvent } from '../../../shared/attempt/events.ts'
import { concatBytes } from '../../../shared/bytes.ts'
import { typed } from '../journal/build-journal.ts'
import type { ScriptFrame, ScriptUnit } from './builder.ts'
import { kinds, lied, type Manipulation, withScript } from './manipulation.ts'
import { agreed, bundleOf, exportOf, opened, started, unit, type World } from './world.ts'

const withDocuments = (world: World, documents: Partial<World['documents']>) =>
  bundleOf(world, exportOf(world, world.written), { documents: { ...world.documents, ...documents } })

export const documentKinds: readonly Manipulation[] = kinds('documents', [
  ...(['pack', 'policy', 'consent'] as const).map((name) => ({
    id: `${name}-of-other-attempt`,
    does: `The ${name === 'pack' ? 'item pack' : name === 'consent' ? 'consent document' : name} was exchanged for that of another attempt.`,
    codes: ['bundle/document-differs'],
    needs: 'reading-key' as const,
    make: (w: World) => withDocuments(w, { [name]: w.otherDocuments[name] }),
  })),
  {
    id: 'pack-word-changed',
    does: 'A word of the item pack was changed.',
    codes: ['bundle/document-differs'],
    needs: 'reading-key',
    make: (w) => withDocuments(w, { pack: w.documents.pack.replace('one', 'won') }),
  },
  {
    id: 'document-key-doubled',
    does: 'A document holds a key twice, so that two readers see two documents.',
    codes: ['bundle/document-malformed'],
    make: (w) => withDocuments(w, { policy: w.documents.policy.replace('{', '{"name":"B",') }),
  },
  {
    id: 'document-cut',
    does: 'A document was cut short.',
    codes: ['bundle/document-malformed'],
    make: (w) => withDocuments(w, { consent: w.documents.consent.slice(0, -3) }),
  },
])

/** What the device wrote and signed at the time, in the last unit of segment 1; its server confirmed it. */
function writing(frame: Omit<ScriptFrame, 'timeMs'>) {
  return (world: World) => {
    const last: ScriptUnit = { frames: [{ timeMs: 15_000, ...frame }], end: 'checkpoint' }
    return lied(
      world,
      withScript(world.script, 1, (part) => ({ ...part, units: part.units.with(2, last) })),
    )
  }
}

const edit = [15_000, typed(6, 'twice. ', 1)] as const
/** An event that no schema lets through: the cast is the lie. */
const unknownEvent = { type: 'answer.whispered', data: {} } as unknown as NewEvent
const badEvent = { type: 'item.viewed', data: { item: 7 } } as unknown as NewEvent
const splice = (data: { field?: number; from?: number; removed?: number }): NewEvent => ({
  type: 'edit.made',
  data: { kind: 'typed', field: 1, from: 0, removed: 0, inserted: 'x', ...data },
})

const repaired: NewEvent = { type: 'journal.repaired', data: { segment: 0, bytesCut: 9, reason: 'torn tail' } }
const first =
  (events: readonly NewEvent[], segment = 0) =>
  (world: World) =>
    lied(
      world,
      withScript(world.script, segment, (part) => ({
        ...part,
        units: part.units.with(0, unit(events.map((event, index) => [index, event] as const))),
      })),
    )

/** A head of an array of two elements spelled with a length byte it does not need (RFC 8949, section 4.2.1). */
const longHead = (payload: Uint8Array) =>
  concatBytes(new Uint8Array([0x98, (payload[0] ?? 0) & 0x1f]), payload.slice(1))

export const contentKinds: readonly Manipulation[] = kinds('contents', [
  {
    id: 'payload-not-canonical',
    does: 'The device signed a frame that is spelled in another way.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit], payload: longHead }),
  },
  {
    id: 'payload-trailing',
    does: 'The device signed a frame with hidden bytes at its end.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit], payload: (payload) => concatBytes(payload, new Uint8Array([0])) }),
  },
  {
    id: 'payload-no-cbor',
    does: 'The device signed a frame that holds no events at all.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit], payload: () => new Uint8Array(12).fill(0xff) }),
  },
  {
    id: 'count-too-high',
    does: 'The device signed a frame that holds fewer events than it says.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit], clear: { eventCount: 3 } }),
  },
  {
    id: 'count-too-low',
    does: 'The device signed a frame that holds more events than it says.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit, edit], clear: { eventCount: 1 } }),
  },
  {
    id: 'numbers-skipped',
    does: 'The device signed a frame whose event numbers skip some.',
    codes: ['journal/sequence-gap'],
    make: writing({ events: [edit], clear: { firstSeq: 30 } }),
  },
  {
    id: 'frame-numbers-skipped',
    does: 'The device signed a frame whose number skips one.',
    codes: ['journal/frame-gap'],
    make: writing({ events: [edit], clear: { frameNumber: 9 } }),
  },
  {
    id: 'first-event-late',
    does: 'The device signed a frame whose first event is not at the frame’s time.',
    codes: ['journal/payload-malformed'],
    needs: 'reading-key',
    make: writing({ events: [edit], payload: (payload) => payload.with(payload.indexOf(0x86) + 1, 5) }),
  },
  {
    id: 'event-unknown',
    does: 'The device signed an event that no catalogue knows.',
    codes: ['journal/catalogue-newer'],
    needs: 'reading-key',
    make: writing({ events: [[15_000, unknownEvent]] }),
  },
  {
    id: 'event-bad-fields',
    does: 'The device signed an event without the fields of its kind.',
    codes: ['journal/event-invalid'],
    needs: 'reading-key',
    make: writing({ events: [[15_000, badEvent]] }),
  },
  {
    id: 'edit-kind-unknown',
    does: 'The device signed an edit of a kind that does not exist.',
    codes: ['journal/catalogue-newer'],
    needs: 'reading-key',
    make: writing({ events: [edit], payload: (payload) => payload.with(payload.indexOf(0x86) + 2, 23) }),
  },
  {
    id: 'edit-beyond-text',
    does: 'The device signed an edit that reaches beyond its text.',
    codes: ['journal/event-refused'],
    needs: 'reading-key',
    make: writing({ events: [[15_000, splice({ from: 5_000 })]] }),
  },
  {
    id: 'edit-of-no-field',
    does: 'The device signed an edit of a field that is not in its table.',
    codes: ['journal/event-refused'],
    needs: 'reading-key',
    make: writing({ events: [[15_000, splice({ field: 9 })]] }),
  },
  {
    id: 'opened-twice',
    does: 'The device opened the attempt a second time, which would empty every field.',
    codes: ['journal/event-refused'],
    needs: 'reading-key',
    make: (w) => writing({ events: [[15_000, opened(w.documents)]] })(w),
  },
  {
    id: 'opened-never',
    does: 'The device never said which pack, policy and consent document it was opened with.',
    codes: ['journal/event-refused'],
    needs: 'reading-key',
    make: (w) => first([started(), agreed(w.documents)])(w),
  },
  {
    id: 'opened-never-empty',
    does: 'The device wrote a journal in which nothing but a session is.',
    codes: ['attempt/unopened'],
    needs: 'reading-key',
    make: (w) => lied(w, [{ createdMs: w.madeMs - 3_600_000, units: [unit([[0, started()]])] }]),
  },
  {
    id: 'consent-to-other-document',
    does: 'The consent is to another document than the one of the attempt.',
    codes: ['bundle/document-differs'],
    needs: 'reading-key',
    make: (w) =>
      first([started(), opened(w.documents), agreed(w.otherDocuments), { type: 'assessment.started', data: {} }])(w),
  },
  {
    id: 'runtime-standin',
    does: 'A session was written by a test host in place of Electron.',
    codes: ['runtime/standin'],
    needs: 'reading-key',
    make: first([started('electron 45.0.0-standin.1', true), repaired], 1),
  },
  {
    id: 'runtime-other',
    does: 'A session was written by something that is not the client.',
    codes: ['runtime/other'],
    needs: 'reading-key',
    make: first([started('node 24.1.0', true), repaired], 1),
  },
  {
    id: 'runtime-unsaid',
    does: 'A session does not say what wrote it.',
    codes: ['runtime/unsaid'],
    needs: 'reading-key',
    make: first([repaired], 1),
  },
])
