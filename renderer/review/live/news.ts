import type { LiveAttempt } from '../../../shared/api/live.ts'

/** Something that a candidate did between two lists and that waits for somebody. */
export interface News {
  readonly kind: 'hand' | 'message'
  readonly attemptId: string
  readonly candidateName: string
}

/** Hands that were raised, and messages that came, since the list before. */
export function newsBetween(before: readonly LiveAttempt[], after: readonly LiveAttempt[]): readonly News[] {
  const known = new Map(before.map((attempt) => [attempt.attemptId, attempt]))
  return after.flatMap(({ attemptId, candidateName, presence, unanswered }) => {
    const earlier = known.get(attemptId)
    const handSinceMs = presence?.handSinceMs ?? null
    const isHandNew = handSinceMs !== null && handSinceMs !== (earlier?.presence?.handSinceMs ?? null)
    const isMessageNew = unanswered > (earlier?.unanswered ?? 0)
    return [
      ...(isHandNew ? [{ kind: 'hand' as const, attemptId, candidateName }] : []),
      ...(isMessageNew ? [{ kind: 'message' as const, attemptId, candidateName }] : []),
    ]
  })
}

/** More than this are counted instead of named: nobody listens to a list. */
const MOST_NAMED = 3

/** What a screen reader says of it. */
export function sayNews(news: readonly News[]): string {
  if (news.length > MOST_NAMED) return `${news.length} new hands and messages.`
  return news
    .map(({ kind, candidateName }) => `${candidateName} ${kind === 'hand' ? 'raised a hand' : 'wrote a message'}.`)
    .join(' ')
}
