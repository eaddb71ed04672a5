import type { Fact, Forbidden, SftKey } from '../pack/keys/sft.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { type ConceptMatch, findConcept } from './concepts.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import { type Token, tokenize } from './tokens.ts'

/** A statement of the key that a response makes. */
export interface Stated<Statement> {
  readonly statement: Statement
  readonly span: MatchedSpan
}

export interface FactReport {
  readonly facts: readonly Stated<Fact>[]
  readonly untrue: readonly Stated<Forbidden>[]
  /** Numbers of the response that neither stand on the page nor follow from it. */
  readonly numbers: readonly MatchedSpan[]
}

/** A bullet, or a sentence with a single small word ("Ask Nadia Brooks at the desk."), may be as terse as this. */
const MAX_TERSE_TOKENS = 14
const MIN_TERSE_TOKENS = 4
/** A few words state one or two things, not all that they mention. */
const MAX_TERSE_FACTS = 2
/** Words in so many pieces shorter than this, parted by commas and "and", are a list and state nothing. */
const LIST_PIECES = 5
const MAX_PIECE_TOKENS = 4
const BULLET = /(?:^|\n)[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]*[*_"]*$/u
const LOOK_BACK = 40

/** Some tokens of a field, in which a statement may stand. */
interface Passage {
  readonly from: number
  readonly tokens: readonly Token[]
  readonly isTerse: boolean
}

function isList(tokens: readonly Token[]): boolean {
  const isJoint = (token: Token) => /^(?:and|or|plus)$/u.test(token.text)
  const pieces = tokens.filter(
    (token, at) => !isJoint(token) && (at === 0 || token.isAfterBreak || isJoint(tokens[at - 1] ?? token)),
  )
  const words = tokens.filter((token) => !isJoint(token))
  const starts = pieces.map((token) => words.indexOf(token))
  const short = starts.filter((start, index) => (starts[index + 1] ?? words.length) - start < MAX_PIECE_TOKENS)
  return short.length >= LIST_PIECES && words.length / pieces.length < MAX_PIECE_TOKENS
}

const isSmall = ({ text }: Token) => /^(?:the|a|an|is|are|to|of|in|on|at|by|from|for|with|your|you|it|not)$/u.test(text)

function isBullet({ text, tokens }: Reading, sentence: ReadSentence): boolean {
  const at = tokens[sentence.from]?.from ?? 0
  return BULLET.test(text.slice(Math.max(0, at - LOOK_BACK), at))
}

/** The sentences of a response that can state something, each also together with the next one of its paragraph. */
function passagesOf(reading: Reading): readonly Passage[] {
  const usable = reading.sentences.filter((sentence) => {
    const tokens = reading.tokens.slice(sentence.from, sentence.to)
    if (sentence.setAside !== null || isList(tokens)) return false
    if (sentence.isStatement) return true
    const isTerse = tokens.length <= MAX_TERSE_TOKENS
    return isTerse && (isBullet(reading, sentence) || (tokens.length >= MIN_TERSE_TOKENS && tokens.some(isSmall)))
  })
  return usable.flatMap((sentence, index): Passage[] => {
    const next = usable[index + 1]
    const tokensTo = (to: number) => reading.tokens.slice(sentence.from, to)
    const alone = { from: sentence.from, tokens: tokensTo(sentence.to), isTerse: !sentence.isStatement }
    const isJoined = next?.paragraph === sentence.paragraph && next.from === sentence.to
    return isJoined ? [alone, { from: sentence.from, tokens: tokensTo(next.to), isTerse: false }] : [alone]
  })
}

function rangeOf(matches: readonly ConceptMatch[]): ConceptMatch | null {
  const first = matches[0]
  return first === undefined ? null : { from: first.from, to: first.to }
}

function findFacts(reading: Reading, facts: readonly Fact[]): readonly Stated<Fact>[] {
  const passages = passagesOf(reading)
  const stated = new Map<Passage, number>()
  return facts.flatMap((fact) => {
    for (const passage of passages) {
      const before = stated.get(passage) ?? 0
      if (passage.isTerse && before >= MAX_TERSE_FACTS) continue
      const match = rangeOf(findConcept(passage.tokens, fact.concept, 'respect'))
      if (match === null) continue
      stated.set(passage, before + 1)
      const why = `Stated ${fact.words}.`
      return [{ statement: fact, span: spanOf(reading, passage.from + match.from, passage.from + match.to, why) }]
    }
    return []
  })
}

/** Words after these tell what somebody else believed: "you mentioned a free lunch". */
const BELIEF =
  /^(?:said|mentioned|wrote|thought|think|heard|assumed|expected|expect|asked|believed|saw|idea|belief|impression|rather|instead|unlike)$/u

/** Says whether the passage only reports the statement: as a question, or as what somebody else believed. */
function isReported(reading: Reading, sentence: ReadSentence, at: number): boolean {
  const end = reading.tokens[sentence.to - 1]?.to ?? 0
  if (/^["'”’)]*\?/u.test(reading.text.slice(end, end + 4))) return true
  return reading.tokens.slice(sentence.from, at).some((token) => BELIEF.test(token.text))
}

const DENIAL = /^(?:not|never|no|cannot|impossible|forbidden|closed|\w+n't)$/u
const CLAUSE_END = /^(?:and|but|so|because|while|although|which|who)$/u
const DENIAL_REACH = 5

/** Says whether the words after a statement deny it: "parking at the shed is not possible". */
function isDeniedAfter(tokens: readonly Token[], to: number): boolean {
  const after = tokens.slice(to, to + DENIAL_REACH)
  const end = after.findIndex((token) => token.isAfterBreak || CLAUSE_END.test(token.text))
  return after.slice(0, end < 0 ? after.length : end).some((token) => DENIAL.test(token.text))
}

function findUntrue(reading: Reading, key: SftKey): readonly Stated<Forbidden>[] {
  const corrects = (tokens: readonly Token[], statement: Forbidden) => {
    const fact = key.facts.find(({ id }) => id === statement.against)
    return fact !== undefined && findConcept(tokens, fact.concept, 'respect').length > 0
  }
  return key.forbidden.flatMap((statement) => {
    for (const sentence of reading.sentences) {
      if (sentence.setAside !== null) continue
      const tokens = reading.tokens.slice(sentence.from, sentence.to)
      const match = rangeOf(findConcept(tokens, statement.concept, 'respect'))
      if (match === null || corrects(tokens, statement) || isDeniedAfter(tokens, match.to)) continue
      if (isReported(reading, sentence, sentence.from + match.from)) continue
      const why = `Said ${statement.words}, but ${statement.because}.`
      return [{ statement, span: spanOf(reading, sentence.from + match.from, sentence.from + match.to, why) }]
    }
    return []
  })
}

const NUMBER_WORDS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen twenty'
).split(' ')

function numberOf(token: Token): number | null {
  if (/^\p{N}/u.test(token.text)) return Number(token.text)
  const word = NUMBER_WORDS.indexOf(token.text)
  return word < 0 ? null : word
}

/** Digits alone: a number word such as "one" is too often no number. */
function findNumbers(reading: Reading, key: SftKey, stimuli: readonly PlainStimulus[]): readonly MatchedSpan[] {
  const known = new Set<number>(key.derivedNumbers.map(Number))
  for (const { text } of stimuli)
    for (const token of tokenize(text)) {
      const number = numberOf(token)
      if (number !== null) known.add(number)
    }
  const isListMark = (token: Token) =>
    /(?:^|\n)[ \t]*$/u.test(reading.text.slice(Math.max(0, token.from - 8), token.from))
  return reading.tokens.flatMap((token, at) => {
    if (!/^\p{N}/u.test(token.text) || known.has(Number(token.text))) return []
    if (isListMark(token) && /^[.)]/u.test(reading.text.slice(token.to, token.to + 1))) return []
    return [spanOf(reading, at, at + 1, 'This number stands nowhere on the page.')]
  })
}

/** Reads a response in prose: what it states of the checklist, what it states wrongly, and numbers from nowhere. */
export function findStatements(reading: Reading, key: SftKey, stimuli: readonly PlainStimulus[]): FactReport {
  const untrue = findUntrue(reading, key)
  const isDenied = (fact: Fact) => untrue.some(({ statement }) => statement.against === fact.id)
  const facts = findFacts(reading, key.facts).filter(({ statement }) => !isDenied(statement))
  return { facts, untrue, numbers: findNumbers(reading, key, stimuli) }
}
