import { randomUUID } from 'node:crypto'
import type { LiveAttempt, LiveMessage } from '../../../shared/api/live.ts'
import { type CoverageState, sensorNames } from '../../../shared/attempt/events.ts'

/** Attempts in progress as a server would list them; a test changes what `live` holds. */
export const live: { attempts: LiveAttempt[]; messages: LiveMessage[] } = { attempts: [], messages: [] }

const MINUTE_MS = 60_000
export const handId = '5a1d2c3e-0000-4000-8000-000000000001'
export const quietId = '5a1d2c3e-0000-4000-8000-000000000003'

const coverage = (states: Partial<Record<(typeof sensorNames)[number], CoverageState>> = {}) =>
  sensorNames.slice(0, 18).map((sensor) => ({ sensor, state: states[sensor] ?? ('on' as const) }))

/** Fills `live` with one attempt of each kind and a short thread of the first one. */
export function resetLive(nowMs = Date.now()): void {
  const attempt = (number: number, candidateName: string, change: Partial<LiveAttempt>): LiveAttempt => ({
    attemptId: `5a1d2c3e-0000-4000-8000-00000000000${number}`,
    candidateName,
    project: 'Annotation guild, spring cohort',
    assessment: 'Annotation fundamentals',
    enrolledMs: nowMs - 40 * MINUTE_MS,
    presence: { phase: 'answering', coverage: coverage(), receivedMs: nowMs - 9_000, handSinceMs: null },
    recordMs: nowMs - 4_000,
    isWatched: true,
    mayWrite: true,
    unanswered: 0,
    ...change,
  })
  const report = (change: Partial<NonNullable<LiveAttempt['presence']>>): NonNullable<LiveAttempt['presence']> => ({
    phase: 'answering',
    coverage: coverage({ lock: 'unsupported' }),
    receivedMs: nowMs - 9_000,
    handSinceMs: null,
    ...change,
  })
  live.attempts = [
    attempt(2, 'Tomás Åkerblom', { unanswered: 2, presence: report({ phase: 'break' }) }),
    attempt(3, 'Bartholomew Featherstonehaugh-Montgomery of Lower Wetherby', {
      presence: report({
        receivedMs: nowMs - 2.5 * MINUTE_MS,
        coverage: coverage({ focus: 'off', lock: 'unsupported' }),
      }),
      recordMs: nowMs - 3 * MINUTE_MS,
    }),
    attempt(4, 'نور الهدى', { project: 'Translation review', assessment: 'Arabic to English', presence: null }),
    attempt(5, 'Per Olsen', {
      presence: report({ phase: 'left', receivedMs: nowMs - 70 * MINUTE_MS }),
      recordMs: nowMs - 70 * MINUTE_MS,
    }),
    attempt(6, 'Quinn Adeyemi', { isWatched: false, mayWrite: false, presence: null, project: 'Translation review' }),
    attempt(1, 'Ines Varga', {
      unanswered: 1,
      presence: report({
        handSinceMs: nowMs - 2 * MINUTE_MS,
        coverage: coverage({ displays: 'waived', lock: 'unsupported' }),
      }),
    }),
  ]
  const message = (minutesAgo: number, change: Partial<LiveMessage>): LiveMessage => ({
    id: randomUUID(),
    from: 'candidate',
    author: null,
    text: '',
    sentMs: nowMs - minutesAgo * MINUTE_MS,
    arrivedMs: null,
    readMs: null,
    ...change,
  })
  live.messages = [
    message(12, { text: 'The second stimulus ends in the middle of a sentence. Is that meant to be so?' }),
    message(11, {
      from: 'invigilator',
      author: 'Mara Feld',
      text: 'Yes, it is meant to be so.\nJudge what is there.',
      arrivedMs: nowMs - 11 * MINUTE_MS + 4_000,
      readMs: nowMs - 10 * MINUTE_MS,
    }),
    message(2, { text: 'Thank you. May I take my break a little later than planned?' }),
  ]
}

/** Adds what an invigilator wrote, as the server would. */
export function writeLive(attemptId: string, text: string, author: string): readonly LiveMessage[] {
  const sent = { id: randomUUID(), from: 'invigilator' as const, author, text, sentMs: Date.now() }
  live.messages = [...live.messages, { ...sent, arrivedMs: null, readMs: null }]
  live.attempts = live.attempts.map((one) => (one.attemptId === attemptId ? { ...one, unanswered: 0 } : one))
  return live.messages
}
