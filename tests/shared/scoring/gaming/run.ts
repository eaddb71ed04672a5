import { describe, expect, it } from 'vitest'
import type { ItemKey } from '../../../../shared/pack/key.ts'
import { cloneAnswers, commonTexts, type TypeAttacks } from './attacks.ts'
import { bestValues, type KeyedItem, listItemsOf, nameOf, scoreOf, type Values, withTexts } from './keyed-items.ts'

/**
 * Tries every attack on every anchor of every item of one type, in all packs. Texts are tried as the whole text, before
 * it, after it on the same line and after it on a new line. None may score above the honest answer; alone, with the best
 * order, ratings and choices, none may reach 3.
 */

const placements = {
  'in its place': (_text: string, attack: string) => attack,
  'after it': (text: string, attack: string) => `${text} ${attack}`,
  'on a new line': (text: string, attack: string) => `${text}\n\n${attack}`,
  'before it': (text: string, attack: string) => `${attack} ${text}`,
  'on a line before it': (text: string, attack: string) => `${attack}\n\n${text}`,
} as const
type Placement = keyof typeof placements

/** Where the rating 3 begins. */
const FAIR = 2.5

const disguise = (text: string) =>
  text
    .replaceAll('a', 'а')
    .replaceAll('o', 'о')
    .replace(/(?<=e)(?=\p{L})/gu, '\u200b')

/** What became of each anchor whose score `isWrong` after the change. */
function changed(
  subject: KeyedItem,
  change: (values: Values) => Values,
  isWrong: (honest: number, attacked: number) => boolean,
): readonly string[] {
  return subject.key.anchors.flatMap(({ id, values }) => {
    const [honest, attacked] = [scoreOf(subject, values), scoreOf(subject, change(values))]
    return isWrong(honest, attacked) ? [`${id}: ${honest} became ${attacked}`] : []
  })
}

const raised = (subject: KeyedItem, change: (values: Values) => Values) =>
  changed(subject, change, (honest, attacked) => attacked > honest)

const replaceTexts = (best: Values, attack: string) => withTexts(best, () => attack)

function describeItem<Key extends ItemKey>(subject: KeyedItem<Key>, own: TypeAttacks<Key>): void {
  const clones = cloneAnswers(subject)
  const ownTexts = { ...commonTexts(subject, own.concepts(subject.key)), ...own.texts(subject) }
  const texts = own.areClonesAlike ? ownTexts : { ...ownTexts, ...clones }
  const best = bestValues(subject)
  const alone = own.alone ?? replaceTexts

  it.each(
    Object.entries(texts).flatMap(([name, attack]) =>
      (Object.keys(placements) as Placement[]).map((placement) => [name, placement, attack] as const),
    ),
  )('%s, %s, raises no anchor', (_name, placement, attack) => {
    expect(raised(subject, (values) => withTexts(values, (text) => placements[placement](text, attack)))).toEqual([])
  })

  it.each(Object.entries({ ...texts, ...clones }))(
    '%s, alone with the best order, ratings and choices, stays below 2.5',
    (_name, attack) => {
      expect(scoreOf(subject, alone(best, attack))).toBeLessThan(FAIR)
    },
  )

  it.each(Object.entries(own.changes(subject)))('%s raises no anchor', (_name, change) => {
    expect(raised(subject, change)).toEqual([])
  })

  it.each(Object.entries(own.responses(subject, best)))('%s stays below 2.5', (_name, values) => {
    expect(scoreOf(subject, values)).toBeLessThan(FAIR)
  })

  it('does not rise when a text is written twice', () => {
    expect([
      ...raised(subject, (values) => withTexts(values, (text) => `${text} ${text}`)),
      ...raised(subject, (values) => withTexts(values, (text) => `${text}\n\n${text}`)),
    ]).toEqual([])
  })

  it('does not change when invisible characters and lookalike letters are mixed in', () => {
    const disguised = (values: Values) => withTexts(values, disguise)
    expect(changed(subject, disguised, (honest, attacked) => attacked !== honest)).toEqual([])
  })
}

/** Declares the gaming suite of one type; a test file of its own calls it, so that types run side by side. */
export function describeAttacks<Key extends ItemKey>(own: TypeAttacks<Key>): void {
  for (const subject of listItemsOf(own.type))
    describe(`attacks on ${nameOf(subject)}`, () => describeItem(subject, own))
}
