import {
  asksDegree,
  isBaseVerb,
  isCheckVerb,
  isMeasured,
  isVague,
  leavesValueOut,
  opensCheck,
  startsVague,
} from './criterion-words.ts'
import { foldText } from './fold.ts'
import type { Reading, ReadSentence } from './reading.ts'
import type { Token } from './tokens.ts'

/** One row of a rubric as the engine reads it. Its check is the first sentence with a verb; later ones may explain it. */
export interface CriterionReading {
  readonly reading: Reading
  readonly slot: number
  readonly points: number
  /** The sentence that holds the check; null when there is none, and then nothing in the row counts. */
  readonly check: readonly Token[] | null
  /** All words that count: none of sentences that are repeated, pasted or addressed to the scorer. */
  readonly words: readonly Token[]
  /** Folded text of the check. */
  readonly checkText: string
  readonly isAtomic: boolean
  readonly isObjective: boolean
  /** States no value by reference ("the correct date"); whether it states the value itself is for the key to say. */
  readonly isSelfContained: boolean
  /** Copied from the page, verb and all; a piece of a flawed rubric may be what its repair keeps. */
  readonly isCopied: boolean
}

/** A criterion that a grader can hold in mind; longer rows hide several checks. */
const MAX_ROW_TOKENS = 40
/** A short row needs no small words when it opens with its check: "Asks each singer to bring one folding chair". */
const MAX_BARE_TOKENS = 12
const VERB_WITHIN = 4

const textOf = (reading: Reading, sentence: ReadSentence) => {
  const [from, to] = [reading.tokens[sentence.from]?.from ?? 0, reading.tokens[sentence.to - 1]?.to ?? 0]
  // A closing quotation mark or bracket stands after the last token and belongs to the sentence.
  return foldText(reading.text.slice(from, to + 2)).text
}

function isReadable(reading: Reading, sentence: ReadSentence): boolean {
  const length = sentence.to - sentence.from
  const opening = reading.tokens.slice(sentence.from, sentence.from + VERB_WITHIN)
  const isBare = length >= 3 && length <= MAX_BARE_TOKENS && opening.some((token) => isCheckVerb(token.text))
  return sentence.setAside === null && (sentence.isStatement || isBare)
}

function findCheck(reading: Reading): ReadSentence | undefined {
  if (reading.tokens.length > MAX_ROW_TOKENS) return undefined
  return reading.sentences.find(
    (sentence) =>
      isReadable(reading, sentence) &&
      reading.tokens.slice(sentence.from, sentence.to).some((token) => isCheckVerb(token.text)),
  )
}

const JOINS = new Set(['and', 'or', 'but', 'while', 'plus', 'then'])
const THREE_ITEMS = /,[^,.;:"()]{1,40},? and\b/u
const ONE_WHOLE = /\b(?:all|each|every|both|any|order|three|four|five)\b/u
const QUOTED = /"[^"\n]*"/gu

/** Says whether the check joins two predicates, or lists three things of which a response may have some. */
function joinsChecks(check: readonly Token[], text: string): boolean {
  const bare = text.replace(QUOTED, ' ')
  if (/;/u.test(bare) || (THREE_ITEMS.test(bare) && !ONE_WHOLE.test(bare))) return true
  const isAfterBase = check.slice(0, 4).some((token) => isBaseVerb(token.text))
  return check.some((token, at) => {
    if (!JOINS.has(token.text)) return false
    const rest = check.slice(at + 1).filter((next, index) => index > 0 || !/^(?:also|then|it|not)$/u.test(next.text))
    const [first, second] = [rest[0]?.text, rest[1]?.text]
    if (first === undefined) return false
    return opensCheck(first, second, isAfterBase) || startsVague(rest.map((next) => next.text).join(' '))
  })
}

/** Later sentences that open a check of their own: "Gives the date. Also thanks the customer." */
function addsChecks(reading: Reading, check: ReadSentence): boolean {
  return reading.sentences.some((sentence) => {
    if (sentence.from <= check.from || sentence.setAside !== null) return false
    const [first, second, third] = reading.tokens.slice(sentence.from, sentence.to).map((token) => token.text)
    const [verb, next] = first === 'also' || first === 'it' ? [second, third] : [first, second]
    return verb !== undefined && opensCheck(verb, next, true)
  })
}

const usedSentences = (reading: Reading) => reading.sentences.filter(({ setAside }) => setAside === null)

/** Reads one row. `points` is 0 where the candidate gave none. Never throws. */
export function readCriterion(reading: Reading, slot: number, points: number): CriterionReading {
  const sentence = findCheck(reading)
  if (sentence === undefined)
    return {
      ...{ reading, slot, points, check: null, words: [], checkText: '' },
      ...{ isAtomic: false, isObjective: false, isSelfContained: false, isCopied: isCopy(reading) },
    }
  const check = reading.tokens.slice(sentence.from, sentence.to)
  const checkText = textOf(reading, sentence)
  const used = usedSentences(reading)
  const whole = used.map((part) => textOf(reading, part)).join(' ')
  const words = used.flatMap((part) => reading.tokens.slice(part.from, part.to))
  const isGradable = !asksDegree(whole)
  return {
    ...{ reading, slot, points, words, checkText },
    check: isGradable ? check : null,
    isAtomic: !joinsChecks(check, checkText) && !addsChecks(reading, sentence),
    isObjective: !isVague(whole) || isMeasured(whole),
    isSelfContained: !leavesValueOut(whole),
    isCopied: isCopy(reading),
  }
}

/** A row whose own words hold no check was copied; a row that states a copied value has its verb from the candidate. */
function isCopy(reading: Reading): boolean {
  const isInQuote = (at: number) => reading.quotes.some((quote) => at >= quote.from && at < quote.to)
  return reading.quotes.length > 0 && !reading.tokens.some((token, at) => !isInQuote(at) && isCheckVerb(token.text))
}
