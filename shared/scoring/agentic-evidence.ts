import type { AgenticKey, Statement, TraceDecoy } from '../pack/keys/agentic.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { findConcept } from './concepts.ts'
import { locatePassages, type PassageRange, pointsAt } from './passages.ts'
import { decidePolarity, readPolarity } from './polarity.ts'
import type { Quote } from './quotes.ts'
import type { MatchedSpan } from './rating.ts'
import { quotedShare, type Reading, type ReadSentence, spanOf } from './reading.ts'
import { type StepRange, stepsOf, wholePlaces } from './trace-steps.ts'

/** What an answer shows about the decisive step; spans point into the evidence field. */
export interface EvidenceReport {
  /** A passage of the decisive step that shows the error, quoted in words of one's own that call it wrong. */
  readonly quote: MatchedSpan | null
  /** The error is named without a quote. */
  readonly name: MatchedSpan | null
  /** Quotes the decisive step or one of the same error, whatever it says about it. */
  readonly isPlaced: boolean
  readonly reasons: readonly Found[]
  /** Says of the decisive passage that it is right. */
  readonly isDenied: boolean
  /** Quotes so many other steps that its quotes point at nothing. */
  readonly isScattered: boolean
  readonly blamed: readonly Blamed[]
}

/** A statement of the key that a text makes. */
export interface Found {
  readonly statement: Statement
  readonly span: MatchedSpan
}

export interface Blamed {
  readonly decoy: TraceDecoy
  readonly span: MatchedSpan
}

/** What evidence is looked for in: the field, the item's texts, and where the steps stand. */
export interface EvidenceInput {
  readonly reading: Reading
  readonly key: AgenticKey
  readonly stimuli: readonly PlainStimulus[]
  readonly ranges: readonly StepRange[]
  /** The sentences of the field that may say something. */
  readonly usable: readonly ReadSentence[]
}

const MIN_OWN_WORDS = 3
const CONTRAST = /^(?:but|instead|however|although|though|except|while|only|yet)$/u
const MAX_OTHER_STEPS = 3
const MAX_QUOTED_SHARE = 0.6
/** Ways to say that a thing did no harm; a sentence with one of them blames nothing. */
const HARMLESS =
  /\b(?:harmless|no harm|not the (?:problem|cause|error|mistake|decisive)|only a symptom|does not matter)\b/u

interface Place {
  readonly from: number
  readonly to: number
}

/** A quote that shows the error, in the decisive step and nowhere else by chance. */
function goldQuote(sentence: ReadSentence, ranges: readonly PassageRange[]): Quote | undefined {
  return sentence.quotes.find((quote) => pointsAt(wholePlaces(quote), ranges))
}

/** Where a concept stands in the candidate's own words; the first match is shown. */
function ownPlace(sentence: ReadSentence, concept: Statement['concept'], rule: 'respect' | 'ignore'): Place | null {
  const match = findConcept(sentence.own, concept, rule)[0]
  const [from, last] = [sentence.ownPlaces[match?.from ?? -1], sentence.ownPlaces[(match?.to ?? 0) - 1]]
  return from === undefined || last === undefined ? null : { from, to: last + 1 }
}

/**
 * Words that may give a reason: the candidate's own, and quotes of anything but the passage that is called wrong and the
 * steps behind it. What came later cannot be why a step was wrong.
 */
function reasonPlaces(input: EvidenceInput, sentence: ReadSentence, gold: readonly PassageRange[]): readonly number[] {
  const { reading, key, ranges } = input
  const isLater = (quote: Quote) => {
    const steps = stepsOf(quote, key.trace, ranges)
    return steps.length > 0 && steps.every((step) => step > key.decisive.step)
  }
  const excluded = sentence.quotes.filter((quote) => pointsAt(wholePlaces(quote), gold) || isLater(quote))
  const isExcluded = (at: number) => excluded.some((quote) => at >= quote.from && at < quote.to)
  return reading.tokens
    .slice(sentence.from, sentence.to)
    .flatMap((_, offset) => (isExcluded(sentence.from + offset) ? [] : [sentence.from + offset]))
}

function findReason(
  input: EvidenceInput,
  sentences: readonly ReadSentence[],
  ranges: readonly PassageRange[],
  statement: Statement,
  isScattered: boolean,
): readonly Found[] {
  const { reading } = input
  for (const sentence of sentences) {
    if (sentence.own.length < MIN_OWN_WORDS && sentence.quotes.length > 0) continue
    const places = isScattered ? sentence.ownPlaces : reasonPlaces(input, sentence, ranges)
    const view = places.flatMap((at) => reading.tokens.slice(at, at + 1))
    const match = findConcept(view, statement.concept, 'ignore')[0]
    const [from, last] = [places[match?.from ?? -1], places[(match?.to ?? 0) - 1]]
    if (from === undefined || last === undefined) continue
    return [{ statement, span: spanOf(reading, from, last + 1, `Said ${statement.words}.`) }]
  }
  return []
}

/** Numbers of the steps that are quoted without being the decisive one. */
function otherSteps({ key, ranges, reading }: EvidenceInput): ReadonlySet<number> {
  const quoted = reading.quotes.map((quote) => stepsOf(quote, key.trace, ranges))
  return new Set(quoted.filter((steps) => !steps.includes(key.decisive.step)).flat())
}

function quotesSameError({ key, ranges, reading }: EvidenceInput): boolean {
  const own = [key.decisive.step, ...key.decisive.related]
  return reading.quotes.some((quote) => stepsOf(quote, key.trace, ranges).some((step) => own.includes(step)))
}

function blamedIn(input: EvidenceInput, sentence: ReadSentence, decoy: TraceDecoy): readonly Blamed[] {
  const { reading, stimuli } = input
  const words = sentence.own.map((token) => token.text).join(' ')
  const { isStrong, polarity } = readPolarity(sentence.own)
  const quote = goldQuote(sentence, locatePassages(decoy.quotes, stimuli))
  const place = quote ?? ownPlace(sentence, decoy.locators, 'respect')
  if (place === null || !isStrong || polarity !== 'asserts' || HARMLESS.test(words)) return []
  return [{ decoy, span: spanOf(reading, place.from, place.to, `Blamed ${decoy.words}, but ${decoy.because}.`) }]
}

/** What an empty field shows. */
export const noEvidence: EvidenceReport = {
  quote: null,
  name: null,
  isPlaced: false,
  reasons: [],
  isDenied: false,
  isScattered: false,
  blamed: [],
}

/**
 * Reads the evidence field. A quote counts when it is from the decisive step, when words of the candidate's own call it
 * wrong, and when it is not one of many. Sentences that call the passage right say nothing.
 */
export function readEvidence(input: EvidenceInput): EvidenceReport {
  const { reading, key, stimuli, usable } = input
  const ranges = locatePassages(key.evidence.quotes, stimuli)
  const isScattered = otherSteps(input).size > MAX_OTHER_STEPS || quotedShare(reading) > MAX_QUOTED_SHARE
  const isGold = (sentence: ReadSentence) =>
    goldQuote(sentence, ranges) !== undefined || ownPlace(sentence, key.evidence.locators, 'ignore') !== null
  const speaking = usable.filter((sentence) => !isDenying(sentence))
  const denying = new Set(usable.filter(isDenying))
  const isDenied = reading.sentences.some(
    (sentence, index) =>
      denying.has(sentence) && (isGold(sentence) || isBareQuote(reading.sentences[index - 1], ranges)),
  )
  const reasons = key.evidence.reasons.flatMap((reason) => findReason(input, speaking, ranges, reason, isScattered))
  const isClaimed = reasons.length > 0 || decidePolarity(speaking.map(({ own }) => own)) === 'asserts'
  const quoting = isClaimed && !isScattered ? quotingSentence(reading, denying, speaking, ranges) : undefined
  const naming = speaking.find((sentence) => ownPlace(sentence, key.evidence.locators, 'ignore') !== null)
  const name = naming === undefined ? null : ownPlace(naming, key.evidence.locators, 'ignore')
  const isFree = (sentence: ReadSentence) => !isGold(sentence)
  return {
    quote: quoting === undefined ? null : spanOf(reading, quoting.from, quoting.to, 'Quoted the error.', key.trace),
    name: name === null ? null : spanOf(reading, name.from, name.to, `Named ${key.decisive.words}.`),
    isPlaced: !isScattered && quotesSameError(input),
    reasons,
    isDenied,
    isScattered,
    blamed: key.decoys.flatMap((decoy) =>
      usable
        .filter(isFree)
        .flatMap((sentence) => blamedIn(input, sentence, decoy))
        .slice(0, 1),
    ),
  }
}

/** Says whether a sentence calls something right and leaves it at that; "is fine, but …" goes on. */
function isDenying({ own }: ReadSentence): boolean {
  return readPolarity(own).polarity === 'denies' && !own.some(({ text }) => CONTRAST.test(text))
}

/** A quote with hardly a word beside it, so that the next sentence speaks of it. */
function isBareQuote(sentence: ReadSentence | undefined, ranges: readonly PassageRange[]): boolean {
  return sentence !== undefined && sentence.own.length <= MIN_OWN_WORDS && goldQuote(sentence, ranges) !== undefined
}

/** A quote may stand as a sentence of its own, but a sentence that calls it right does not show it as an error. */
function quotingSentence(
  reading: Reading,
  denying: ReadonlySet<ReadSentence>,
  speaking: readonly ReadSentence[],
  ranges: readonly PassageRange[],
): Quote | undefined {
  const ownWords = speaking.reduce((sum, sentence) => sum + sentence.own.length, 0)
  if (ownWords < MIN_OWN_WORDS) return undefined
  const open = reading.sentences.filter((sentence) => sentence.setAside === null && !denying.has(sentence))
  return open.map((sentence) => goldQuote(sentence, ranges)).find((quote) => quote !== undefined)
}
