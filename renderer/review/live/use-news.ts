import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveAttempt } from '../../../shared/api/live.ts'
import { type Chime, createChime } from './chime.ts'
import { newsBetween, sayNews } from './news.ts'

export interface NewsOfList {
  /** What a screen reader is told politely; stays until the next news, which has another number. */
  readonly told: { readonly number: number; readonly words: string }
  readonly hasSound: boolean
  /** Turns the sound on, and lets it be heard, or off. */
  readonly toggleSound: () => void
}

/** Follows the lists and says what is new; with a sound only where somebody asked for one. */
export function useNews(attempts: readonly LiveAttempt[] | null): NewsOfList {
  const before = useRef<readonly LiveAttempt[] | null>(null)
  const chime = useRef<Chime | null>(null)
  const [told, setTold] = useState({ number: 0, words: '' })
  const [hasSound, setSound] = useState(false)
  useEffect(() => {
    if (attempts === null || attempts === before.current) return
    const news = before.current === null ? [] : newsBetween(before.current, attempts)
    before.current = attempts
    if (news.length === 0) return
    setTold(({ number }) => ({ number: number + 1, words: sayNews(news) }))
    chime.current?.play()
  }, [attempts])
  useEffect(() => () => chime.current?.close(), [])
  const toggleSound = useCallback(() => {
    if (chime.current === null) {
      chime.current = createChime()
      chime.current.play()
    } else {
      chime.current.close()
      chime.current = null
    }
    setSound(chime.current !== null)
  }, [])
  return { told, hasSound, toggleSound }
}
