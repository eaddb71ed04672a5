import { type Decoy, type EvaluationKey, type GoldError, Severity } from '../pack/keys/evaluation.ts'
import type { Highlight } from '../pack/response.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { type ConceptMatch, findConcept } from './concepts.ts'
import {
  type ErrorReport,
  explainingWords,
  type Finding,
  findErrors,
  firstSeverity,
  isDecoy,
  isReadable,
} from './gold-errors.ts'
import { indexMarks, type MarkedPlace, readMark } from './marks.ts'
import { decidePolarity, type Polarity } from './polarity.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'

/** A highlight with its comment as read; a highlight without a word of comment says nothing and is left out. */
export interface Mark {
  readonly highlight: Highlight
  readonly comment: Reading
}

/** Parts of one finding's credit. A mark shows the place and costs nothing to make, so the comment earns most. */
const CREDIT = { marked: 0.3, named: 0.2, explained: 0.5, weighed: 0.2 } as const
/** A comment that only copies the source note explains nothing in words of its own. */
const MIN_OWN_WORDS = 2

/** One comment, as far as it counts. */
interface Comment {
  readonly reading: Reading
  readonly passage: readonly ReadSentence[]
  readonly polarity: Polarity
  readonly ownCount: number
}

function readComment(reading: Reading): Comment {
  const passage = reading.sentences.filter((sentence) => sentence.setAside === null)
  const own = passage.flatMap((sentence) => sentence.own)
  return { reading, passage, polarity: decidePolarity([own]), ownCount: own.length }
}

function namesIn({ passage }: Comment, about: GoldError | Decoy): boolean {
  const own = passage.filter(isReadable).flatMap((sentence) => sentence.own)
  return findConcept(own, about.locators, 'ignore').length > 0
}

function reasonsIn({ reading, passage, ownCount }: Comment, error: GoldError, judged: string): readonly ConceptMatch[] {
  if (ownCount < MIN_OWN_WORDS) return []
  return findConcept(explainingWords(reading, passage, judged), error.reasons, 'ignore')
}

/** What the mark points at: what its comment speaks of, else what it holds most of. */
function pointedAt(place: MarkedPlace, comment: Comment, judged: string): GoldError | Decoy | null {
  const speaksOf = (about: GoldError | Decoy) =>
    namesIn(comment, about) || (!isDecoy(about) && reasonsIn(comment, about, judged).length > 0)
  const spoken = place.candidates.find(({ about }) => speaksOf(about))
  return (spoken ?? place.candidates.find(({ isPlain }) => isPlain))?.about ?? null
}

const wholeSpan = (reading: Reading, why: string, stimulus: string) =>
  spanOf(reading, 0, reading.tokens.length, why, stimulus)

function toMarkedFinding(mark: Mark, comment: Comment, error: GoldError, judged: string): Finding {
  const isExplained = reasonsIn(comment, error, judged).length > 0
  const isSaid = isExplained || namesIn(comment, error)
  const severity = Severity.safeParse(mark.highlight.tag).data ?? firstSeverity(comment.passage)
  const isWeighed = isSaid && severity !== null && error.acceptedSeverities.includes(severity)
  const credit =
    CREDIT.marked + (isExplained ? CREDIT.explained : isSaid ? CREDIT.named : 0) + (isWeighed ? CREDIT.weighed : 0)
  const how = isExplained ? 'marked it and said why' : isSaid ? 'marked and named it' : 'marked it without saying why'
  const weighed = isWeighed ? '' : ' Its severity earned nothing.'
  const span = wholeSpan(mark.comment, `Found ${error.words}: ${how}.${weighed}`, mark.highlight.stimulus)
  return { error, credit, isQuoted: isSaid, isExplained, isWeighed, isSaid, span }
}

/** Errors that a comment explains although its mark does not point at them: read like any text, without evidence. */
function explainedElsewhere(text: ErrorReport, about: GoldError | Decoy | null): readonly Finding[] {
  return text.findings.filter(({ error, isExplained }) => isExplained && error.id !== about?.id)
}

function reportMark(
  mark: Mark,
  place: MarkedPlace,
  key: EvaluationKey,
  stimuli: readonly PlainStimulus[],
): ErrorReport {
  const comment = readComment(mark.comment)
  const about = pointedAt(place, comment, key.judged)
  const text = findErrors(mark.comment, key, stimuli)
  const isDenied = comment.polarity === 'denies'
  const elsewhere = explainedElsewhere(text, about)
  if (about !== null && !isDecoy(about)) {
    const finding = toMarkedFinding(mark, comment, about, key.judged)
    return isDenied
      ? { findings: elsewhere, alarms: [], denied: [about] }
      : { findings: [finding, ...elsewhere], alarms: [], denied: [] }
  }
  if (about !== null) {
    const words = `Marked ${about.words} as a problem, but ${about.because}.`
    const alarm = {
      decoy: about,
      place: about.id,
      words,
      span: wholeSpan(mark.comment, words, mark.highlight.stimulus),
    }
    return { findings: elsewhere, alarms: isDenied ? [] : [alarm], denied: [] }
  }
  if (isDenied || elsewhere.length > 0 || place.isTouchingError) return { findings: elsewhere, alarms: [], denied: [] }
  const words = 'Marked a passage as a problem that the key does not list as wrong.'
  const span = wholeSpan(mark.comment, words, mark.highlight.stimulus)
  return { findings: [], alarms: [{ decoy: null, place: place.place, words, span }], denied: [] }
}

/** Reads highlights for gold errors and false alarms. Marking in a list of problems calls a passage wrong, unless the comment calls it right. */
export function findMarkedErrors(
  marks: readonly Mark[],
  key: EvaluationKey,
  stimuli: readonly PlainStimulus[],
): ErrorReport {
  const indexes = indexMarks(key, stimuli)
  const reports = marks.map((mark) => reportMark(mark, readMark(mark.highlight, indexes), key, stimuli))
  return {
    findings: reports.flatMap(({ findings }) => findings),
    alarms: reports.flatMap(({ alarms }) => alarms),
    denied: reports.flatMap(({ denied }) => denied),
  }
}
