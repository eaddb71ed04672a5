/**
 * Where a character came from, as the pages show it: one row per origin, in the order of the legend. Colours and marks
 * are in origins.css under the same `data-origin`; never colour alone, so every highlighted origin has a mark of its own.
 */
export const origins = [
  { origin: 'typed', label: 'Typed', mark: 'none', explanation: 'Entered with the keyboard.' },
  {
    origin: 'composed',
    label: 'Input method',
    mark: 'dotted underline',
    explanation: 'Entered with an input method or a dead key.',
  },
  {
    origin: 'replaced',
    label: 'Corrected',
    mark: 'dotted underline',
    explanation: 'Exchanged by spell-check or autocorrect.',
  },
  {
    origin: 'pasted:own',
    label: 'Own text, pasted',
    mark: 'thin underline',
    explanation: 'Copied or cut from the same attempt.',
  },
  {
    origin: 'pasted:stimulus',
    label: 'Question text, pasted',
    mark: 'double underline',
    explanation: 'Quoted from what the question shows.',
  },
  {
    origin: 'pasted:external',
    label: 'Other text, pasted',
    mark: 'thick underline',
    explanation: 'Matches nothing copied inside the attempt.',
  },
  {
    origin: 'dropped:own',
    label: 'Own text, dropped',
    mark: 'thin underline with a left bar',
    explanation: 'Dragged here from the same attempt.',
  },
  {
    origin: 'dropped:stimulus',
    label: 'Question text, dropped',
    mark: 'double underline with a left bar',
    explanation: 'Dragged here from what the question shows.',
  },
  {
    origin: 'dropped:external',
    label: 'Other text, dropped',
    mark: 'thick underline with a left bar',
    explanation: 'Dragged here from somewhere else.',
  },
  {
    origin: 'dictated',
    label: 'Dictated or assisted',
    mark: 'wavy underline',
    explanation: 'Several characters at once without a key press, as dictation does.',
  },
  {
    origin: 'unattributed',
    label: 'Unattributed',
    mark: 'dashed underline on a hatch',
    explanation: 'Appeared without an input event that explains it.',
  },
] as const satisfies readonly { origin: string; label: string; mark: string; explanation: string }[]

export type ShownOrigin = (typeof origins)[number]['origin']
export type OriginRow = (typeof origins)[number]

/** The row of one origin. Every `ShownOrigin` has one. */
export function describeOrigin(origin: ShownOrigin): OriginRow {
  return origins.find((row) => row.origin === origin) ?? origins[0]
}
