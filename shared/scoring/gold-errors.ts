import type { Decoy, EvaluationKey, GoldError, Severity } from '../pack/keys/evaluation.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { type ConceptMatch, findConcept } from './concepts.ts'
import { locatePassages, type PassageRange, pointsAt } from './passages.ts'
import { decidePolarity, type Polarity } from './polarity.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** What a candidate did with one gold error. `credit` is 0 to 1. */
export interface Finding {
  readonly error: GoldError
  readonly credit: number
  readonly isQuoted: boolean
  readonly isExplained: boolean
  readonly isWeighed: boolean
  /** The candidate's own words name or explain it; a mark alone shows nothing. */
  readonly isSaid: boolean
  /** A highlight points at it. */
  readonly isMarked: boolean
  readonly span: MatchedSpan
}

/** Something right that was called an error; `decoy` is null when the passage is right but no decoy. */
export interface FalseAlarm {
  readonly decoy: Decoy | null
  /** Alarms at one place count once. */
  readonly place: string
  readonly words: string
  readonly span: MatchedSpan
}

/** Parts of one finding's credit. A quote shows the place beyond doubt; naming it without one earns less. */
const CREDIT = { quoted: 0.6, named: 0.4, explained: 0.3, weighed: 0.1 } as const
/** Sentences after the one that points at an error and still speak of it. */
const MAX_FOLLOWERS = 3
/** Longest run of words shown as the name of an error. */
const MAX_NAME_TOKENS = 10
/** A remark such as "Major." or "That is wrong." needs no sentence structure. */
const MAX_REMARK_WORDS = 8

/** Sums make a short remark long: "Six dollars too many: 480 and 24 make 504." */
const countLetterWords = ({ own }: ReadSentence) => own.filter(({ text }) => !/^\d/u.test(text)).length

/** Says whether a sentence says something: it has the structure of one, or is a short remark. */
export const isReadable = (sentence: ReadSentence) =>
  sentence.isStatement || countLetterWords(sentence) <= MAX_REMARK_WORDS

interface Target {
  readonly about: GoldError | Decoy
  readonly ranges: readonly PassageRange[]
}
interface Place {
  readonly target: Target
  readonly from: number
  readonly to: number
  readonly isQuote: boolean
  readonly stimulus?: string
}

function toTarget(about: GoldError | Decoy, stimuli: readonly PlainStimulus[]): Target {
  return { about, ranges: locatePassages(about.quotes, stimuli) }
}

/** The words that name an error, from the first on; those further off are left out, so that a reader sees one place. */
function rangeOf(sentence: ReadSentence, matches: readonly ConceptMatch[]): { from: number; to: number } | null {
  const starts = matches.flatMap((match) => sentence.ownPlaces.slice(match.from, match.to))
  const from = Math.min(...starts)
  const near = starts.filter((place) => place - from < MAX_NAME_TOKENS)
  return near.length === 0 ? null : { from, to: Math.max(...near) + 1 }
}

function placesIn(sentence: ReadSentence, targets: readonly Target[]): readonly Place[] {
  return targets.flatMap((target): Place[] => {
    const quote = sentence.quotes.find((candidate) => pointsAt(candidate, target.ranges))
    const stimulus = target.ranges[0]?.stimulus
    if (quote !== undefined) {
      return [
        { target, from: quote.from, to: quote.to, isQuote: true, ...(stimulus === undefined ? {} : { stimulus }) },
      ]
    }
    if (!sentence.isStatement) return []
    const range = rangeOf(sentence, findConcept(sentence.own, target.about.locators, 'ignore'))
    return range === null ? [] : [{ target, ...range, isQuote: false }]
  })
}

/** Says whether sentence `index` may speak of what sentence `at` points at: it points at nothing else. */
function belongsTo(
  sentences: readonly ReadSentence[],
  places: readonly (readonly Place[])[],
  index: number,
  at: number,
): boolean {
  const sentence = sentences[index]
  if (sentence === undefined || sentence.setAside !== null || sentence.isGeneric) return false
  const here = (places[at] ?? []).map((place) => place.target)
  const isSame = (places[index] ?? []).every((place) => here.includes(place.target))
  return isSame && isReadable(sentence)
}

/** The sentences that speak of what sentence `at` points at: itself, its lead-in, and at most three that follow. */
function passageAround(sentences: readonly ReadSentence[], places: readonly (readonly Place[])[], at: number) {
  const passage = sentences.slice(at, at + 1)
  for (let index = at + 1; index <= at + MAX_FOLLOWERS && belongsTo(sentences, places, index, at); index++) {
    passage.push(...sentences.slice(index, index + 1))
  }
  const isFirst = places.slice(0, at).every((before) => before.length === 0)
  const paragraph = sentences[at]?.paragraph
  for (let index = at - 1; isFirst && belongsTo(sentences, places, index, at); index--) {
    if (sentences[index]?.paragraph !== paragraph) break
    passage.push(...sentences.slice(index, index + 1))
  }
  return passage
}

/** The own words of the clause that holds `place`, for sentences that speak of several things at once. */
function clauseAround(sentence: ReadSentence, reading: Reading, place: Place): readonly Token[] {
  const joins = /^(?:but|while|whereas|although|though|however|yet|and)$/u
  const isStart = (index: number) =>
    reading.tokens[index]?.isAfterBreak || joins.test(reading.tokens[index]?.text ?? '')
  let from = place.from
  while (from > sentence.from && !isStart(from)) from--
  let to = place.to
  while (to < sentence.to && !isStart(to)) to++
  const clause = reading.tokens.slice(from, to)
  return sentence.own.filter((token) => clause.includes(token))
}

const SEVERITY_WORDS: Readonly<Record<Severity, RegExp>> = {
  minor: /^(?:minor|small|slight|trivial)$/u,
  major: /^(?:major|serious|big|large|important)$/u,
  critical: /^(?:critical|severe|dangerous|fatal)$/u,
}

/** The first severity that the candidate's own words name, or null. */
export function firstSeverity(passage: readonly ReadSentence[]): Severity | null {
  for (const token of passage.flatMap((sentence) => sentence.own)) {
    for (const severity of ['minor', 'major', 'critical'] as const) {
      if (SEVERITY_WORDS[severity].test(token.text)) return severity
    }
  }
  return null
}

/** Words that may explain an error: the candidate's own, and quotes from anything but the judged stimulus. */
export function explainingWords(reading: Reading, passage: readonly ReadSentence[], judged: string): readonly Token[] {
  return passage.filter(isReadable).flatMap((sentence) => {
    const isJudged = (at: number) =>
      sentence.quotes.some((q) => at >= q.from && at < q.to && q.places.some((place) => place.stimulus === judged))
    return reading.tokens.slice(sentence.from, sentence.to).filter((_, offset) => !isJudged(sentence.from + offset))
  })
}

const MIN_OWN_WORDS = 3

function toFinding(reading: Reading, place: Place, error: GoldError, passage: readonly ReadSentence[], judged: string) {
  const isExplained = findConcept(explainingWords(reading, passage, judged), error.reasons, 'ignore').length > 0
  const severity = firstSeverity(passage)
  const isWeighed = severity !== null && error.acceptedSeverities.includes(severity)
  const credit =
    (place.isQuote ? CREDIT.quoted : CREDIT.named) +
    (isExplained ? CREDIT.explained : 0) +
    (isWeighed ? CREDIT.weighed : 0)
  const how = `${place.isQuote ? 'quoted it' : 'named it without a quote'}${isExplained ? ' and said why' : ''}`
  const span = spanOf(reading, place.from, place.to, `Found ${error.words}, ${how}.`, place.stimulus)
  return { error, credit, isQuoted: place.isQuote, isExplained, isWeighed, isSaid: true, isMarked: false, span }
}

export const isDecoy = (about: GoldError | Decoy): about is Decoy => 'because' in about

/** Right passages of the judged stimulus that a sentence quotes as wrong, where it points at nothing the key knows. */
function unsupportedAlarms(reading: Reading, sentence: ReadSentence, passage: readonly ReadSentence[], judged: string) {
  const own = passage.flatMap((part) => part.own)
  if (decidePolarity([sentence.own, own]) !== 'asserts') return []
  const quotes = sentence.quotes.filter((quote) => quote.places.some((place) => place.stimulus === judged))
  return quotes.map((quote): FalseAlarm => {
    const words = 'Quoted a passage as wrong that the key does not list as wrong.'
    const span = spanOf(reading, quote.from, quote.to, words, judged)
    return { decoy: null, place: `${span.from}`, words, span }
  })
}

/** A lead-in can call wrong what it leads to ("I found two mistakes"); it cannot call it right ("Most of it is fine"). */
function polarityOf(
  scopes: readonly (readonly Token[])[],
  passage: readonly ReadSentence[],
  at: ReadSentence,
): Polarity {
  const polarity = decidePolarity([...scopes, passage.flatMap((part) => part.own)])
  if (polarity !== 'denies') return polarity
  return decidePolarity([...scopes, passage.filter((part) => part.from >= at.from).flatMap((part) => part.own)])
}

export interface ErrorReport {
  readonly findings: readonly Finding[]
  readonly alarms: readonly FalseAlarm[]
  /** Gold errors that the text calls right. */
  readonly denied: readonly GoldError[]
}

/** Reads one field for gold errors and false alarms. A passage counts only when the candidate's own words call it wrong. */
export function findErrors(reading: Reading, key: EvaluationKey, stimuli: readonly PlainStimulus[]): ErrorReport {
  const targets = [...key.goldErrors, ...key.decoys].map((about) => toTarget(about, stimuli))
  const { sentences } = reading
  const places = sentences.map((sentence) => (sentence.setAside === null ? placesIn(sentence, targets) : []))
  const report = { findings: [] as Finding[], alarms: [] as FalseAlarm[], denied: [] as GoldError[] }
  for (const [at, sentence] of sentences.entries()) {
    if (sentence.setAside !== null) continue
    const passage = passageAround(sentences, places, at)
    const here = places[at] ?? []
    if (here.length === 0) report.alarms.push(...unsupportedAlarms(reading, sentence, passage, key.judged))
    for (const place of here) {
      const own = passage.flatMap((part) => part.own)
      const isShared = here.length > 1
      const clause = isShared ? [clauseAround(sentence, reading, place)] : []
      const polarity = polarityOf([...clause, sentence.own], passage, sentence)
      const { about } = place.target
      if (isDecoy(about)) {
        if (polarity !== 'asserts') continue
        const words = `Called ${about.words} an error, but ${about.because}.`
        const span = spanOf(reading, place.from, place.to, words, place.stimulus)
        report.alarms.push({ decoy: about, place: about.id, words, span })
        continue
      }
      const finding = toFinding(reading, place, about, passage, key.judged)
      if (polarity === 'denies') report.denied.push(about)
      else if (polarity === 'asserts' || (finding.isExplained && own.length >= MIN_OWN_WORDS))
        report.findings.push(finding)
    }
  }
  return report
}
