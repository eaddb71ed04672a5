import { decode, encode } from 'cborg'
import { kinds } from './manipulation.ts'
import { bundleOf, exportOf, type World } from './world.ts'

const honest = (world: World) => bundleOf(world, exportOf(world, world.written))
const inner = (world: World) => exportOf(world, world.written)
const map = (bytes: Uint8Array): object => decode(bytes)
/** A definite map of fewer than 24 keys with its length left open (RFC 8949, section 3.2.2). */
const indefinite = (bytes: Uint8Array) => new Uint8Array([0xbf, ...bytes.subarray(1), 0xff])

export const fileKinds = kinds('file', [
  {
    id: 'bundle-byte-added',
    does: 'A byte was added after the bundle.',
    codes: ['bundle/malformed'],
    make: (w) => new Uint8Array([...honest(w), 0]),
  },
  {
    id: 'bundle-cut',
    does: 'The end of the bundle was cut off.',
    codes: ['bundle/malformed'],
    make: (w) => honest(w).slice(0, -20),
  },
  {
    id: 'bundle-not-canonical',
    does: 'The bundle was spelled in another way that says the same.',
    codes: ['bundle/malformed'],
    make: (w) => indefinite(honest(w)),
  },
  {
    id: 'bundle-key-added',
    does: 'A field that the format does not know was added to the bundle.',
    codes: ['bundle/malformed'],
    make: (w) => encode({ ...map(honest(w)), comment: 'x' }),
  },
  {
    id: 'bundle-version',
    does: 'The bundle’s version number was changed.',
    codes: ['bundle/version-unknown'],
    make: (w) => encode({ ...map(honest(w)), version: 2 }),
  },
  {
    id: 'bundle-format',
    does: 'The bundle’s format name was changed.',
    codes: ['export/malformed'],
    make: (w) => encode({ ...map(honest(w)), format: 'candor' }),
  },
  {
    id: 'bundle-label',
    does: 'The bundle was labelled with another attempt.',
    codes: ['bundle/other-attempt'],
    make: (w) => bundleOf(w, inner(w), { attemptId: w.otherWriting.attemptId }),
  },
  {
    id: 'bundle-journal-swapped',
    does: 'The journal in the bundle was exchanged for that of another attempt.',
    codes: ['bundle/other-attempt'],
    make: (w) => bundleOf(w, exportOf(w, w.other, { attemptId: w.otherWriting.attemptId })),
  },
  {
    id: 'export-cut',
    does: 'The export in the bundle was cut short.',
    codes: ['export/malformed'],
    make: (w) => bundleOf(w, inner(w).slice(0, -9)),
  },
  {
    id: 'export-not-canonical',
    does: 'The export in the bundle was spelled in another way.',
    codes: ['export/malformed'],
    make: (w) => bundleOf(w, indefinite(inner(w))),
  },
  {
    id: 'export-key-added',
    does: 'A field that the format does not know was added to the export.',
    codes: ['export/malformed'],
    make: (w) => bundleOf(w, encode({ ...map(inner(w)), comment: 'x' })),
  },
  {
    id: 'export-version',
    does: 'The export’s version number was changed.',
    codes: ['export/version-unknown'],
    make: (w) => bundleOf(w, encode({ ...map(inner(w)), version: 2 })),
  },
  {
    id: 'export-label',
    does: 'Export and bundle were labelled with another attempt than the segments are of.',
    codes: ['journal/other-attempt'],
    make: (w) =>
      bundleOf(w, exportOf(w, w.written, { attemptId: w.otherWriting.attemptId }), {
        attemptId: w.otherWriting.attemptId,
      }),
  },
  {
    id: 'segments-out-of-order',
    does: 'The segments were listed in another order.',
    codes: ['export/out-of-order'],
    make: (w) => bundleOf(w, exportOf(w, w.written, { segments: w.written.segments.toReversed() })),
  },
  {
    id: 'segments-renumbered',
    does: 'Two segments exchanged their numbers.',
    codes: ['journal/segment-gap'],
    make: (w) =>
      bundleOf(
        w,
        exportOf(w, w.written, {
          segments: [0, 2, 1].map((of, segment) => ({
            segment,
            bytes: w.written.segments[of]?.bytes ?? new Uint8Array(),
          })),
        }),
      ),
  },
])
