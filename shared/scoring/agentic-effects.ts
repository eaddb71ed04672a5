import type { AgenticKey, Misstatement } from '../pack/keys/agentic.ts'
import type { Found } from './agentic-evidence.ts'
import { findConcept, isNegatedAt } from './concepts.ts'
import type { MatchedSpan } from './rating.ts'
import { quotedShare, type Reading, type ReadSentence, spanOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** Which parts of the final answer a text calls spoiled. */
export interface EffectsReport {
  readonly effects: readonly Found[]
  /** Sound parts that it calls spoiled. */
  readonly wronged: readonly { readonly statement: Misstatement; readonly span: MatchedSpan }[]
}

export const noEffects: EffectsReport = { effects: [], wronged: [] }

type Verdict = 'spoiled' | 'sound'
interface Clause {
  /** Places in the sentence's tokens, `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly verdict: Verdict | null
  /** A colon follows: its verdict holds for the list behind it. */
  readonly isHeading: boolean
}

const MIN_OWN_WORDS = 2
const MAX_QUOTED_SHARE = 0.6
const JOINS = /^(?:but|and|while|whereas|although|though|however|yet|only|so|because|since|as)$/u
const SPOILED =
  /^(?:wrong|false|untrue|incorrect|inaccurate|spoil\w*|ruin\w*|affect\w*|contaminat\w*|invent\w*|guess\w*|fabricat\w*|unsafe|unsure|unknown|unreliable|unusable|useless|unsupported|mislead\w*|lies?|hides?|lost|missing|gone|rests?|depends?|low|high|weak|doubtful|made|too|off|falls?|baseless|groundless|unfounded|uncertain|unclear|questionable|doubled?|twice|inflated)$/u
const SOUND =
  /^(?:right|correct|accurate|fine|true|ok|okay|good|usable|used|safe|stands?|holds?|valid|sound|known|sure|complete|reliable|certain|confirmed|supported|trusted|trust|unaffected|basis|relied|answered)$/u
/** "So Elm may not be the cheapest": doubt without a word of its own. */
const DOUBT = /^(?:may|might|perhaps|maybe)$/u
const COPULA = /^(?:is|are|was|were)$/u
const INNER_VERB = /^(?:is|are|was|were|has|have|had|been|be)$/u

/** "That no meeting was agreed is false": what is negated is the part, and its verdict follows a verb of its own. */
function isAboutClause(tokens: readonly Token[], from: number, at: number): boolean {
  const before = /^(?:an?|also|simply|just|all|both)$/u.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1
  if (!COPULA.test(tokens[before]?.text ?? '')) return false
  return tokens.slice(from, before).some(({ text }) => INNER_VERB.test(text))
}

function isVerdictNegated(tokens: readonly Token[], from: number, at: number): boolean {
  if (isAboutClause(tokens, from, at)) return false
  return isNegatedAt(tokens, at) || /^(?:nobody|nothing)$/u.test(tokens[from]?.text ?? '')
}

/** "43 should be 37" corrects a number. */
const isCorrection = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === 'should' && tokens[at + 1]?.text === 'be' && /^\d/u.test(tokens[at + 2]?.text ?? '')

function verdictOf(tokens: readonly Token[], from: number, to: number): Verdict | null {
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.text ?? ''
    if (isCorrection(tokens, at) || (DOUBT.test(word) && tokens[at + 1]?.text === 'not')) return 'spoiled'
    const isNegated = isVerdictNegated(tokens, from, at)
    if (SPOILED.test(word)) return isNegated ? 'sound' : 'spoiled'
    // "Known only for 11 June" is known for another day than the one that counts.
    if (SOUND.test(word)) return isNegated || tokens[at + 1]?.text === 'only' ? 'spoiled' : 'sound'
  }
  return null
}

function clausesOf(reading: Reading, sentence: ReadSentence): readonly Clause[] {
  const tokens = reading.tokens.slice(sentence.from, sentence.to)
  const starts = tokens.flatMap((token, at) => (at === 0 || token.isAfterBreak || JOINS.test(token.text) ? [at] : []))
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? tokens.length
    const between = reading.text.slice(tokens[to - 1]?.to ?? 0, (tokens[to - 1]?.to ?? 0) + 2)
    return { from, to, verdict: verdictOf(tokens, from, to), isHeading: between.includes(':') }
  })
}

/**
 * The verdict that holds at a place: of its own clause; of a heading before it ("Wrong: the day, the room"); of the next
 * clause that has one ("the day, the room and the price are wrong"); of the clause before it.
 */
function verdictAt(clauses: readonly Clause[], at: number): Verdict | null {
  const index = clauses.findIndex(({ from, to }) => at >= from && at < to)
  const before = clauses.slice(0, Math.max(0, index)).toReversed()
  const own = clauses[index]?.verdict ?? null
  const heading = before.find(({ isHeading, verdict }) => isHeading && verdict !== null)?.verdict
  const next = clauses.slice(index + 1).find(({ verdict }) => verdict !== null)?.verdict
  return own ?? heading ?? next ?? before.find(({ verdict }) => verdict !== null)?.verdict ?? null
}

interface Spoken {
  readonly sentence: ReadSentence
  readonly view: readonly Token[]
  readonly clauses: readonly Clause[]
}

function find<Kind extends { readonly concept: Misstatement['concept'] }>(
  reading: Reading,
  spoken: readonly Spoken[],
  statements: readonly Kind[],
  isMade: (verdict: Verdict | null) => boolean,
  toWords: (statement: Kind) => string,
) {
  return statements.flatMap((statement) => {
    for (const { sentence, view, clauses } of spoken) {
      const match = findConcept(view, statement.concept, 'ignore', ({ from }) => isMade(verdictAt(clauses, from)))[0]
      if (match === undefined) continue
      const [from, to] = [sentence.from + match.from, sentence.from + match.to]
      return [{ statement, span: spanOf(reading, from, to, toWords(statement)) }]
    }
    return []
  })
}

/** Reads which parts of the final answer the candidate calls spoiled. A part that is called right is not. */
export function readEffects(reading: Reading, usable: readonly ReadSentence[], key: AgenticKey): EffectsReport {
  if (quotedShare(reading) > MAX_QUOTED_SHARE) return noEffects
  const spoken = usable
    .filter((sentence) => sentence.own.length >= MIN_OWN_WORDS)
    .map((sentence) => ({
      sentence,
      view: reading.tokens.slice(sentence.from, sentence.to),
      clauses: clausesOf(reading, sentence),
    }))
  const isAnySpoiled = spoken.some(({ clauses }) => clauses.some(({ verdict }) => verdict === 'spoiled'))
  return {
    effects: find(
      reading,
      spoken,
      key.effects,
      (verdict) => verdict === 'spoiled' || (verdict === null && isAnySpoiled),
      ({ words }) => `Said that ${words}.`,
    ),
    wronged: find(
      reading,
      spoken,
      key.sound,
      (verdict) => verdict === 'spoiled',
      ({ words, because }) => `Called ${words} spoiled, but ${because}.`,
    ),
  }
}
