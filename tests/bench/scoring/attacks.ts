import { listAllSuites } from '../../shared/scoring/gaming/all.ts'
import { toMarkdown } from './tables.ts'

/** What the gaming suite tried on all items of one type; `breaches` counts responses that rose, or reached 3 alone. */
export interface AttackCount {
  readonly type: string
  readonly items: number
  readonly attacks: number
  readonly responses: number
  readonly raised: number
  readonly reached3: number
}

/** Runs every attack on every keyed item. Takes about a minute of processor time. */
export function countAttacks(): readonly AttackCount[] {
  const tried = listAllSuites().flatMap(({ subject, attacks }) =>
    attacks.map(({ rule, tries, breaches }) => ({
      type: subject.key.type,
      subject,
      rule,
      tries,
      breaches: breaches().length,
    })),
  )
  return [...new Set(tried.map(({ type }) => type))].map((type) => {
    const own = tried.filter((attack) => attack.type === type)
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    const broken = (isAlone: boolean) =>
      sum(own.filter(({ rule }) => (rule === 'stays below 3') === isAlone).map(({ breaches }) => breaches))
    return {
      type,
      items: new Set(own.map(({ subject }) => subject)).size,
      attacks: own.length,
      responses: sum(own.map(({ tries }) => tries)),
      raised: broken(false),
      reached3: broken(true),
    }
  })
}

export function attackTable(counts: readonly AttackCount[]): readonly string[] {
  const sum = (of: (count: AttackCount) => number) => counts.reduce((total, count) => total + of(count), 0)
  const all = {
    type: 'all',
    items: sum(({ items }) => items),
    attacks: sum(({ attacks }) => attacks),
    responses: sum(({ responses }) => responses),
    raised: sum(({ raised }) => raised),
    reached3: sum(({ reached3 }) => reached3),
  }
  const head = ['type', 'items', 'items × attacks', 'responses rated', 'raised', 'reached 3 alone']
  return toMarkdown(
    head,
    [...counts, all].map((count) => Object.values(count).map(String)),
  )
}
