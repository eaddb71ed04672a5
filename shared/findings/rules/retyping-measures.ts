/**
 * What text that is copied by typing looks like, in the four quantities that the rule `retyping` compares. The rule takes
 * them from a journal; the study of the public essays (`npm run study:writing-process`) takes them from its tables and
 * asks the same function, so that the published rates are those of this code.
 */
export interface RetypingMeasures {
  readonly words: number
  /** Of the characters put in by keys, the share that went in before text that stood there already. */
  readonly insertedShare: number
  /** Final characters over characters put in. */
  readonly productShare: number
  /** Mean length of the pauses of at least two seconds; 0 where there was none. */
  readonly meanPauseMs: number
}

/** Below this length the measures mean nothing. */
export const MIN_WORDS = 100
/** Up to this share was put in before other text; copyists go back to mend a letter at most. */
export const MAX_INSERTED_SHARE = 0.01
/** Above this share of what was put in is left; published for the same essays. */
export const MIN_PRODUCT_SHARE = 0.93
/** Up to this length pauses are for reading the next line; who thinks of what to say pauses longer. */
export const MAX_MEAN_PAUSE_MS = 8_000

/** Whether a text came about as copied text does. It is a weak signal: of authentic essays about 1 in 100 looks like it. */
export function looksRetyped({ words, insertedShare, productShare, meanPauseMs }: RetypingMeasures): boolean {
  return (
    words >= MIN_WORDS &&
    insertedShare <= MAX_INSERTED_SHARE &&
    productShare > MIN_PRODUCT_SHARE &&
    meanPauseMs <= MAX_MEAN_PAUSE_MS
  )
}
