import type { FlawKind, RubricDecoy, RubricFinding, RubricKey } from '../pack/keys/rubric.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { findConcept } from './concepts.ts'
import { isCheckVerb } from './criterion-words.ts'
import { namedFlaws } from './flaw-words.ts'
import { locatePassages, type PassageRange, pointsAt } from './passages.ts'
import { readPolarity } from './polarity.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** A statement of the key that the written part makes. `credit` is 0 to 1. */
export interface Made {
  readonly finding: RubricFinding
  readonly credit: number
  /** Quoted the passage, or gave the evidence in a few words. */
  readonly isShown: boolean
  readonly span: MatchedSpan
}

export interface TextReport {
  readonly made: readonly Made[]
  /** Statements that are the opposite of a true one, and fault found with what is right. */
  readonly untrue: readonly MatchedSpan[]
}

interface Target {
  readonly about: RubricFinding | RubricDecoy
  readonly ranges: readonly PassageRange[]
}
/** Where a sentence points at a target, tokens of the field. */
interface Mark {
  readonly target: Target
  readonly from: number
  readonly to: number
  readonly isQuote: boolean
}
/** Words that speak of one or more targets. */
interface Passage {
  readonly targets: readonly Target[]
  readonly marks: readonly Mark[]
  /** The words that judge: of the sentence that names the targets, and of remarks right after it. */
  readonly verdict: readonly Token[]
  /** All its words, and the candidate's own among them. */
  readonly words: readonly Token[]
  readonly own: readonly Token[]
  readonly from: number
  readonly to: number
}

/** Sentences after the one that points at something and still speak of it. */
const MAX_FOLLOWERS = 3
const MAX_FOLLOWER_WORDS = 30
const MAX_VERDICT_WORDS = 8
/** What a right verdict earns without the evidence for it. */
const WITHOUT_EVIDENCE = 0.4
/** A remark such as "R3: subjective, no two graders agree" needs no sentence structure, because its place is named. */
const MAX_REMARK_WORDS = 24
/** Own words without which a sentence says nothing of its own. */
const MIN_OWN_WORDS = 2
/** Names of flaws that do not apply: two halve the credit, three take it, because then every flaw was listed. */
const OTHER_FLAWS = { halve: 2, take: 3 } as const
/** Words between two names of one list: "R1, R2 and row 4". */
const LINKS = /^(?:and|or|the|row|rows|criterion|criteria|also|with|both|c|r|too|of|vs)$/u

const isReadable = (sentence: ReadSentence) =>
  sentence.setAside === null && (sentence.isStatement || sentence.own.length <= MAX_REMARK_WORDS)

/** A quote that runs over from the sentence before by less than this is none: "five steps, +3. C2: no" stands so in a table. */
const MIN_RUN_OVER = 4

/** Where names may stand: a sentence's own words, and what a quote of the sentence before takes of them by chance. */
function placesOfNames({ from, ownPlaces, quotes }: ReadSentence): readonly number[] {
  const over = quotes.find((quote) => quote.from < from && quote.to - from < MIN_RUN_OVER)
  const head = over === undefined ? [] : Array.from({ length: over.to - from }, (_, offset) => from + offset)
  return [...head, ...ownPlaces]
}

function marksIn(reading: Reading, sentence: ReadSentence, targets: readonly Target[]): readonly Mark[] {
  if (!isReadable(sentence)) return []
  const places = placesOfNames(sentence)
  const words = places.flatMap((at) => reading.tokens.slice(at, at + 1))
  const marks = targets.flatMap((target): Mark[] => {
    const named = findConcept(words, target.about.locators ?? [], 'ignore').flatMap((match) => {
      const [from, to] = [places[match.from], places[match.to - 1]]
      return from === undefined || to === undefined ? [] : [{ target, from, to: to + 1, isQuote: false }]
    })
    const quoted = sentence.quotes
      .filter((quote) => pointsAt(quote, target.ranges))
      .map((quote) => ({ target, from: quote.from, to: quote.to, isQuote: true }))
    return [...named, ...quoted]
  })
  return withoutTwins(sentence, marks).toSorted((left, right) => left.from - right.from)
}

/** Where one criterion is said to repeat another, the other one is no subject of its own: "R6 says the same as R1". */
function withoutTwins(sentence: ReadSentence, marks: readonly Mark[]): readonly Mark[] {
  const isOfRepeat = marks.some(({ target: { about } }) => 'kinds' in about && about.kinds.includes('duplicate'))
  if (!isOfRepeat || !namedFlaws(sentence.own).includes('duplicate')) return marks
  return marks.filter(({ target: { about } }) => 'kinds' in about)
}

/** Marks that share what is said: those of one target in a row, and names with nothing but links between them. */
function groupMarks(reading: Reading, marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const groups: Mark[][] = []
  for (const mark of marks) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const between = last === undefined ? [] : reading.tokens.slice(last.to, mark.from)
    const isSame = group?.every(({ target }) => target === mark.target) === true
    if (group !== undefined && (isSame || between.every((token) => LINKS.test(token.text)))) group.push(mark)
    else groups.push([mark])
  }
  return groups
}

function toPassage(reading: Reading, marks: readonly Mark[], from: number, to: number): Passage {
  const isInQuote = (at: number) => reading.quotes.some((quote) => at >= quote.from && at < quote.to)
  const isName = (at: number) => marks.some((mark) => !mark.isQuote && at >= mark.from && at < mark.to)
  const words = reading.tokens.slice(from, to)
  const own = words.filter((_, offset) => !isInQuote(from + offset) && !isName(from + offset))
  return { targets: [...new Set(marks.map(({ target }) => target))], marks, verdict: words, words, own, from, to }
}

/** The passages of one sentence: from each group of marks to the next; a group with nothing after it takes what stands before. */
function passagesOf(reading: Reading, sentence: ReadSentence, marks: readonly Mark[]): readonly Passage[] {
  const groups = groupMarks(reading, marks)
  return groups.map((group, index) => {
    const from = groups.length === 1 || index === 0 ? sentence.from : (group[0]?.from ?? sentence.from)
    return toPassage(reading, group, from, groups[index + 1]?.[0]?.from ?? sentence.to)
  })
}

function extend(passage: Passage, sentence: ReadSentence, reading: Reading): Passage {
  const whole = toPassage(reading, passage.marks, sentence.from, sentence.to)
  const isRemark = sentence.to - sentence.from <= MAX_VERDICT_WORDS
  return {
    ...passage,
    verdict: isRemark ? [...passage.verdict, ...whole.words] : passage.verdict,
    words: [...passage.words, ...whole.words],
    own: [...passage.own, ...whole.own],
  }
}

const canFollow = (sentence: ReadSentence) =>
  isReadable(sentence) && !sentence.isGeneric && sentence.own.length <= MAX_FOLLOWER_WORDS

/** Cuts a text into passages, each with what it points at; sentences that point nowhere follow the last that did. */
function cut(reading: Reading, targets: readonly Target[], hasTable: boolean): readonly Passage[] {
  const passages: Passage[] = []
  let followers = 0
  for (const sentence of reading.sentences) {
    const marks = hasTable || !namesRow(reading, sentence) ? marksIn(reading, sentence, targets) : []
    if (marks.length > 0) {
      passages.push(...passagesOf(reading, sentence, marks))
      followers = 0
      continue
    }
    const last = passages.at(-1)
    // A sentence about a row that the key does not know, or about all of them, ends the passage, and so do those after it.
    const isElsewhere = namesRow(reading, sentence) || turnsToWhole(reading, sentence)
    followers = isElsewhere ? MAX_FOLLOWERS + 1 : followers + 1
    if (last === undefined || followers > MAX_FOLLOWERS || !canFollow(sentence)) continue
    passages[passages.length - 1] = extend(last, sentence, reading)
  }
  return passages
}

const WHOLE = /^(?:overall|whole|general|generally|altogether)$/u

/** "Overall, all rows weigh the same": about the rubric as a whole, and so no more about the row named before. */
function turnsToWhole(reading: Reading, { from, to }: ReadSentence): boolean {
  return reading.tokens.slice(from, Math.min(to, from + 4)).some(({ text }) => WHOLE.test(text))
}

/** "R2", "C4": a row of a table. */
function namesRow(reading: Reading, sentence: ReadSentence): boolean {
  const words = reading.tokens.slice(sentence.from, sentence.to).map((token) => token.text)
  return words.some((word, at) => /^[cr]$/u.test(word) && /^\d$/u.test(words[at + 1] ?? ''))
}

/** "Better: Mentions a $24 refund." A criterion has few small words. */
const isBareCriterion = ({ own }: ReadSentence) =>
  own.length > 2 && own.length <= MAX_VERDICT_WORDS && own.slice(0, 4).some(({ text }) => isCheckVerb(text))

/** Whole sentences, for statements that any sentence may make; without a table on the page none is about a row of one. */
function anywhere(reading: Reading, key: RubricKey): readonly Passage[] {
  return reading.sentences
    .filter((sentence) => sentence.setAside === null && (sentence.isStatement || isBareCriterion(sentence)))
    .filter((sentence) => key.task !== 'author' || !namesRow(reading, sentence))
    .map((sentence) => toPassage(reading, [], sentence.from, sentence.to))
}

/** What one criterion comes to, as against a flaw of it. */
const isVerdict = ({ kinds, locators }: RubricFinding) => kinds.length === 0 && locators !== undefined

function creditOf(finding: RubricFinding, passage: Passage, named: readonly FlawKind[], key: RubricKey): number {
  if (passage.own.length < MIN_OWN_WORDS && finding.kinds.length > 0) return 0
  const isNamed = finding.kinds.some((kind) => named.includes(kind))
  const heard = isVerdict(finding) ? passage.verdict : passage.words
  const isReasoned = finding.reasons !== undefined && findConcept(heard, finding.reasons, 'respect').length > 0
  if (!isNamed && !isReasoned) return 0
  // Flaws that any sentence may name can be named together.
  const isAnywhere = (other: RubricFinding) => finding.locators === undefined && other.locators === undefined
  const fitting = [finding, ...key.findings.filter(isAnywhere)].flatMap(({ kinds }) => kinds)
  const others = finding.kinds.length === 0 ? 0 : named.filter((kind) => !fitting.includes(kind)).length
  if (others >= OTHER_FLAWS.take) return 0
  return others >= OTHER_FLAWS.halve ? 0.5 : 1
}

function isShownIn(finding: RubricFinding, passage: Passage, target: Target | null): boolean {
  const isQuoted = passage.marks.some((mark) => mark.isQuote && mark.target === target)
  return isQuoted || (finding.facts !== undefined && findConcept(passage.words, finding.facts, 'ignore').length > 0)
}

function judgeFinding(
  reading: Reading,
  key: RubricKey,
  finding: RubricFinding,
  passage: Passage,
  target: Target | null,
) {
  if (finding.opposite !== undefined && findConcept(passage.own, finding.opposite.concept, 'respect').length > 0) {
    const why = `Said the opposite: ${finding.opposite.because}.`
    return { made: null, untrue: spanOf(reading, passage.from, passage.to, why) }
  }
  const named = namedFlaws(passage.own)
  const isShown = isShownIn(finding, passage, target)
  const credit = creditOf(finding, passage, named, key) * (isVerdict(finding) && !isShown ? WITHOUT_EVIDENCE : 1)
  if (credit === 0 && isVerdict(finding) && named.includes('subjective')) {
    const why = `Called it a matter of opinion, but it can be graded: ${finding.words}.`
    return { made: null, untrue: spanOf(reading, passage.from, passage.to, why) }
  }
  const span = spanOf(reading, passage.from, passage.to, `Said that ${finding.words}.`)
  return { made: credit === 0 ? null : { finding, credit, isShown, span }, untrue: null }
}

/** Fault found with what is right; a passage that is also about a real flaw ("R1 and R6 are the same") finds none. */
function alarmIn(reading: Reading, passage: Passage, made: readonly Made[]): readonly MatchedSpan[] {
  const decoys = passage.targets.flatMap(({ about }) => ('because' in about ? [about] : []))
  const isOfFlaw = made.some(({ span }) => span.from === (reading.tokens[passage.from]?.from ?? 0))
  const { isStrong, polarity } = readPolarity(passage.own)
  const isBlamed = polarity !== 'denies' && (namedFlaws(passage.own).length > 0 || (isStrong && polarity === 'asserts'))
  if (!isBlamed || isOfFlaw) return []
  return decoys.map((decoy) =>
    spanOf(reading, passage.from, passage.to, `Found fault with ${decoy.words}, but ${decoy.because}.`),
  )
}

/** Finds which statements of the key the written part makes, and which untrue ones. Never throws. */
export function findStatements(reading: Reading, key: RubricKey, stimuli: readonly PlainStimulus[]): TextReport {
  const located = [...key.findings.filter(({ locators }) => locators !== undefined), ...key.decoys]
  const targets = located.map((about) => ({ about, ranges: locatePassages(about.quotes ?? [], stimuli) }))
  const passages = cut(reading, targets, key.task !== 'author')
  const judged = [
    ...passages.flatMap((passage) =>
      passage.targets.flatMap((target) =>
        'because' in target.about ? [] : [judgeFinding(reading, key, target.about, passage, target)],
      ),
    ),
    ...anywhere(reading, key).flatMap((passage) =>
      key.findings
        .filter(({ locators }) => locators === undefined)
        .map((finding) => judgeFinding(reading, key, finding, passage, null)),
    ),
  ]
  const made = judged.flatMap((part) => (part.made === null ? [] : [part.made]))
  const alarms = passages.flatMap((passage) => alarmIn(reading, passage, made))
  return { made, untrue: [...judged.flatMap((part) => (part.untrue === null ? [] : [part.untrue])), ...alarms] }
}
