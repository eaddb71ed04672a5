import { describe, expect, test } from 'vitest'
import { arrangeLive, countLive } from '../../../../renderer/review/live/arrange-live.ts'
import { liveAttempt, nowMs, presence } from './live-attempts.ts'

const everything = { query: '', project: '' }
const named = (candidateName: string, change: Parameters<typeof liveAttempt>[0] = {}) =>
  liveAttempt({ candidateName, ...change })
const quietFor = (ms: number) => ({ presence: presence({ receivedMs: nowMs - ms }), recordMs: nowMs - ms - 1_000 })
const attempts = [
  named('Fresh B'),
  named('Quiet short', quietFor(60_000)),
  named('Two messages', { unanswered: 2 }),
  named('Fresh A', { project: 'Other project', assessment: 'Translation' }),
  named('Hand new', { presence: presence({ handSinceMs: nowMs - 10_000 }) }),
  named('Quiet long', quietFor(600_000)),
  named('Three messages', { unanswered: 3 }),
  named('Hand old', { presence: presence({ handSinceMs: nowMs - 90_000 }) }),
]
const names = (filter: Parameters<typeof arrangeLive>[2]) =>
  arrangeLive(attempts, nowMs, filter).map(({ candidateName }) => candidateName)

describe('the order of the live view', () => {
  test('hands come first, the longest first; then unanswered, then the longest quiet, then names', () => {
    expect(names(everything)).toEqual([
      'Hand old',
      'Hand new',
      'Three messages',
      'Two messages',
      'Quiet long',
      'Quiet short',
      'Fresh A',
      'Fresh B',
    ])
  })
  test('a filter leaves a project, and what has every word', () => {
    expect(names({ query: '', project: 'Other project' })).toEqual(['Fresh A'])
    expect(names({ query: ' QUIET  long ', project: '' })).toEqual(['Quiet long'])
    expect(names({ query: 'translation', project: '' })).toEqual(['Fresh A'])
    expect(names({ query: 'translation', project: 'Annotation guild' })).toEqual([])
  })
  test('counts attempts, not messages', () => {
    expect(countLive(attempts, nowMs)).toEqual({ hands: 2, unanswered: 2, quiet: 2 })
  })
})
