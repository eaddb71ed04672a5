import type { RankingKey } from '../../../../shared/pack/keys/ranking.ts'
import type { Item } from '../../../../shared/pack/pack.ts'
import { isOrdering } from '../../../../shared/pack/response.ts'
import type { TypeAttacks } from './attacks.ts'
import { bestValues, type KeyedItem, type Values, withTexts } from './keyed-items.ts'

type Subject = KeyedItem<RankingKey>

function optionsOf(item: Item, key: RankingKey) {
  const field = item.fields.find(({ id }) => id === key.fields.order)
  return field?.kind === 'ordering' ? field.options : []
}
const lettersOf = ({ item, key }: Subject) => optionsOf(item, key).map(({ label }) => label.split(' ').at(-1) ?? label)

const sentence = (words: string) => `${words}.`

/** Each response named as best in turn. */
const eachIsBest = (subject: Subject) =>
  lettersOf(subject)
    .map(
      (letter) =>
        `Response ${letter} is the best of the four, because it keeps all the rules, its facts are right and its tone is friendly. Response ${letter} wins over the others.`,
    )
    .join(' ')

/** Everything that the key knows, true or not, said of each response. */
function everythingOfEach(subject: Subject): string {
  const statements = [...subject.key.claims, ...subject.key.falseClaims].map(({ words }) => words)
  return lettersOf(subject)
    .flatMap((letter) => statements.map((words) => sentence(words.replace(/Response \p{Lu}\b/u, `Response ${letter}`))))
    .join(' ')
}

/** Quotes of each response under the name of the next one. */
function wrongQuotes(subject: Subject): string {
  const options = optionsOf(subject.item, subject.key)
  return options
    .map((option, index) => {
      const stimulus = subject.item.stimuli.find(({ id }) => id === options[(index + 1) % options.length]?.id)
      const words = stimulus !== undefined && 'text' in stimulus ? stimulus.text.split(/\s+/u).slice(4, 16) : []
      return `${option.label} says "${words.join(' ')}" to its reader.`
    })
    .join(' ')
}

/** The letters of the names moved on by one: what is said of A is said of B. */
function swapNames(subject: Subject, text: string): string {
  const letters = lettersOf(subject)
  const isName = new RegExp(`(?<![\\p{L}'’])(?:${letters.join('|')})(?![\\p{L}'’])`, 'gu')
  return text.replace(isName, (letter, at: number) => {
    const isArticle = letter === 'A' && /^A (?!and\b|or\b|\p{L}+s\b)\p{Ll}/u.test(text.slice(at))
    return isArticle && !/(?:Response|than|and|over|with|put|place) $/u.test(text.slice(0, at))
      ? letter
      : (letters[(letters.indexOf(letter) + 1) % letters.length] ?? letter)
  })
}

const withOrder = ({ key }: Subject, values: Values, change: (order: readonly (readonly string[])[]) => string[][]) => {
  const order = values[key.fields.order]
  return { ...values, [key.fields.order]: change(isOrdering(order) ? order : []) }
}

const allTied = (order: readonly (readonly string[])[]) => [[...order.flat()]]
const threeTied = (order: readonly (readonly string[])[]) => [[...order.flat().slice(0, 3)], [...order.flat().slice(3)]]
const reverse = (order: readonly (readonly string[])[]) => order.toReversed().map((group) => [...group])

const reversed: Readonly<Record<string, string>> = {
  'garden-notice': [
    'Response A never mentions a fine and Response A follows all the rules.',
    'Response D breaks the rules and Response D mentions fines.',
    'Response C sounds warm and friendly.',
    'Response B gives the right times.',
  ].join(' '),
}

const labelAt = ({ item, key }: Subject, order: readonly (readonly string[])[], place: number) =>
  optionsOf(item, key).find(({ id }) => id === order.flat()[place])?.label ?? ''

/** Sentences that fit every item, with the names of the first and the second filled in. */
function template(subject: Subject, best: Values): Values {
  const order = best[subject.key.fields.order]
  const [first, second] = [0, 1].map((place) => labelAt(subject, isOrdering(order) ? order : [], place))
  return {
    ...best,
    [subject.key.fields.justification]:
      `${first} is my first choice because it follows all the rules, it is safe, it is clear and its facts are right. ${second} is friendly and detailed, but it breaks one of the rules that the user gave. A rule counts for more than style, so ${first} is better than ${second}.`,
    [subject.key.fields.flip]:
      `If the user did not care about the rule that ${second} breaks, I would move ${second} to the first place.`,
  }
}

export const rankingAttacks: TypeAttacks<RankingKey> = {
  type: 'preference-ranking',
  concepts: (key) => [...key.claims.map(({ concept }) => concept), ...key.flips.map(({ condition }) => condition)],
  texts: (subject) => ({
    'each response named as best in turn': eachIsBest(subject),
    'everything said of each response': everythingOfEach(subject),
    'every untrue statement of the key': subject.key.falseClaims.map(({ words }) => sentence(words)).join(' '),
    'quotes under the wrong name': wrongQuotes(subject),
    'reversed polarity':
      reversed[subject.item.id] ?? swapNames(subject, `${bestValues(subject)[subject.key.fields.justification]}`),
  }),
  changes: (subject) => ({
    'a tie of all four': (values) => withOrder(subject, values, allTied),
    'a tie of the first three': (values) => withOrder(subject, values, threeTied),
  }),
  responses: (subject, best) => ({
    'the reverse order with the right words': withOrder(subject, best, reverse),
    'a tie of all four with the right words': withOrder(subject, best, allTied),
    'a template that fits every item, in the right order': template(subject, best),
    'the best answer with the names of the responses swapped': withTexts(best, (text) => swapNames(subject, text)),
  }),
}
