import { type Quote, sourcesOf } from './quotes.ts'
import { namedByPlace } from './ranked-names.ts'
import type { Order } from './ranking.ts'
import type { Reading, ReadSentence } from './reading.ts'
import type { Token } from './tokens.ts'

/** Which response each token of a field speaks about, and which quotes stand under the wrong name. */
export interface Subjects {
  /** Per token of the field: ids of the responses that it is about; empty when unknown. */
  readonly of: readonly (readonly string[])[]
  /** Per token: it repeats what was asked for ("the rule to sound friendly"), so it cannot be an untrue statement. */
  readonly isOfRequest: readonly boolean[]
  readonly misattributed: readonly Quote[]
  /** Quotes, the misattributed ones included, whose response is not among those that were named last. */
  readonly unnamed: readonly Quote[]
  /** First tokens of the sentences that are short notes under a name: "D: six sentences, calm." */
  readonly notes: ReadonlySet<number>
}

export interface OptionLabel {
  readonly id: string
  /** Last word of the option's label, folded, for example "a" of "Response A". */
  readonly letter: string
}

interface Mention {
  readonly at: number
  readonly id: string
  /** Named to compare with ("than A"), so that what follows is not about it. */
  readonly isObject: boolean
}

const INTRODUCERS = /^(?:responses?|options?|answers?)$/u
/** What may stand between a comparison and its name: "than Response A", "than my second choice". */
const LEADERS = /^(?:responses?|options?|answers?|my|the)$/u
const COMPARERS = /^(?:than|unlike|over|above|below|behind|beats?|versus|vs|from|against)$/u
/** A sentence that begins like this speaks of the two responses that were named last. */
const PAIR_PRONOUNS = /^(?:both|neither)$/u
const PRONOUNS = /^(?:it|its|this|that|they|these|which|who|both|neither|each|here)$/u
/** What may follow a sentence's first "A" when it names a response and is not an article. */
const AFTER_NAME =
  /^(?:is|isn't|was|has|had|does|doesn't|did|do|and|or|also|but|would|could|can|may|might|should|only|never|still|comes?|goes|over|to|\w{2,}s)$/u
/** Words about the request are not about a response: "the user asked for no mention of fines". They reach to the next pause. */
const REQUESTERS =
  /^(?:user|users|request|prompt|instructions?|rule|rules|sheet|label|source|brief|club|group|owner|customer|gardener|gardeners)$/u
const ASKS =
  /^(?:asked|asks|wanted|wants|want|said|says|forbids|forbade|forbid|bans|banned|allows?|allowed|warns?|warned|permits?|permitted|needs?|needed|did|does|didn't|doesn't)$/u
const RULE_ABOUT = /^(?:to|about|on|against|that|for|of)$/u
/** A sentence without a name speaks of the response named last, for this many sentences. */
const MAX_INHERITED = { pronoun: 2, other: 1 } as const
/** A sentence without a name that begins like this still speaks of the responses that were named last. */
const CARRIES_ON = /^(?:but|yet|still|however|and|it|this|that)$/u
const OWN_VIEW = /^(?:i|my|we|our|in|for|when|if|as|so|maybe|perhaps)$/u
const POINTS_BACK = /^(?:it|its|they|their|both|here)$/u
const MIN_DELIBERATE_TOKENS = 6
const MAX_NOTE_TOKENS = 12
/** More names than this in a row are no comparison. */
const MAX_GROUP = 8
const JOINERS = /^(?:and|or|response|responses|both)$/u

function isName(reading: Reading, sentence: ReadSentence, at: number): boolean {
  const token = reading.tokens[at]
  const written = reading.text.slice(token?.from, token?.to)
  if (at > 0 && at > sentence.from && INTRODUCERS.test(reading.tokens[at - 1]?.text ?? '')) return true
  if (!/^\p{Lu}/u.test(written)) return at > sentence.from + 1 && isJoinedName(reading, at)
  if (token?.text !== 'a') return true
  const isFirst = at === sentence.from || /["'“(]\s*$/u.test(reading.text.slice(0, token.from))
  if (/^\s*:/u.test(reading.text.slice(token.to, token.to + 3))) return true
  return !isFirst || AFTER_NAME.test(reading.tokens[at + 1]?.text ?? '')
}

/** "responses a and c": the second letter has no introducer of its own. */
function isJoinedName(reading: Reading, at: number): boolean {
  const [introducer, first, joiner] = [at - 3, at - 2, at - 1].map((index) => reading.tokens[index]?.text ?? '')
  return /^(?:and|or)$/u.test(joiner ?? '') && /^\p{L}$/u.test(first ?? '') && INTRODUCERS.test(introducer ?? '')
}

function isObjectAt(tokens: readonly Token[], at: number): boolean {
  const before = [at - 1, at - 2, at - 3].map((index) => tokens[index]?.text ?? '')
  const word = LEADERS.test(before[0] ?? '') ? before.slice(1) : before
  return (
    COMPARERS.test(word[0] ?? '') ||
    (/^(?:with|to|of)$/u.test(word[0] ?? '') && /^(?:compared|ahead)$/u.test(word[1] ?? ''))
  )
}

function mentionsIn(
  reading: Reading,
  sentence: ReadSentence,
  labels: readonly OptionLabel[],
  order: Order,
): readonly Mention[] {
  const isQuoted = (at: number) => sentence.quotes.some((quote) => at >= quote.from && at < quote.to)
  const mentions: Mention[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    if (isQuoted(at)) continue
    const label = labels.find(({ letter }) => letter === reading.tokens[at]?.text)
    const byLetter = label !== undefined && isName(reading, sentence, at) ? [label.id] : []
    const ids = byLetter.length > 0 ? byLetter : namedByPlace(reading.tokens, at, order)
    mentions.push(...ids.map((id) => ({ at, id, isObject: isObjectAt(reading.tokens, at) })))
  }
  return mentions
}

/** The names that stand together with the mention at `index`, as in "A and C", or that one alone. */
function groupOf(tokens: readonly Token[], mentions: readonly Mention[], index: number): readonly string[] {
  const group: string[] = []
  for (let at = index; at >= 0 && group.length < MAX_GROUP; at--) {
    const [mention, after] = [mentions[at], mentions[at + 1]]
    if (mention === undefined) break
    const between = at === index ? [] : tokens.slice(mention.at + 1, Math.min(after?.at ?? 0, mention.at + 4))
    const isJoined = between.length <= 2 && between.every((token) => JOINERS.test(token.text))
    if (at !== index && (mention.isObject || !isJoined)) break
    group.push(mention.id)
  }
  return group
}

/** The responses that a quote can only have come from; none when the request or the source note holds it as well. */
function responsesOf(quote: Quote, ids: readonly string[]): readonly string[] {
  const sources = sourcesOf(quote)
  return sources.every((source) => ids.includes(source)) ? sources : []
}

/** Four or five words without a quotation mark may be the candidate's own: neither evidence nor under a wrong name. */
export function isDeliberate(tokens: readonly Token[], quote: Quote): boolean {
  return quote.to - quote.from >= MIN_DELIBERATE_TOKENS || tokens[quote.from]?.isAfterStop === true
}

/** "I looked at this with care": about the writer, unless a later word leads back to a response ("I like that it …"). */
function isOwnView(tokens: readonly Token[], { from, to }: ReadSentence): boolean {
  const words = tokens.slice(from, to).map(({ text }) => text)
  return OWN_VIEW.test(words[0] ?? '') && !words.some((word) => POINTS_BACK.test(word))
}

/** Experts write in notes: a name, a colon, a few words. A long list of words under a name is not one. */
function isNamedNote({ text, tokens }: Reading, sentence: ReadSentence, mentions: readonly Mention[]): boolean {
  const name = mentions[0]
  if (name === undefined || name.at > sentence.from + 1 || sentence.own.length > MAX_NOTE_TOKENS) return false
  return text.slice(tokens[name.at]?.to, tokens[name.at + 1]?.from).trim() === ':'
}

/** Says whether a quote stands under the name of a response that holds it, or under no name at all. */
function isUnder(quote: Quote, named: ReadonlySet<string>): boolean {
  return named.size === 0 || sourcesOf(quote).some((source) => named.has(source))
}

const isAfterRequester = (tokens: readonly Token[], at: number) =>
  [at - 1, at - 2].some((index) => REQUESTERS.test(tokens[index]?.text ?? ''))

/** Marks the words of a sentence that repeat the request, each run up to the next pause. */
function markRequest(tokens: readonly Token[], sentence: ReadSentence, isOfRequest: boolean[]): void {
  let isWithin = false
  for (let at = sentence.from; at < sentence.to; at++) {
    const word = tokens[at]?.text ?? ''
    if (tokens[at]?.isAfterBreak) isWithin = false
    const isRule = RULE_ABOUT.test(word) && /^(?:rules?|half)$/u.test(tokens[at - 1]?.text ?? '')
    if (isRule || (ASKS.test(word) && isAfterRequester(tokens, at))) isWithin = true
    isOfRequest[at] = isWithin
  }
}

/** Assigns the tokens of one sentence; returns what a following sentence without a name is about. */
function readSentence(
  reading: Reading,
  sentence: ReadSentence,
  ids: readonly string[],
  mentions: readonly Mention[],
  inherited: readonly string[],
  of: (readonly string[])[],
): readonly string[] {
  const { tokens } = reading
  const named = new Set(mentions.map((mention) => mention.id))
  const subjectAt = new Map(
    mentions.flatMap((mention, index) => (mention.isObject ? [] : [[mention.at, index] as const])),
  )
  const opensWithPronoun = PRONOUNS.test(tokens[sentence.from]?.text ?? '')
  const firstNamed = subjectAt.values().next().value
  let current = opensWithPronoun || firstNamed === undefined ? inherited : groupOf(tokens, mentions, firstNamed)
  let isOfRequest = false
  for (let at = sentence.from; at < sentence.to; at++) {
    if (tokens[at]?.isAfterBreak) isOfRequest = false
    if (ASKS.test(tokens[at]?.text ?? '') && isAfterRequester(tokens, at)) isOfRequest = true
    const index = subjectAt.get(at)
    if (index !== undefined) {
      current = groupOf(tokens, mentions, index)
      isOfRequest = false
    }
    const quote = sentence.quotes.find((candidate) => at >= candidate.from && at < candidate.to)
    const sources = quote === undefined ? [] : responsesOf(quote, ids)
    const source = sources.length === 1 ? sources[0] : undefined
    if (quote === undefined || sources.length === 0) of[at] = isOfRequest ? [] : current
    else if (!isUnder(quote, named)) of[at] = []
    else if (source === undefined) of[at] = current
    else {
      of[at] = [source]
      if (mentions.length === 0) current = [source]
    }
  }
  return current
}

/**
 * Reads who each word of a justification is about.
 * @param order the candidate's own, which says what "my first choice" means; without it such words name nobody.
 */
export function readSubjects(reading: Reading, labels: readonly OptionLabel[], order: Order = []): Subjects {
  const of: (readonly string[])[] = reading.tokens.map(() => [])
  const ids = labels.map((label) => label.id)
  const isOfRequest = reading.tokens.map(() => false)
  const misattributed: Quote[] = []
  const unnamed: Quote[] = []
  const notes = new Set<number>()
  let inherited: readonly string[] = []
  let lastNamed: readonly string[] = []
  let sentencesSinceNamed = 0
  for (const sentence of reading.sentences) {
    if (sentence.setAside !== null) continue
    const isPronoun = PRONOUNS.test(reading.tokens[sentence.from]?.text ?? '')
    sentencesSinceNamed++
    if (sentence.isGeneric || sentencesSinceNamed > (isPronoun ? MAX_INHERITED.pronoun : MAX_INHERITED.other))
      inherited = []
    if (isOwnView(reading.tokens, sentence)) inherited = []
    if (PAIR_PRONOUNS.test(reading.tokens[sentence.from]?.text ?? '') && lastNamed.length > 1) inherited = lastNamed
    markRequest(reading.tokens, sentence, isOfRequest)
    const mentions = mentionsIn(reading, sentence, labels, order)
    inherited = readSentence(reading, sentence, ids, mentions, inherited, of)
    if (isNamedNote(reading, sentence, mentions)) notes.add(sentence.from)
    const nearest = new Set(mentions.length > 0 ? mentions.map(({ id }) => id) : lastNamed)
    lastNamed = [...new Set([...lastNamed, ...mentions.map(({ id }) => id)].toReversed())].slice(0, 2).toReversed()
    if (mentions.length > 0 || sentence.quotes.length > 0) sentencesSinceNamed = 0
    const stray = sentence.quotes.filter((quote) => !isUnder(quote, nearest) && responsesOf(quote, ids).length > 0)
    unnamed.push(...stray)
    if (mentions.length > 0 || CARRIES_ON.test(reading.tokens[sentence.from]?.text ?? ''))
      misattributed.push(...stray.filter((quote) => isDeliberate(reading.tokens, quote)))
  }
  return { of, isOfRequest, misattributed, unnamed, notes }
}
