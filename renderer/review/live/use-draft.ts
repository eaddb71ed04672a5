import { useState } from 'react'
import { useReview } from '../context.ts'

/**
 * What somebody is writing to a candidate. It is kept in this tab, by person and attempt, so that another thread, a reload
 * or a session that ended loses no word of it.
 */
export function useDraft(attemptId: string): readonly [string, (text: string) => void] {
  const { accountId } = useReview().account
  const key = `candor-draft:${accountId}:${attemptId}`
  const [text, setText] = useState(() => window.sessionStorage.getItem(key) ?? '')
  const keep = (next: string) => {
    setText(next)
    if (next === '') window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, next)
  }
  return [text, keep]
}
