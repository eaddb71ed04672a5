import { offsetsOf, rangesOf } from '../../../renderer/ui/passage/offsets.ts'

/** The mapping of places on the page, for tests that compare it with the plain text in a real browser. */
declare global {
  var passageOffsets: { readonly offsetsOf: typeof offsetsOf; readonly rangesOf: typeof rangesOf }
}

globalThis.passageOffsets = { offsetsOf, rangesOf }
