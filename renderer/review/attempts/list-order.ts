import type { AttemptSummary } from '../../../shared/api/review.ts'

export const sortKeys = ['submitted', 'name', 'score', 'external', 'findings'] as const
export type SortKey = (typeof sortKeys)[number]

/** Mean of the scores that there are; null when nothing is rated. */
export function meanScore({ scores }: AttemptSummary): number | null {
  const rated = scores.flatMap(({ score }) => (score === null ? [] : [score]))
  return rated.length === 0 ? null : rated.reduce((sum, score) => sum + score, 0) / rated.length
}

/** Share of all responses that came from outside; null until the attempt was opened. */
export function externalShare({ shares }: AttemptSummary): number | null {
  return shares === null ? null : (shares['pasted:external'] ?? 0) + (shares['dropped:external'] ?? 0)
}

const order: Readonly<Record<SortKey, (attempt: AttemptSummary) => number | string | null>> = {
  submitted: (attempt) => attempt.submittedMs ?? attempt.enrolledMs,
  name: (attempt) => attempt.candidateName.toLocaleLowerCase(),
  score: meanScore,
  external: externalShare,
  findings: (attempt) => attempt.findings?.found ?? null,
}

/** Whether every word of `query` occurs in what the row shows. */
function matches(attempt: AttemptSummary, query: string): boolean {
  const shown = [attempt.candidateName, attempt.project, attempt.assessment, attempt.status]
    .join(' ')
    .toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word))
}

/**
 * The attempts that a search leaves, in the order asked for; names from A, everything else from the largest. Attempts
 * without a value for the order come last.
 */
export function arrangeAttempts(
  attempts: readonly AttemptSummary[],
  query: string,
  sortKey: SortKey,
): readonly AttemptSummary[] {
  const value = order[sortKey]
  return attempts
    .filter((attempt) => matches(attempt, query.trim()))
    .toSorted((one, other) => compare(value(one), value(other)))
}

function compare(one: number | string | null, other: number | string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  if (typeof one === 'string' || typeof other === 'string') return String(one).localeCompare(String(other))
  return other - one
}
