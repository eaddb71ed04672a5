import { concatBytes } from '../../../shared/bytes.ts'
import { typed } from '../journal/build-journal.ts'
import { type Script, write } from './builder.ts'
import { dequoted } from './ending-kinds.ts'
import { anew, kinds, type Manipulation, rewritten, segmentAt, withScript, withSegments } from './manipulation.ts'
import { bundleOf, exportOf, unit, type World } from './world.ts'

/** The honest script with another sentence in its last writing. */
const otherEnding = ({ script }: World): Script =>
  withScript(script, 2, (part) => ({
    ...part,
    units: part.units.with(1, unit([[7_000, typed(0, 'Dear reader, no. ')]])),
  }))
/** The honest script with another sentence near its beginning. */
const otherBeginning = ({ script }: World): Script =>
  withScript(script, 0, (part) => ({
    ...part,
    units: part.units.with(
      2,
      unit([
        [20_000, typed(0, 'Note: ', 1)],
        [20_900, typed(6, 'ask a friend!!', 1)],
      ]),
    ),
  }))

/** The whole attempt signed by a key that was never enrolled. */
const byStranger = (world: World, script: Script) => write(script, { ...world.writing, device: world.stranger })

export const keyKinds: readonly Manipulation[] = kinds('keys', [
  {
    id: 'resigned-whole',
    does: 'The whole journal was signed anew with another device key, as it was.',
    codes: ['receipt/contradicted'],
    make: (w) => withSegments(w, byStranger(w, w.script).segments),
    hidden: (w) => withSegments(w, byStranger(w, dequoted(w.script)).segments, []),
  },
  {
    id: 'resigned-whole-changed',
    does: 'The whole journal was written and signed anew with another device key and other text.',
    codes: ['receipt/contradicted'],
    make: (w) => withSegments(w, byStranger(w, dequoted(otherBeginning(w))).segments),
    hidden: (w) => withSegments(w, byStranger(w, dequoted(otherBeginning(w))).segments, []),
  },
  {
    id: 'resigned-whole-own-server',
    does: 'The whole journal was written anew, and a server of the forger’s own gave receipts for it.',
    codes: ['receipt/signature-invalid'],
    needs: 'server-key',
    make: (w) => {
      const forged = write(otherBeginning(w), { ...w.writing, device: w.stranger, server: w.otherServer })
      return bundleOf(w, exportOf(w, forged, { serverPublicKey: w.otherServer.publicKey }), { replies: [] })
    },
  },
  {
    id: 'resigned-segment',
    does: 'The last segment was signed by another device key.',
    codes: ['journal/other-device'],
    make: (w) => withSegments(w, [...w.written.segments.slice(0, 2), ...byStrangerFrom(w, 2)]),
  },
  {
    id: 'resigned-tail',
    does: 'Everything from the second segment on was written anew with another device key.',
    codes: ['journal/other-device'],
    make: (w) => withSegments(w, [...w.written.segments.slice(0, 1), ...byStrangerFrom(w, 1)]),
  },
  {
    id: 'resigned-unit',
    does: 'One unit was signed by another device key.',
    codes: ['journal/signature-invalid'],
    make: (w) => {
      const [own, forged] = [segmentAt(w.written, 2), segmentAt(byStranger(w, w.script), 2)]
      return withSegments(
        w,
        w.written.segments.with(2, { segment: 2, bytes: concatBytes(own.slice(0, 288), forged.slice(288)) }),
      )
    },
  },
  {
    id: 'rewritten-unit',
    does: 'The device wrote one unit anew with another text; the later ones stayed.',
    codes: ['journal/tail-mismatch'],
    make: (w) => {
      const [own, other] = [segmentAt(w.written, 0), segmentAt(anew(w, otherBeginning(w)), 0)]
      const place = sharedLength(own, other)
      const unitEnd = nextUnitEnd(other, place)
      return withSegments(
        w,
        w.written.segments.with(0, { segment: 0, bytes: concatBytes(other.slice(0, unitEnd), own.slice(unitEnd)) }),
      )
    },
  },
  {
    id: 'rewritten-ending',
    does: 'The device wrote and signed the ending anew after the server had confirmed another one.',
    codes: ['receipt/contradicted'],
    make: (w) => rewritten(w, otherEnding(w)),
    hidden: (w) => rewritten(w, dequoted(otherEnding(w)), []),
  },
  {
    id: 'rewritten-beginning',
    does: 'The device wrote and signed everything anew from an early place, with its own key.',
    codes: ['receipt/contradicted'],
    make: (w) => rewritten(w, dequoted(otherBeginning(w))),
    hidden: (w) => rewritten(w, dequoted(otherBeginning(w)), []),
  },
  {
    id: 'two-versions',
    does: 'The device signed two versions of a segment, and both are in the file.',
    codes: ['journal/fork'],
    make: (w) => withSegments(w, [...w.written.segments, { segment: 2, bytes: segmentAt(anew(w, otherEnding(w)), 2) }]),
  },
  {
    id: 'two-versions-older-first',
    does: 'Of two versions of a segment the one that the server did not confirm stands first.',
    codes: ['journal/fork'],
    make: (w) =>
      withSegments(w, [
        ...w.written.segments.slice(0, 2),
        { segment: 2, bytes: segmentAt(anew(w, otherEnding(w)), 2) },
        ...w.written.segments.slice(2),
      ]),
  },
  {
    id: 'unit-left-out',
    does: 'The device went on from an earlier place and left a signed unit out, which is still in the file.',
    codes: ['unit/left-out'],
    make: (w) => withSegments(w, leftOut(w), []),
  },
  {
    id: 'unit-left-out-confirmed',
    does: 'The device left out a signed unit that the server had confirmed.',
    codes: ['receipt/contradicted'],
    make: (w) => withSegments(w, leftOut(w)),
  },
])

/** The segments from `first` on, signed by the stranger, who continues the real ones. */
function byStrangerFrom(world: World, first: number) {
  return write(world.script, { ...world.writing, device: world.stranger }).segments.slice(first)
}

function sharedLength(one: Uint8Array, other: Uint8Array): number {
  let at = 0
  while (one[at] === other[at] && at < one.length) at += 1
  return at
}

/** Where the unit that holds a place ends. */
function nextUnitEnd(bytes: Uint8Array, place: number): number {
  let end = 0
  for (let at = 288; at < bytes.length; ) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true)
    end = at + 4 + length
    if (bytes[at + 4] !== 1 && end > place) return end
    at = end
  }
  return end
}

/** Segment 1 goes on from before the last unit of segment 0's signed ones, which stays in the file. */
function leftOut(world: World) {
  const shorter = withScript(dequoted(world.script), 0, ({ torn: _torn, ...part }) => ({
    ...part,
    units: part.units.slice(0, 2),
  }))
  const longer = withScript(dequoted(world.script), 0, ({ torn: _torn, ...part }) => ({
    ...part,
    units: part.units.slice(0, 3),
  }))
  const [kept, full] = [anew(world, shorter), anew(world, longer)]
  return [{ segment: 0, bytes: segmentAt(full, 0) }, ...kept.segments.slice(1)]
}
