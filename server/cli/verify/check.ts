/**
 * `FAIL`: it does not hold. `look`: it holds, and a person should know this before relying on it. `note`: a fact that is
 * neither good nor bad. `open`: it could not be checked.
 */
export type Outcome = 'ok' | 'FAIL' | 'look' | 'note' | 'open'

export type Section = 'record' | 'receipts' | 'times' | 'origin' | 'documents' | 'contents' | 'keys'

/** Where in the file something is: a byte of a segment, and what the device's clock showed before it (ISO 8601), if known. */
export interface Place {
  readonly segment: number
  readonly offset: number
  readonly time: string | null
}

/** One check in plain words. */
export interface Check {
  readonly section: Section
  readonly name: string
  readonly outcome: Outcome
  readonly words: string
  /** An error code of the product (docs/errors.md) or one of `factCodes`; null where there is nothing to name. */
  readonly code: string | null
  readonly place: Place | null
  /** What to do about it; null where there is nothing to do. */
  readonly next: string | null
}

/** What is no fault of the record, and still has to be known; docs/verification.md explains each. */
export const factCodes = [
  'clock/ahead',
  'clock/behind',
  'clock/set-back',
  'clock/jumped',
  'clock/stood-still',
  'clock/ran-fast',
  'clock/after-export',
  'clock/server-set-back',
  'runtime/standin',
  'runtime/other',
  'runtime/unsaid',
  'unit/left-out',
  'repair/unrecorded',
  'receipt/unlisted',
  'receipt/other-key',
  'attempt/unopened',
] as const
export type FactCode = (typeof factCodes)[number]

type Rest = Partial<Pick<Check, 'code' | 'place' | 'next'>>

/** Makes a check; what is left out is null. */
export function check(section: Section, name: string, outcome: Outcome, words: string, rest: Rest = {}): Check {
  return { section, name, outcome, words, code: null, place: null, next: null, ...rest }
}

/** As `check`, for a fact that a person should look at. */
export function look(
  section: Section,
  name: string,
  code: FactCode,
  words: string,
  next: string,
  place?: Place,
): Check {
  return check(section, name, 'look', words, { code, next, place: place ?? null })
}
