import { useEffect, useState } from 'react'
import './skeleton.css'

const DELAY_MS = 300

/** Stands where content will be, but only once waiting takes longer than 300 ms, so that quick loads do not flicker. */
export function Skeleton({ label, lines = 4 }: { readonly label: string; readonly lines?: number }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DELAY_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}
