import type { Claim, RankingKey } from '../pack/keys/ranking.ts'
import type { Item } from '../pack/pack.ts'
import { isOrdering, type Responses } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { commonCaps } from './caps.ts'
import { findClaims } from './claims.ts'
import { type FlipReport, findFlip } from './flips.ts'
import { development } from './length.ts'
import { component, type Points } from './points.ts'
import { sourcesOf } from './quotes.ts'
import { type Order, tauB, topAndSecond } from './ranking.ts'
import { rankingCaps } from './ranking-caps.ts'
import { goodQuotes, labelOf, type RankingCase } from './ranking-case.ts'
import type { MatchedSpan, RatingComponent } from './rating.ts'
import { quotedShare, type Reading, spanOf } from './reading.ts'
import { type OptionLabel, readSubjects } from './subjects.ts'
import { tokenize } from './tokens.ts'

/** Points per component: 80 from the key, 15 from evidence, 5 from form (docs/scoring.md). */
const MAX = { order: 27, decisive: 20, tradeOff: 12, dimensions: 8, flip: 13, evidence: 15, development: 5 } as const
const PENALTY = { falseClaim: 6, misattributed: 5, madeUp: 6, most: 40 } as const
const MAX_QUOTED_SHARE = 0.6

export function optionLabels(item: Item, orderField: string): readonly OptionLabel[] {
  const field = item.fields.find(({ id }) => id === orderField)
  if (field?.kind !== 'ordering') return []
  return field.options.map((option) => ({ id: option.id, letter: tokenize(option.label).at(-1)?.text ?? option.id }))
}

const spell = (given: RankingCase, order: Order) =>
  order.map((group) => group.map((id) => labelOf(given, id)).join(' = ')).join(' > ')

function orderPart(given: RankingCase): RatingComponent {
  const tau = tauB(given.order, given.key.goldOrder, given.key.closePairs)
  const words =
    given.order.length === 0
      ? 'Gave no order.'
      : `Order given: ${spell(given, given.order)}. Order of the key: ${spell(given, given.key.goldOrder)}. Agreement (tau-b) ${tau.toFixed(2)}.`
  return component('Order', MAX.order * Math.max(0, tau), MAX.order, words)
}

const hasMade = ({ report }: RankingCase, ids: readonly string[]) =>
  report.claims.some(({ statement }) => ids.includes(statement.id))

/** Those of the claims that are about one of `places`. */
const aboutOnly = ({ key }: RankingCase, ids: readonly string[], places: readonly string[]) =>
  key.claims.filter((claim) => ids.includes(claim.id) && places.includes(claim.about)).map(({ id }) => id)

/** The reason counts only for the pair that was ranked first and second, and only with the right response on top. */
function decisivePart(given: RankingCase): RatingComponent {
  const { top, second } = topAndSecond(given.order, given.key.goldOrder)
  const hasStrength = hasMade(given, aboutOnly(given, given.key.decisive.strengths, top))
  const hasWeakness = hasMade(given, aboutOnly(given, given.key.decisive.weaknesses, second))
  const share = (hasStrength ? 0.5 : 0) + (hasWeakness ? 0.5 : 0)
  const words =
    share === 1
      ? `Said ${given.key.decisive.words}.`
      : share === 0
        ? `Did not say ${given.key.decisive.words}.`
        : `One-sided: named ${hasStrength ? 'what the first does right' : 'what the second does wrong'}, not ${hasStrength ? 'what the second does wrong' : 'what the first does right'}.`
  return component('Deciding reason', MAX.decisive * share, MAX.decisive, words)
}

/** Weighing means to see both sides of the response in second place; credit for both or none. */
function tradeOffPart(given: RankingCase): RatingComponent {
  const { second } = topAndSecond(given.order, given.key.goldOrder)
  const [first, last] = given.key.tradeOff.poles
  const namedOf = (ids: readonly string[]) =>
    [first, last].filter((pole) => hasMade(given, aboutOnly(given, pole.claims, ids)))
  const isWhole = second.some((id) => namedOf([id]).length === 2)
  const named = namedOf(second)
  const words = isWhole
    ? `Weighed ${first.words} against ${last.words}.`
    : `Named ${named.map((pole) => pole.words).join(' and ') || 'neither side'}; credit needs both ${first.words} and ${last.words}, said of the same response.`
  return component('Trade-off', isWhole ? MAX.tradeOff : 0, MAX.tradeOff, words)
}

function dimensionsPart(given: RankingCase): RatingComponent {
  const covered = new Set(given.report.claims.map(({ statement }: { statement: Claim }) => statement.dimension))
  const names = given.key.dimensions.filter(({ id }) => covered.has(id)).map(({ words }) => words)
  const share = Math.min(1, names.length / given.key.requiredDimensions)
  const words = `Compared the responses on ${names.length === 0 ? 'nothing that the key knows' : names.join(', ')}; ${given.key.requiredDimensions} are enough.`
  return component('Dimensions', MAX.dimensions * share, MAX.dimensions, words)
}

function evidencePart(given: RankingCase): RatingComponent {
  const { top, second } = topAndSecond(given.order, given.key.goldOrder)
  const quotes = goodQuotes(given)
  const isQuoted = (ids: readonly string[]) =>
    quotes.some((quote) => sourcesOf(quote).some((source) => ids.includes(source)))
  const isMostlyQuotes = quotedShare(given.reading) > MAX_QUOTED_SHARE
  const quoted = [isQuoted(top) ? 'first' : '', isQuoted(second) ? 'second' : ''].filter((name) => name !== '')
  const hasClaims = given.report.claims.length > 0
  const share = isMostlyQuotes || !hasClaims ? 0 : quoted.length / 2
  const words = isMostlyQuotes
    ? 'Most of the justification is quoted text, so its quotes are no evidence of judgement.'
    : `Quoted ${quoted.length === 0 ? 'neither response' : `the response in ${quoted.join(' and ')} place`}.`
  return component('Evidence quoted', MAX.evidence * share, MAX.evidence, words)
}

function deductionsPart(given: RankingCase): RatingComponent {
  const untrue = given.report.falseClaims
  const wrong = given.subjects.misattributed.length
  const madeUp = given.report.madeUp.length
  const cost = untrue.length * PENALTY.falseClaim + wrong * PENALTY.misattributed + madeUp * PENALTY.madeUp
  const reasons = [
    ...untrue.map(({ span }) => span.why),
    ...(madeUp === 0 ? [] : [`${madeUp} ${madeUp === 1 ? 'quote stands' : 'quotes stand'} nowhere on the page.`]),
    ...(wrong === 0 ? [] : [`${wrong} ${wrong === 1 ? 'quote stands' : 'quotes stand'} under the wrong response.`]),
  ]
  const words = reasons.length === 0 ? 'Said nothing about the responses that is not true.' : reasons.join(' ')
  return component('Untrue statements', -Math.min(PENALTY.most, cost), 0, words)
}

function flipPart(flip: FlipReport): RatingComponent {
  return component('What would change the order', MAX.flip * flip.share, MAX.flip, flip.words)
}

function spansOf(given: RankingCase, flip: FlipReport): readonly MatchedSpan[] {
  const quotes = goodQuotes(given).map((quote) => {
    const source = sourcesOf(quote)[0]
    return spanOf(given.reading, quote.from, quote.to, 'Quoted word for word.', source)
  })
  const misattributed = given.subjects.misattributed.map((quote) => {
    const source = sourcesOf(quote)[0]
    const words = `These words stand in ${source === undefined ? 'another text' : labelOf(given, source)}, not where the answer puts them.`
    return spanOf(given.reading, quote.from, quote.to, words, source)
  })
  const madeUp = given.report.madeUp.map(({ from, to }) =>
    spanOf(given.reading, from, to, 'Written as a quote, but these words stand nowhere on the page.'),
  )
  const made = [...given.report.claims, ...given.report.falseClaims].map(({ span }) => span)
  return [...made, ...madeUp, ...quotes, ...misattributed, ...flip.spans]
}

/** Points for a Preference Ranking item: order, deciding reason, trade-off, dimensions, flip, evidence, development. */
export function rateRanking(item: Item, key: RankingKey, values: Responses, readings: readonly Reading[]): Points {
  const empty: Reading = { field: '', text: '', tokens: [], quotes: [], sentences: [] }
  const readingOf = (id: string) => readings.find((reading) => reading.field === id) ?? empty
  const reading = readingOf(key.fields.justification)
  const labels = optionLabels(item, key.fields.order)
  const value = values[key.fields.order]
  const order = isOrdering(value) ? value : []
  const subjects = readSubjects(reading, labels, order)
  const given: RankingCase = {
    item,
    key,
    order,
    reading,
    subjects,
    report: findClaims({ reading, subjects, stimuli: plainStimuli(item) }, key),
  }
  const flip = findFlip(readingOf(key.fields.flip), key, labels, order)
  const matched = [...given.report.claims.map(({ span }) => span), ...flip.spans]
  const isCounted = (candidate: Reading, from: number, to: number) => {
    const [start, end] = [candidate.tokens[from]?.from ?? 0, candidate.tokens[to - 1]?.to ?? 0]
    return matched.some((span) => span.field === candidate.field && span.from >= start && span.from < end)
  }
  const developed = development(item, readings, isCounted)
  return {
    components: [
      orderPart(given),
      decisivePart(given),
      tradeOffPart(given),
      dimensionsPart(given),
      flipPart(flip),
      evidencePart(given),
      deductionsPart(given),
      component(
        'Development',
        MAX.development * developed,
        MAX.development,
        'Words in the sentences that said something the key knows, up to a limit.',
      ),
    ],
    matchedSpans: spansOf(given, flip),
    caps: [
      ...rankingCaps(given, decisivePart(given).value > 0),
      ...commonCaps(item, readings, given.report.claims.length > 0),
    ],
  }
}
