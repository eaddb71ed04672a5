import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLock } from '../reasons/use-lock.ts'
import { RunBy } from './run-by.tsx'
import './shell.css'

const LockPage = lazy(async () => ({ default: (await import('../reasons/lock-page.tsx')).LockPage }))

/** Around every screen: only what must be said everywhere. */
export function Shell() {
  const lock = useLock()
  return (
    <div className="shell">
      {lock === null ? (
        <Outlet />
      ) : (
        <Suspense>
          <LockPage asked={lock} />
        </Suspense>
      )}
      <RunBy />
    </div>
  )
}
