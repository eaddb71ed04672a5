import { sayCount, sayShare } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import type { Measure, Rule, RuleInput } from '../model.ts'
import { charsOf, createOutsideText, type OutsideText } from '../outside-text.ts'
import { addedChars, transferredChars } from '../writing-amounts.ts'

/** Above this share of the final characters, external text asks for a look (docs/rules/external-paste-share.md). */
export const EXTERNAL_SHARE = 0.3
/** Above this share of everything that was put in, it does too, where at least `REWORKED_SHARE` of it is left. */
export const ADDED_SHARE = 0.4
export const REWORKED_SHARE = 0.15
/** Shorter responses are not judged: a phrase is a large share of a line. */
export const MIN_RESPONSE_CHARS = 100

interface Judged {
  readonly texts: readonly OutsideText[]
  readonly share: number
  readonly addedShare: number
}

const isOver = ({ share, addedShare }: Judged) =>
  share > EXTERNAL_SHARE || (addedShare > ADDED_SHARE && share > REWORKED_SHARE)

/** The shares of each response that is long enough, by all of its outside text and by that which is certainly such. */
function judge(input: RuleInput): readonly { readonly all: Judged; readonly certain: Judged }[] {
  const outsideOf = createOutsideText(input)
  const added = addedChars(input.events)
  const brought = transferredChars(input.provenance.transfers)
  return input.provenance.fields
    .filter((field) => field.text.length >= MIN_RESPONSE_CHARS)
    .map((field) => {
      const judged = (texts: readonly OutsideText[]): Judged => {
        const came = texts.reduce((sum, { seq }) => sum + (brought.get(seq) ?? 0), 0)
        const total = Math.max(came, added.get(field.field) ?? 0)
        return { texts, share: charsOf(texts) / field.text.length, addedShare: total === 0 ? 0 : came / total }
      }
      const texts = outsideOf(field)
      return { all: judged(texts), certain: judged(texts.filter(({ isCertain }) => isCertain)) }
    })
}

const largest = (judged: readonly Judged[], read: (one: Judged) => number) => Math.max(0, ...judged.map(read))
const seqsOf = (judged: readonly Judged[]) => [...new Set(judged.flatMap(({ texts }) => texts.map(({ seq }) => seq)))]

function measuresOf(all: readonly Judged[]): readonly Measure[] {
  const reworked = all.filter(({ share }) => share > REWORKED_SHARE)
  return [
    {
      name: 'Largest external share of a response',
      value: largest(all, ({ share }) => share),
      threshold: EXTERNAL_SHARE,
      unit: 'share',
    },
    {
      name: `Largest external share of what was put in, of responses with more than ${sayShare(REWORKED_SHARE)} left`,
      value: largest(reworked, ({ addedShare }) => addedShare),
      threshold: ADDED_SHARE,
      unit: 'share',
    },
  ]
}

export const externalShare: Rule = {
  id: 'external-paste-share',
  version: 2,
  title: 'Text from outside in a response',
  changed:
    'Text from outside that was reworked counts by its share of what was put in; only blindness while answering, before a paste, leaves it open whether text was own; assistive programs paste what is dictated.',
  apply(input) {
    const judged = judge(input)
    const all = judged.map((one) => one.all)
    const over = judged.map((one) => one.certain).filter(isOver)
    const possible = all.filter(isOver)
    const coverage = [coverageOf(input, 'edits'), coverageOf(input, 'clipboard')]
    const share = largest(all, (one) => one.share)
    const common = {
      measures: measuresOf(all),
      inputs: seqsOf(over.length > 0 ? over : possible),
      explainedBy: [],
      coverage,
      innocentCauses: innocent.external,
      wouldDiffer: `No response of at least ${MIN_RESPONSE_CHARS} characters with more than ${sayShare(EXTERNAL_SHARE)} of it from outside, nor with more than ${sayShare(ADDED_SHARE)} of what was put in and ${sayShare(REWORKED_SHARE)} of what is left.`,
    } as const
    if (over.length > 0) {
      const chars = over.reduce((sum, { texts }) => sum + charsOf(texts), 0)
      return {
        ...common,
        answer: 'found',
        words: `${sayCount(over.length, 'response')} with much text from outside, ${sayCount(chars, 'character')} in all; the largest share is ${sayShare(share)}.`,
      }
    }
    if (possible.length > 0)
      return {
        ...common,
        answer: 'cannot-tell',
        words:
          'The clipboard could not be seen before some pastes, or an assistive program ran: own and dictated text may look as if it came from outside.',
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Edits could not be seen for part of the time.'),
      }
    return {
      ...common,
      answer: 'not-found',
      words: `The largest share from outside is ${sayShare(share)} of a response.`,
    }
  },
}
