import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import { type Departure, departuresOf } from '../departures.ts'
import type { Rule, RuleInput } from '../model.ts'
import { charsOf, createOutsideText, type OutsideText } from '../outside-text.ts'

/** Text from outside so soon after coming back belongs to the departure (docs/rules/paste-after-departure.md). */
export const AFTER_RETURN_MS = 30_000
/** Shorter text is a name, a number or a spelling that was looked up. */
export const MIN_TEXT_CHARS = 40
/** Once is an event; twice, or this much text, is what the rule finds. */
export const MAX_TIMES = 1
export const MAX_CHARS = 300

interface Return {
  readonly text: OutsideText
  readonly departure: Departure
}

/** Text from outside that is long enough and still stands in a response. */
function textsOf(input: RuleInput): readonly OutsideText[] {
  const outsideOf = createOutsideText(input)
  return input.provenance.fields.flatMap((field) => outsideOf(field)).filter(({ chars }) => chars >= MIN_TEXT_CHARS)
}

/** Those of the texts that were put in soon after a departure. */
function returnsOf(input: RuleInput, texts: readonly OutsideText[]): readonly Return[] {
  const departures = departuresOf(input).filter(({ openMs }) => openMs > 0)
  return texts.flatMap((text) => {
    const departure = departures.findLast(({ seq }) => seq < text.seq)
    const isSoon = departure !== undefined && text.atMs - departure.backMs <= AFTER_RETURN_MS
    return isSoon ? [{ text, departure }] : []
  })
}

const isMuch = (texts: readonly OutsideText[]) => texts.length > MAX_TIMES || charsOf(texts) > MAX_CHARS
const textsIn = (returns: readonly Return[]) => returns.map(({ text }) => text)

const seqsOf = (returns: readonly Return[]) =>
  [...new Set(returns.flatMap(({ text, departure }) => [departure.seq, text.seq]))].toSorted(
    (one, other) => one - other,
  )

export const pasteAfterDeparture: Rule = {
  id: 'paste-after-departure',
  version: 1,
  title: 'Text from outside after a departure',
  changed: null,
  apply(input) {
    const texts = textsOf(input)
    const returns = returnsOf(input, texts)
    const certain = returns.filter(({ text }) => text.isCertain)
    const coverage = (['edits', 'clipboard', 'focus'] as const).map((sensor) => coverageOf(input, sensor))
    const chars = charsOf(textsIn(certain))
    const common = {
      measures: [
        { name: 'Times', value: certain.length, threshold: MAX_TIMES, unit: 'times' },
        { name: 'Characters', value: chars, threshold: MAX_CHARS, unit: 'characters' },
      ],
      inputs: seqsOf(isMuch(textsIn(certain)) ? certain : isMuch(textsIn(returns)) ? returns : []),
      explainedBy: [],
      coverage,
      innocentCauses: innocent.external,
      wouldDiffer: `At most ${sayCount(MAX_TIMES, 'text')} of at least ${MIN_TEXT_CHARS} characters from outside within ${sayDuration(AFTER_RETURN_MS)} of coming back, and at most ${MAX_CHARS} characters in all.`,
    } as const
    if (isMuch(textsIn(certain)))
      return {
        ...common,
        answer: 'found',
        words: `Text from outside came in ${sayCount(certain.length, 'time')} within ${sayDuration(AFTER_RETURN_MS)} of coming back from another window, ${sayCount(chars, 'character')} in all.`,
      }
    if (isMuch(textsIn(returns)))
      return {
        ...common,
        answer: 'cannot-tell',
        words: 'The clipboard could not be seen before some pastes, or an assistive program ran.',
      }
    // Without much text from outside nothing depends on when the window was left, or on what was copied.
    const needed = isMuch(texts) ? coverage : coverage.slice(0, 1)
    if (needed.some(({ isEnough }) => !isEnough))
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Departures, copies or edits could not be seen for part of the time.'),
      }
    return { ...common, answer: 'not-found', words: 'Little or no text from outside followed a departure.' }
  },
}
