import type { Claim, FalseClaim, RankingKey } from '../pack/keys/ranking.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import { type ConceptMatch, findConcept } from './concepts.ts'
import { isHedgedAt } from './hedges.ts'
import { findMadeUpQuotes, type TokenRange } from './made-up-quotes.ts'
import { locatePassages, type PassageRange, pointsAt } from './passages.ts'
import type { MatchedSpan } from './rating.ts'
import { type Reading, type ReadSentence, spanOf } from './reading.ts'
import type { Subjects } from './subjects.ts'

/** A statement of the key that a justification makes. */
export interface Made<Statement> {
  readonly statement: Statement
  readonly span: MatchedSpan
}

export interface ClaimReport {
  readonly claims: readonly Made<Claim>[]
  readonly falseClaims: readonly Made<FalseClaim>[]
  /** Quotes that stand in no stimulus; a sentence with one makes no statement. */
  readonly madeUp: readonly TokenRange[]
}

const MIN_OWN_WORDS = 3

/** Looks in the candidate's own words about the right response; a quoted word says nothing of its own. */
function findInWords(sentence: ReadSentence, subjects: Subjects, statement: Claim | FalseClaim): TokenRange | null {
  const places = sentence.ownPlaces
  const isUntrue = 'because' in statement
  const isAbout = (match: ConceptMatch) => {
    const at = places[match.from] ?? -1
    const isSaidOfIt = subjects.of[at]?.includes(statement.about) ?? false
    return isSaidOfIt && !(isUntrue && (subjects.isOfRequest[at] || isHedgedAt(sentence.own, match.from)))
  }
  const match = findConcept(sentence.own, statement.concept, 'respect', isAbout)[0]
  const [from, last] = [places[match?.from ?? -1], places[(match?.to ?? 0) - 1]]
  return from === undefined || last === undefined ? null : { from, to: last + 1 }
}

/** Looks for a quote that makes the statement by itself, under the right name. */
function findInQuotes(sentence: ReadSentence, subjects: Subjects, ranges: readonly PassageRange[]): TokenRange | null {
  return sentence.quotes.find((quote) => pointsAt(quote, ranges) && !subjects.misattributed.includes(quote)) ?? null
}

/**
 * Sentences that may make a statement: whole ones and short notes under a name, without a quote that is made up or
 * stands under the wrong name.
 */
function usableSentences({ reading, subjects }: Read, madeUp: readonly TokenRange[]): readonly ReadSentence[] {
  const strays = [...madeUp, ...subjects.misattributed]
  return reading.sentences.filter(
    (sentence) =>
      sentence.setAside === null &&
      (sentence.isStatement || subjects.notes.has(sentence.from)) &&
      sentence.own.length >= MIN_OWN_WORDS &&
      !strays.some((range) => range.from < sentence.to && range.to > sentence.from),
  )
}

function collect<Statement extends Claim | FalseClaim>(
  { reading, subjects, stimuli }: Read,
  usable: readonly ReadSentence[],
  statements: readonly Statement[],
  toWords: (statement: Statement) => string,
): readonly Made<Statement>[] {
  return statements.flatMap((statement) => {
    const ranges = locatePassages('quotes' in statement ? (statement.quotes ?? []) : [], stimuli)
    for (const sentence of usable) {
      const made = findInWords(sentence, subjects, statement) ?? findInQuotes(sentence, subjects, ranges)
      if (made !== null)
        return [{ statement, span: spanOf(reading, made.from, made.to, toWords(statement), statement.about) }]
    }
    return []
  })
}

/** What claims are looked for in: one field, who its words are about, and the stimuli that it may quote. */
export interface Read {
  readonly reading: Reading
  readonly subjects: Subjects
  readonly stimuli: readonly PlainStimulus[]
}

/**
 * Finds the true and the false statements of the key in one field. Each counts once, however often it is made.
 * A true statement beside an untrue one about the same response in the same dimension does not count: whoever says both
 * has said nothing.
 */
export function findClaims(read: Read, key: RankingKey): ClaimReport {
  const madeUp = findMadeUpQuotes(read.reading)
  const usable = usableSentences(read, madeUp)
  const falseClaims = collect(
    read,
    usable,
    key.falseClaims,
    (claim) => `Said that ${claim.words}, but ${claim.because}.`,
  )
  const isContradicted = ({ statement }: Made<Claim>) =>
    falseClaims.some(
      ({ statement: untrue }) => untrue.about === statement.about && untrue.dimension === statement.dimension,
    )
  const claims = collect(read, usable, key.claims, (claim) => `Said that ${claim.words}.`)
  return { claims: claims.filter((claim) => !isContradicted(claim)), falseClaims, madeUp }
}
