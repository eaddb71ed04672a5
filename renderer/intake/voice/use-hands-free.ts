import { useEffect, useRef, useState } from 'react'
import type { Talk } from './talk.ts'

export interface HandsFree {
  readonly isOn: boolean
  /** Question that waits for an answer; null where none does. */
  readonly turnId: string | null
  readonly talk: Talk
  /** Speech that the microphone would take for the candidate's. */
  readonly isVoiceInTheWay: boolean
  readonly begin: (turnId: string) => void
}

/**
 * Once the candidate has begun by hand, begins to hear each following question by itself, once a question. Whatever goes
 * wrong, or is cancelled, ends that until the candidate begins again.
 */
export function useHandsFree({ isOn, turnId, talk, isVoiceInTheWay, begin }: HandsFree) {
  const [isGoing, setGoing] = useState(false)
  const last = useRef<string | null>(null)
  const hasTrouble = talk.state === 'stuck' || talk.state === 'failed'
  useEffect(() => {
    if (!isOn || hasTrouble) setGoing(false)
  }, [isOn, hasTrouble])
  useEffect(() => {
    if (talk.state === 'listening') last.current = turnId
  }, [talk.state, turnId])
  const isDue = isGoing && isOn && talk.state === 'idle' && !isVoiceInTheWay
  useEffect(() => {
    if (!isDue || turnId === null || last.current === turnId) return
    last.current = turnId
    begin(turnId)
  }, [isDue, turnId, begin])
  return { isGoing, setGoing }
}
