import { z } from 'zod'
import type { Amount, Insight, SlotName } from './model.ts'
import { Requirement } from './rules.ts'
import { sayAmount } from './say-amount.ts'
import { isUnder } from './taxonomy/is-under.ts'

/** What confirmed insights say about one requirement. There is no total over requirements, and no score. */
export const RequirementMatch = z.strictObject({
  requirement: Requirement,
  /** `not-shown`: nothing that was confirmed speaks to it, which never means that the candidate lacks it. */
  answer: z.enum(['met', 'below', 'not-shown']),
  /** The insights that the answer rests on. */
  insights: z.array(z.string()),
  words: z.string(),
})
export type RequirementMatch = Readonly<z.output<typeof RequirementMatch>>

type Compared = Pick<Insight, 'id' | 'slot' | 'value' | 'concept' | 'amount' | 'status' | 'isEdited'>
type Answer = Pick<RequirementMatch, 'answer' | 'insights' | 'words'>

const unitOf = (slot: SlotName): Amount['unit'] =>
  slot === 'availability' ? 'hours-a-week' : slot === 'language' ? 'cefr' : 'years'

/** Slots that no concept of the taxonomy belongs to: of them only hours a week can be compared. */
const slotsWithoutConcepts: ReadonlySet<SlotName> = new Set(['availability', 'authorisation'])

/** Compares each requirement with what the candidate confirmed (docs/spec/intake.md, IN70 to IN72). Pure. */
export function matchRequirements(
  insights: readonly Compared[],
  requirements: readonly Requirement[],
): readonly RequirementMatch[] {
  const confirmed = insights.filter(({ status }) => status === 'confirmed')
  return requirements.map((requirement) => ({ requirement, ...answerTo(requirement, confirmed) }))
}

function answerTo(requirement: Requirement, confirmed: readonly Compared[]): Answer {
  const ofSlot = confirmed.filter(({ slot }) => slot === requirement.slot)
  const shown = ofSlot.filter((insight) => speaksTo(insight, requirement))
  if (shown.length > 0) return compareAmounts(shown, requirement)
  // The candidate's own wording, and what no concept stands for, was read by nothing that could compare it.
  const unread = ofSlot.filter(({ slot, isEdited }) => isEdited || slotsWithoutConcepts.has(slot))
  if (unread.length > 0)
    return {
      answer: 'not-shown',
      insights: unread.map(({ id }) => id),
      words: `No rule can compare it, so a person has to: ${quoteAll(unread)}.`,
    }
  return {
    answer: 'not-shown',
    insights: [],
    words: 'Nothing that was confirmed speaks to it. That does not mean that the candidate lacks it.',
  }
}

function speaksTo({ slot, concept, amount, isEdited }: Compared, { anyOf, atLeast }: Requirement): boolean {
  if (isEdited) return false
  if (slotsWithoutConcepts.has(slot)) return atLeast !== null && amount?.unit === 'hours-a-week'
  return concept !== null && anyOf.some((id) => isUnder(concept, id))
}

/** The largest amount that one insight names counts; amounts of several are never added up. */
function compareAmounts(shown: readonly Compared[], { atLeast, slot }: Requirement): Answer {
  if (atLeast === null) return { answer: 'met', insights: shown.map(({ id }) => id), words: `${quoteAll(shown)}.` }
  const unit = unitOf(slot)
  const asked = `at least ${sayAmount({ unit, number: atLeast })} ${unit === 'cefr' || atLeast === 1 ? 'was' : 'were'} asked for`
  const numbered = shown
    .flatMap((insight) => (insight.amount?.unit === unit ? [{ insight, number: insight.amount.number }] : []))
    .toSorted((one, other) => other.number - one.number)
  const [most] = numbered
  if (most === undefined)
    return {
      answer: 'not-shown',
      insights: shown.map(({ id }) => id),
      words: `${quoteAll(shown)}: no amount was named, and ${asked}.`,
    }
  return {
    answer: most.number >= atLeast ? 'met' : 'below',
    insights: [most.insight.id],
    words: `${most.insight.value}: ${asked}.`,
  }
}

const quoteAll = (insights: readonly Compared[]) => insights.map(({ value }) => value).join('; ')
