import { useEffect, useState } from 'react'

/** The wall clock in milliseconds, read again every `stepMs`; for "2 s ago" and running times. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs)
    return () => clearInterval(timer)
  }, [stepMs])
  return now
}
