import { findQuotes, type QuoteIndex } from './quotes.ts'
import { hasSentenceStructure, type Reading, type ReadSentence } from './reading.ts'

/** A remark such as "Wrong date." needs no sentence structure. */
const MAX_REMARK_WORDS = 10
/** Always allowed; more only beside as many sentences, so that a list of keywords line by line says nothing. */
const FREE_REMARKS = 2
/** In a text that is mostly remarks only sentences of this many words count. */
const MIN_WORDS_AMONG_REMARKS = 7
/** A sentence with a larger share of words from the page's own labels repeats the question. */
const MAX_LABEL_SHARE = 0.5

/** Dates and numbers make a short remark long: "2026-06-11 instead of 2026-06-18". */
function countLetterWords({ own }: ReadSentence): number {
  return own.filter(({ text }) => !/^\d/u.test(text)).length
}

/** Says whether a sentence mostly repeats the labels and help texts around the stimuli, which are no part of a quote. */
function repeatsLabels(reading: Reading, sentence: ReadSentence, labels: QuoteIndex): boolean {
  const tokens = reading.tokens.slice(sentence.from, sentence.to)
  const repeated = findQuotes(tokens, labels).reduce((sum, { from, to }) => sum + to - from, 0)
  return repeated > tokens.length * MAX_LABEL_SHARE
}

/** Sentences that differ from an earlier one in nothing but numbers try numbers; only the first counts. */
function withoutVariants(reading: Reading, sentences: readonly ReadSentence[]): readonly ReadSentence[] {
  const seen = new Set<string>()
  return sentences.filter((sentence) => {
    const tokens = reading.tokens.slice(sentence.from, sentence.to)
    const shape = tokens.map(({ text }) => (/^\d/u.test(text) ? '#' : text)).join(' ')
    const isNew = !seen.has(shape)
    seen.add(shape)
    return isNew
  })
}

/** A quoted call has no small words, so beside a quote the candidate's own words make the sentence. */
const isStated = ({ isStatement, quotes, own }: ReadSentence) =>
  isStatement || (quotes.length > 0 && hasSentenceStructure(own, own))

/**
 * The sentences of a text that may say something: neither set aside, nor a list of keywords, nor a repetition of the
 * page's labels. Short remarks count beside sentences, and all of them fall when there are more remarks than sentences;
 * a remark beside a quote is no keyword.
 * @param labels the words around the stimuli, indexed once per item
 */
export function usableSentences(reading: Reading, labels: QuoteIndex): readonly ReadSentence[] {
  const kept = withoutVariants(reading, reading.sentences).filter(
    (sentence) =>
      sentence.setAside === null &&
      (isStated(sentence) || countLetterWords(sentence) <= MAX_REMARK_WORDS) &&
      !repeatsLabels(reading, sentence, labels),
  )
  const statements = kept.filter(isStated)
  const remarks = kept.filter((sentence) => !isStated(sentence) && sentence.quotes.length === 0).length
  if (remarks <= Math.max(FREE_REMARKS, statements.length)) return statements.length === 0 ? [] : kept
  return statements.filter(({ from, to }) => to - from >= MIN_WORDS_AMONG_REMARKS)
}
