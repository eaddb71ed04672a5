import { concatBytes } from '../../../shared/bytes.ts'
import type { SegmentHeader } from '../../../shared/journal/header.ts'
import { flip, kinds, lied, type Manipulation, segmentAt, withScript, withSegment } from './manipulation.ts'
import type { World } from './world.ts'

const fields: readonly (readonly [name: string, at: number, code: string])[] = [
  ['first letters', 0, 'journal/header-malformed'],
  ['version', 4, 'journal/version-unknown'],
  ['length', 6, 'journal/header-malformed'],
  ['attempt id', 8, 'journal/signature-invalid'],
  ['segment number', 24, 'journal/signature-invalid'],
  ['number of the last frame before', 28, 'journal/signature-invalid'],
  ['head of the segment before', 32, 'journal/signature-invalid'],
  ['device key', 64, 'journal/signature-invalid'],
  ['salt', 96, 'journal/signature-invalid'],
  ['time of creation', 112, 'journal/signature-invalid'],
  ['first event number', 120, 'journal/signature-invalid'],
  ['end of the segment before', 124, 'journal/signature-invalid'],
  ['sealed reading key', 128, 'journal/signature-invalid'],
  ['id of the scoring key', 208, 'journal/signature-invalid'],
  ['signature', 224, 'journal/signature-invalid'],
]

/** The last 64 bytes are the signature of the first 224: by whom it is made does not matter for a device key that is no point. */
const changed = fields.map(([name, at, code]) => ({
  id: `header-${name.replaceAll(' ', '-')}`,
  does: `The ${name} in a header was changed.`,
  codes: [code],
  make: (world: World) => withSegment(world, 1, (bytes) => flip(bytes, at)),
}))

/** A header that the device itself signed with a field that lies; everything after it fits the lie. */
function signed(
  id: string,
  does: string,
  codes: readonly string[],
  lie: (world: World) => Partial<SegmentHeader>,
  segment = 1,
) {
  const make = (world: World) =>
    lied(
      world,
      withScript(world.script, segment, (part) => ({ ...part, header: lie(world) })),
    )
  return { id, does, codes, make }
}

const head = (bytes: Uint8Array) => bytes.slice(0, 288)
const body = (bytes: Uint8Array) => bytes.slice(288)

export const headerKinds: readonly Manipulation[] = kinds('header', [
  ...changed,
  signed(
    'header-signed-other-attempt',
    'The device signed a header with the id of another attempt.',
    ['journal/other-attempt'],
    (w) => ({ attemptId: w.otherWriting.attemptId }),
  ),
  signed(
    'header-signed-number',
    'The device signed a header with a number that skips one.',
    ['journal/segment-gap'],
    () => ({ segment: 2 }),
  ),
  signed(
    'header-signed-frame',
    'The device signed a header that names another last frame of the segment before.',
    ['journal/tail-mismatch'],
    () => ({ previousFrame: 3 }),
  ),
  signed(
    'header-signed-head',
    'The device signed a header that names another head of the segment before.',
    ['journal/tail-mismatch'],
    () => ({ previousHead: new Uint8Array(32) }),
  ),
  signed('header-signed-events', 'The device signed a header that skips events.', ['journal/tail-mismatch'], () => ({
    firstSeq: 400,
  })),
  signed(
    'header-signed-beyond',
    'The device signed a header that claims more of the segment before than there is.',
    ['journal/tail-mismatch'],
    () => ({ previousEnd: 90_000 }),
  ),
  signed(
    'header-signed-first',
    'The first header, signed, claims that something came before it.',
    ['journal/chain-broken'],
    () => ({ previousFrame: 4 }),
    0,
  ),
  signed(
    'header-signed-first-number',
    'The first header, signed, says that it is not the first.',
    ['journal/segment-gap'],
    () => ({ segment: 1 }),
    0,
  ),
  {
    id: 'header-sealed-key-broken',
    does: 'The device signed a header whose sealed reading key opens for nobody.',
    codes: ['journal/key-unopened'],
    needs: 'scoring-key',
    make: (w) =>
      lied(
        w,
        withScript(w.script, 1, (part) => ({ ...part, header: { sealedKey: new Uint8Array(80).fill(7) } })),
      ),
  },
  {
    id: 'header-sealed-key-replayed',
    does: 'The device signed a header with the sealed reading key of another attempt.',
    codes: ['journal/key-unopened'],
    needs: 'scoring-key',
    make: (w) =>
      lied(
        w,
        withScript(w.script, 1, (part) => ({ ...part, header: { sealedKey: w.otherWriting.sealedKey } })),
      ),
  },
  {
    id: 'header-swapped-between-segments',
    does: 'The headers of two segments were exchanged.',
    codes: ['journal/segment-gap'],
    make: (w) => {
      const [one, two] = [segmentAt(w.written, 1), segmentAt(w.written, 2)]
      return withSegment(w, 1, () => concatBytes(head(two), body(one)))
    },
  },
  {
    id: 'header-of-other-attempt',
    does: 'The header of a segment was exchanged for that of another attempt of the same device.',
    codes: ['journal/other-attempt'],
    make: (w) => withSegment(w, 1, (bytes) => concatBytes(head(segmentAt(w.other, 1)), body(bytes))),
  },
  {
    id: 'header-first-of-other-attempt',
    does: 'The first header was exchanged for that of another attempt of the same device.',
    codes: ['journal/signature-invalid'],
    make: (w) => withSegment(w, 0, (bytes) => concatBytes(head(segmentAt(w.other, 0)), body(bytes))),
  },
])
