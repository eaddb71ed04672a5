import { type LiveAttempt, quietMs } from '../../../shared/api/live.ts'
import { sayPhase } from './live-words.ts'

export interface LiveFilter {
  /** Every word must occur in what the row shows. */
  readonly query: string
  /** Name of a project; the empty text for all. */
  readonly project: string
}

/** Whom an attempt waits for comes before how fresh it is: hands, then unanswered messages, then the quiet ones. */
function rank(attempt: LiveAttempt, nowMs: number): number {
  if (attempt.presence?.handSinceMs != null) return 0
  if (attempt.unanswered > 0) return 1
  return quietMs(attempt, nowMs) === null ? 3 : 2
}

/** Orders two attempts of the same rank: the longest wait, the most messages, the longest quiet, then names. */
function within(one: LiveAttempt, other: LiveAttempt, nowMs: number): number {
  const handMs = (one.presence?.handSinceMs ?? 0) - (other.presence?.handSinceMs ?? 0)
  const unanswered = other.unanswered - one.unanswered
  const quiet = (quietMs(other, nowMs) ?? 0) - (quietMs(one, nowMs) ?? 0)
  return handMs || unanswered || quiet || one.candidateName.localeCompare(other.candidateName)
}

/** The attempts that a filter leaves, whoever needs an answer first. `nowMs` is the server's time of the list. */
export function arrangeLive(
  attempts: readonly LiveAttempt[],
  nowMs: number,
  { query, project }: LiveFilter,
): readonly LiveAttempt[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/)
  const matches = (attempt: LiveAttempt) => {
    const { candidateName, assessment } = attempt
    const quiet = quietMs(attempt, nowMs) === null ? '' : 'quiet'
    const shown = [candidateName, attempt.project, assessment, sayPhase(attempt, nowMs), quiet].join(' ')
    return words.every((word) => shown.toLocaleLowerCase().includes(word))
  }
  return attempts
    .filter((attempt) => (project === '' || attempt.project === project) && matches(attempt))
    .toSorted((one, other) => rank(one, nowMs) - rank(other, nowMs) || within(one, other, nowMs))
}

export interface LiveCounts {
  readonly hands: number
  /** Attempts with messages that nobody answered. */
  readonly unanswered: number
  readonly quiet: number
}

export function countLive(attempts: readonly LiveAttempt[], nowMs: number): LiveCounts {
  const count = (isIn: (attempt: LiveAttempt) => boolean) => attempts.filter(isIn).length
  return {
    hands: count(({ presence }) => presence?.handSinceMs != null),
    unanswered: count((attempt) => attempt.unanswered > 0),
    quiet: count((attempt) => quietMs(attempt, nowMs) !== null),
  }
}
