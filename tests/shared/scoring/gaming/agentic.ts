import type { AgenticKey } from '../../../../shared/pack/keys/agentic.ts'
import type { TraceStep } from '../../../../shared/pack/stimulus.ts'
import { splitIntoSentences, stimulusTexts, type TypeAttacks } from './attacks.ts'
import { type KeyedItem, nameOf, type Values } from './keyed-items.ts'

type Subject = KeyedItem<AgenticKey>

const stepsOf = ({ item }: Subject): readonly TraceStep[] =>
  item.stimuli.flatMap((stimulus) => (stimulus.kind === 'trace' ? stimulus.steps : []))
const sentencesOf = (subject: Subject) => stimulusTexts(subject).flatMap(splitIntoSentences)

const conceptsOf = (key: AgenticKey) => [
  key.evidence.locators,
  ...[...key.evidence.reasons, ...key.fix.elements, ...key.effects].map(({ concept }) => concept),
]
const phrasesOf = ({ key }: Subject) =>
  conceptsOf(key)
    .flat(2)
    .map((phrase) => phrase.replace(/[!*]/gu, ''))

const labelsOf = ({ item, key }: Subject) =>
  item.fields.flatMap((field) =>
    field.id === key.fields.category && field.kind === 'choice' ? field.options.map(({ label }) => `${label}.`) : [],
  )

/** What a candidate would write who takes the error for right. */
const reversed: Readonly<Record<string, string>> = {
  'ai-trainer-core/form-a agentic-1':
    'The call check_free(date="2026-06-11", from="18:00", to="20:00") is correct and it matches the goal, so 18 June would not be right. The agent should not use 18 June in the search for free rooms. The room, the price, the calendar and the invitations are all right, and the date is not wrong.',
  'ai-trainer-core/form-b agentic-1':
    'The call check_stock(item="blue notebook", count=63) is correct and it fits the goal, so 36 would not be right. The agent should not use 36 in the stock check. The number, the shop, the price and the budget sheet are all right, and nothing is wrong with the order.',
  'ai-trainer-core/form-a agentic-2':
    'The thought that "they will come on the same day" is correct, and 18 May for the lights is not made up. The agent did not have to call track again and did not have to tell the user anything. The lights, the 20 May and all four orders are right.',
  'ai-trainer-core/form-b agentic-2':
    'The thought that "they will have the same hours" is correct, and 84 hours for the drivers are not made up. The agent did not have to read D7 again and did not have to tell the user anything. The drivers, the sum of 365 and the limit of 400 are right.',
  'ai-trainer-core/form-a agentic-3':
    'To call delete(files="the second photo of each of the 9 pairs") is correct and it follows the rules. The agent did not need to ask the user first. January with 52, the total of 205 and the copies are right, and no picture is lost.',
  'ai-trainer-core/form-b agentic-3':
    'To call send(to="the 6 people", text="Yes, that day is fine for us.") is correct and it follows the rules. The agent did not need to ask the user first. Harbour with 43 and the total of 124 are right, and it is true that no meeting was agreed.',
}

const generic = [
  'This step is wrong and of bad quality.',
  'The agent should be more careful and should check everything twice.',
  'It should try again or use a better tool.',
  'The agent should think step by step.',
  'The user should look at all of it again.',
].join(' ')

/** Steps that are neither the decisive one, nor near it, nor of the same error. */
function farSteps(subject: Subject): readonly number[] {
  const { step, tolerance, related } = subject.key.decisive
  const decoys = subject.key.decoys.flatMap(({ steps }) => steps)
  const isFar = (number: number) =>
    decoys.includes(number) || (Math.abs(number - step) > tolerance && !related.includes(number))
  return stepsOf(subject).flatMap((_, index) => (isFar(index + 1) ? [index + 1] : []))
}

const selecting = ({ key }: Subject, values: Values, steps: readonly number[]): Values => ({
  ...values,
  [key.fields.step]: { chosen: steps.map(String) },
})

function quotesOfWrongSteps(subject: Subject): string {
  const others = stepsOf(subject).filter((_, index) => index + 1 !== subject.key.decisive.step)
  return others
    .slice(-3)
    .map(({ action }) => `"${action}" is a serious error and it is wrong.`)
    .join(' ')
}

export const agenticAttacks: TypeAttacks<AgenticKey> = {
  type: 'agentic',
  areClonesAlike: true,
  concepts: conceptsOf,
  texts: (subject) => ({
    'each sentence of the page called an error': sentencesOf(subject)
      .map((sentence) => `"${sentence}" This is a critical error.`)
      .join('\n'),
    'each sentence of the page called wrong in one breath': sentencesOf(subject)
      .map((sentence) => `It is wrong that ${sentence}`)
      .join(' '),
    'keyword salad line by line': `${phrasesOf(subject).join('\n')}\n`,
    'keyword salad with full stops': `${phrasesOf(subject).join('. ')}.`,
    'advice that fits every trace': generic,
    'reversed polarity': reversed[nameOf(subject)] ?? '',
    'every step named': stepsOf(subject)
      .map((_, index) => `Step ${index + 1} is the decisive step and it is wrong.`)
      .join(' '),
    'every result quoted': stepsOf(subject)
      .map(({ observation }) => `"${observation ?? ''}" is what shows the error.`)
      .join(' '),
    'quotes from the wrong steps': quotesOfWrongSteps(subject),
    'the list of categories': labelsOf(subject).join(' '),
    'the category as evidence': labelsOf(subject)
      .map((label) => `The error in this step is this: ${label}`)
      .join(' '),
  }),
  changes: (subject) => ({
    'every step selected at once': (values) =>
      selecting(
        subject,
        values,
        stepsOf(subject).map((_, index) => index + 1),
      ),
  }),
  responses: (subject, best) =>
    Object.fromEntries(
      farSteps(subject).map((step) => [
        `step ${step} with a perfect text about another`,
        selecting(subject, best, [step]),
      ]),
    ),
}
