import { type AttemptContextReply, MIN_COHORT, type RuleCounts, type Spread } from '../api/context.ts'

/** What is known of one scored attempt; null and undefined where an earlier version did not write it down. */
export interface CohortMember {
  readonly shares: Readonly<Record<string, number>>
  readonly workedMs?: number | null | undefined
  readonly rules?: readonly { readonly rule: string; readonly answer: string }[] | undefined
}

const kinds = {
  external: ['pasted:external', 'dropped:external'],
  stimulus: ['pasted:stimulus', 'dropped:stimulus'],
  own: ['pasted:own', 'dropped:own'],
  unattributed: ['unattributed'],
} as const

type Fact = (member: CohortMember) => number | null

const minutes: Fact = ({ workedMs }) => (workedMs === undefined || workedMs === null ? null : workedMs / 60_000)
const share =
  (origins: readonly string[]): Fact =>
  ({ shares }) =>
    origins.reduce((sum, origin) => sum + (shares[origin] ?? 0), 0)

/**
 * Where one attempt stands among those of its cohort, itself included (RV14): values in their order, never people, and
 * nothing where they are too few to be a distribution.
 */
export function placeInCohort(
  own: CohortMember | null,
  cohort: readonly CohortMember[],
): Pick<AttemptContextReply, 'count' | 'minutes' | 'shares' | 'rules'> {
  const spread = (fact: Fact): Spread => {
    const known = cohort.flatMap((member) => fact(member) ?? [])
    return {
      values: known.length < MIN_COHORT ? [] : known.toSorted((one, other) => one - other),
      own: own === null ? null : fact(own),
      unknown: cohort.length - known.length,
    }
  }
  return {
    count: cohort.length,
    minutes: spread(minutes),
    shares: {
      external: spread(share(kinds.external)),
      stimulus: spread(share(kinds.stimulus)),
      own: spread(share(kinds.own)),
      unattributed: spread(share(kinds.unattributed)),
    },
    rules: countRules(own, cohort),
  }
}

/** A rule is counted over the attempts that it was asked about, and not at all where they are too few. */
function countRules(own: CohortMember | null, cohort: readonly CohortMember[]): RuleCounts[] {
  const answers = new Map<string, string[]>()
  for (const { rule, answer } of cohort.flatMap((member) => member.rules ?? []))
    answers.set(rule, [...(answers.get(rule) ?? []), answer])
  return [...answers]
    .filter(([, given]) => given.length >= MIN_COHORT)
    .map(([rule, given]) => ({
      rule,
      found: given.filter((answer) => answer === 'found').length,
      notFound: given.filter((answer) => answer === 'not-found').length,
      cannotTell: given.filter((answer) => answer === 'cannot-tell').length,
      own: own?.rules?.find((one) => one.rule === rule)?.answer ?? null,
    }))
}
