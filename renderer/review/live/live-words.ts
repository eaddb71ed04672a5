import { type LiveAttempt, type LivePhase, quietMs } from '../../../shared/api/live.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'

/** Whole seconds under a minute, whole minutes above: how long ago something was, without false precision. */
export function sayAgo(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  return seconds < 60 ? `${seconds} s` : sayDuration(Math.floor(seconds / 60) * 60_000)
}

const phaseWords: Readonly<Record<LivePhase, string>> = {
  answering: 'Answering',
  break: 'On a break',
  asked: 'Asked for a reason',
  left: 'Client closed',
}

/** What the client said last about where the candidate is; that it is the last word, where nothing newer came. */
export function sayPhase(attempt: LiveAttempt, nowMs: number): string {
  if (!attempt.isWatched) return 'No live view'
  if (attempt.presence === null) return 'No report yet'
  const words = phaseWords[attempt.presence.phase]
  return quietMs(attempt, nowMs) === null || attempt.presence.phase === 'left' ? words : `Last known: ${words}`
}

const NETWORK = 'A network that dropped, a closed lid, a restart. Nothing is lost.'
const quietCauses: Readonly<Record<LivePhase, string>> = {
  answering: NETWORK,
  asked: NETWORK,
  break: 'A break began before it, and a computer may sleep in a break. Nothing is lost.',
  left: 'The client said that it closes. The candidate may come back; nothing is lost.',
}

export interface Quiet {
  readonly title: string
  readonly causes: string
}

/** For how long nothing was heard of an attempt, with the innocent causes; null while it is fresh (LV3). */
export function sayQuiet(attempt: LiveAttempt, nowMs: number): Quiet | null {
  const ms = quietMs(attempt, nowMs)
  if (ms === null) return null
  const causes = attempt.presence === null ? NETWORK : quietCauses[attempt.presence.phase]
  return { title: `Quiet for ${sayAgo(ms)}`, causes }
}

/** When the client was heard of last, and when the record grew last: two ways to know, said apart. */
export function sayHeard(attempt: LiveAttempt, nowMs: number): readonly string[] {
  const { presence, recordMs, isWatched } = attempt
  const client =
    presence === null ? 'Client: no report yet' : `Client heard of ${sayAgo(nowMs - presence.receivedMs)} ago`
  return [
    isWatched ? client : 'The policy has the client report nothing',
    recordMs === null ? 'Record: nothing stored yet' : `Record stored ${sayAgo(nowMs - recordMs)} ago`,
  ]
}
