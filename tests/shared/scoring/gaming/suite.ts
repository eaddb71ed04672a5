import type { ItemKey } from '../../../../shared/pack/key.ts'
import { cloneAnswers, commonTexts, type TypeAttacks } from './attacks.ts'
import { bestValues, type KeyedItem, listItemsOf, nameOf, scoreOf, type Values, withTexts } from './keyed-items.ts'

/**
 * Every attack on one item. Texts are tried as the whole text, before it, after it on the same line and after it on a
 * new line, on each anchor. None may score above the honest answer; alone, with the best order, ratings and choices,
 * none may reach 3.
 */

/** What must not happen when an attack is tried. */
export type Rule = 'raises no anchor' | 'stays below 3' | 'changes no anchor'

export interface Attack {
  readonly name: string
  readonly rule: Rule
  /** How many responses it rates. */
  readonly tries: number
  /** Tries it; a line for each breach of the rule. */
  readonly breaches: () => readonly string[]
}

const placements: Readonly<Record<string, (text: string, attack: string) => string>> = {
  'in its place': (_text, attack) => attack,
  'after it': (text, attack) => `${text} ${attack}`,
  'on a new line': (text, attack) => `${text}\n\n${attack}`,
  'before it': (text, attack) => `${attack} ${text}`,
  'on a line before it': (text, attack) => `${attack}\n\n${text}`,
}

/** Where the rating 3 begins. */
const FAIR = 2.5

const disguise = (text: string) =>
  text
    .replaceAll('a', 'а')
    .replaceAll('o', 'о')
    .replace(/(?<=e)(?=\p{L})/gu, '\u200b')

type Change = (values: Values) => Values

/** The attacks that compare each anchor with a changed copy of it; the honest scores are computed once. */
function comparer(subject: KeyedItem) {
  const honest = subject.key.anchors.map(({ id, values }) => ({ id, values, score: scoreOf(subject, values) }))
  return (name: string, rule: Exclude<Rule, 'stays below 3'>, change: Change): Attack => ({
    name,
    rule,
    tries: honest.length,
    breaches: () =>
      honest.flatMap(({ id, values, score }) => {
        const attacked = scoreOf(subject, change(values))
        const isBreach = rule === 'raises no anchor' ? attacked > score : attacked !== score
        return isBreach ? [`${id}: ${score} became ${attacked}`] : []
      }),
  })
}

function alone(subject: KeyedItem, name: string, values: Values): Attack {
  return {
    name,
    rule: 'stays below 3',
    tries: 1,
    breaches: () => {
      const score = scoreOf(subject, values)
      return score < FAIR ? [] : [`alone it became ${score}`]
    },
  }
}

const replaceTexts = (best: Values, attack: string) => withTexts(best, () => attack)

/** @throws when a text to try is empty: an attack that nobody has written for this item must not pass. */
function checkTexts(subject: KeyedItem, texts: Readonly<Record<string, string>>): void {
  const blank = Object.entries(texts).filter(([, text]) => text.trim() === '')
  if (blank.length === 0) return
  throw new Error(`${nameOf(subject)}: nothing is written for ${blank.map(([name]) => `"${name}"`).join(', ')}`)
}

/**
 * @throws when the item cannot be attacked, so that a new item fails the suite and is not passed over: no anchor rated 5
 * by its author, an anchor that cannot be rated, a best anchor that the engine keeps below 3, or an attack without a text.
 */
function checkHonest(subject: KeyedItem): void {
  const best = scoreOf(subject, bestValues(subject))
  if (best < FAIR) throw new Error(`${nameOf(subject)}: the anchor rated 5 gets ${best}, so attacks on it show nothing`)
  const blank = subject.key.anchors.filter(({ values }) => scoreOf(subject, values) === 0)
  if (blank.length > 0) throw new Error(`${nameOf(subject)}: cannot rate ${blank.map(({ id }) => id).join(', ')}`)
}

/** Lists every attack on one item. Throws where the item cannot be attacked. */
export function listAttacks<Key extends ItemKey>(subject: KeyedItem<Key>, own: TypeAttacks<Key>): readonly Attack[] {
  const clones = cloneAnswers(subject)
  const ownTexts = { ...commonTexts(subject, own.concepts(subject.key)), ...own.texts(subject) }
  const texts = own.areClonesAlike ? ownTexts : { ...ownTexts, ...clones }
  checkHonest(subject)
  checkTexts(subject, { ...texts, ...clones })
  const best = bestValues(subject)
  const compare = comparer(subject)
  const placed = Object.entries(texts).flatMap(([name, attack]) =>
    Object.entries(placements).map(([place, put]) =>
      compare(`${name}, ${place}`, 'raises no anchor', (values) => withTexts(values, (text) => put(text, attack))),
    ),
  )
  const replaced = Object.entries({ ...texts, ...clones }).map(([name, attack]) =>
    alone(
      subject,
      `${name}, alone with the best order, ratings and choices`,
      (own.alone ?? replaceTexts)(best, attack),
    ),
  )
  const changes = Object.entries(own.changes(subject)).map(([name, change]) =>
    compare(name, 'raises no anchor', change),
  )
  const responses = Object.entries(own.responses(subject, best)).map(([name, values]) => alone(subject, name, values))
  const twice = [' ', '\n\n'].map((joint) =>
    compare(`each text written twice${joint === ' ' ? '' : ', on a new line'}`, 'raises no anchor', (values) =>
      withTexts(values, (text) => text + joint + text),
    ),
  )
  const disguised = compare('invisible characters and lookalike letters', 'changes no anchor', (values) =>
    withTexts(values, disguise),
  )
  return [...placed, ...replaced, ...changes, ...responses, ...twice, disguised]
}

/** An item with all attacks on it. */
export interface Suite {
  readonly subject: KeyedItem
  readonly attacks: readonly Attack[]
}

/** The attacks on every keyed item of one type, in all packs. */
export function listSuites<Key extends ItemKey>(own: TypeAttacks<Key>): readonly Suite[] {
  return listItemsOf<Key>(own.type).map((subject) => ({ subject, attacks: listAttacks(subject, own) }))
}
