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
import { indexMarks, type MarkedPlace, readMarks } from './marks.ts'
import { decidePolarity, type Polarity } from './polarity.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** A highlight with its comment as read; a highlight without a word of comment says nothing and is left out. */
export interface Mark {
  readonly highlight: Highlight
  readonly comment: Reading
}

/** Parts of one finding's credit. A mark shows the place and costs nothing to make, so the comment earns most. */
const CREDIT = { marked: 0.2, named: 0.3, explained: 0.6, weighed: 0.2 } as const
/** A comment that only copies the source note explains nothing in words of its own. */
const MIN_OWN_WORDS = 2

/** One comment, as far as it counts. */
interface Comment {
  readonly reading: Reading
  readonly passage: readonly ReadSentence[]
  readonly polarity: Polarity
  readonly ownCount: number
}

/** "86.40 is right" beside a mark on $84.60 approves of another number: up to two words may stand between ("75 minutes"). */
function withoutCorrections(own: readonly Token[], marked: string): readonly Token[] {
  const isNumber = (at: number) => /^\d/u.test(own[at]?.text ?? '') && !marked.includes(own[at]?.text ?? '')
  return own.filter((token, at) => {
    const isApproval = /^(?:right|correct)$/u.test(token.text) && /^(?:is|are|was|be)$/u.test(own[at - 1]?.text ?? '')
    return !(isApproval && [at - 2, at - 3, at - 4].some(isNumber))
  })
}

/** Reads the sentences of a comment that count and lie within its first `limit` words. */
function readComment(whole: Reading, limit: number, marked: string): Comment {
  const reading = { ...whole, sentences: whole.sentences.filter(({ to }) => to <= limit) }
  const passage = reading.sentences.filter((sentence) => sentence.setAside === null)
  const own = passage.flatMap((sentence) => sentence.own)
  return { reading, passage, polarity: decidePolarity([withoutCorrections(own, marked)]), ownCount: own.length }
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

const wholeSpan = (reading: Reading, why: string, { stimulus }: Highlight) =>
  spanOf(reading, 0, reading.tokens.length, why, stimulus)

function toMarkedFinding(highlight: Highlight, comment: Comment, error: GoldError, judged: string): Finding {
  const isExplained = reasonsIn(comment, error, judged).length > 0
  const isSaid = isExplained || namesIn(comment, error)
  const severity = Severity.safeParse(highlight.tag).data ?? firstSeverity(comment.passage)
  const isWeighed = isSaid && severity !== null && error.acceptedSeverities.includes(severity)
  const credit =
    CREDIT.marked + (isExplained ? CREDIT.explained : isSaid ? CREDIT.named : 0) + (isWeighed ? CREDIT.weighed : 0)
  const how = isExplained ? 'marked it and said why' : isSaid ? 'marked and named it' : 'marked it without saying why'
  const span = wholeSpan(comment.reading, `Found ${error.words}: ${how}.`, highlight)
  return { error, credit, isQuoted: isSaid, isExplained, isWeighed, isSaid, isMarked: true, span }
}

/** What highlights say; `misplaced` counts comments that explain an error while their marks point at nothing. */
export interface MarkReport extends ErrorReport {
  readonly misplaced: number
}

const nothing: MarkReport = { findings: [], alarms: [], denied: [], misplaced: 0 }

/** One mark is one problem: it finds one error at most, whatever else its comment speaks of. */
function reportMark(
  { highlight, comment: whole }: Mark,
  place: MarkedPlace,
  limit: number,
  { key, stimuli }: Judged,
): MarkReport {
  const text = stimuli.find(({ id }) => id === highlight.stimulus)?.text ?? ''
  const comment = readComment(whole, limit, text.slice(highlight.from, highlight.to))
  const about = pointedAt(place, comment, key.judged)
  const isDenied = comment.polarity === 'denies'
  if (about !== null && !isDecoy(about)) {
    const finding = toMarkedFinding(highlight, comment, about, key.judged)
    // Marked as a problem, explained, and called right: half, as for a text that says both.
    return { ...nothing, findings: isDenied && !finding.isExplained ? [] : [finding], denied: isDenied ? [about] : [] }
  }
  if (isDenied) return nothing
  if (about !== null) {
    const words = `Marked ${about.words} as a problem, but ${about.because}.`
    return { ...nothing, alarms: [{ decoy: about, place: about.id, words, span: wholeSpan(whole, words, highlight) }] }
  }
  const explained = findErrors(comment.reading, key, stimuli).findings.filter(({ isExplained }) => isExplained)
  if (explained.length > 0) return { ...nothing, misplaced: 1 }
  if (place.isTouchingError) return nothing
  const words = 'Marked a passage as a problem that the key does not list as wrong.'
  return { ...nothing, alarms: [{ decoy: null, place: place.place, words, span: wholeSpan(whole, words, highlight) }] }
}

/** One severity on every mark weighs nothing, unless it is right for every error found. */
function withoutUniformSeverity(marks: readonly Mark[], findings: readonly Finding[]): readonly Finding[] {
  const tags = new Set(marks.map(({ highlight }) => highlight.tag))
  const marked = findings.filter(({ isMarked }) => isMarked)
  if (marks.length < 2 || tags.size > 1 || marked.every(({ isWeighed }) => isWeighed)) return findings
  return findings.map((finding) =>
    finding.isMarked && finding.isWeighed
      ? { ...finding, isWeighed: false, credit: finding.credit - CREDIT.weighed }
      : finding,
  )
}

/** What marks are judged by. */
interface Judged {
  readonly key: EvaluationKey
  readonly stimuli: readonly PlainStimulus[]
}

/**
 * Reads highlights for gold errors and false alarms. Marking in a list of problems calls a passage wrong, unless the
 * comment calls it right.
 * @param limit words of each comment that are read
 */
export function findMarkedErrors(marks: readonly Mark[], limit: number, judged: Judged): MarkReport {
  const indexes = indexMarks(judged.key, judged.stimuli)
  const places = readMarks(
    marks.map(({ highlight }) => highlight),
    indexes,
  )
  const reports = marks.flatMap((mark, at) => {
    const place = places[at]
    return place === undefined ? [] : [reportMark(mark, place, limit, judged)]
  })
  return {
    findings: withoutUniformSeverity(
      marks,
      reports.flatMap(({ findings }) => findings),
    ),
    alarms: reports.flatMap(({ alarms }) => alarms),
    denied: reports.flatMap(({ denied }) => denied),
    misplaced: reports.reduce((sum, { misplaced }) => sum + misplaced, 0),
  }
}
