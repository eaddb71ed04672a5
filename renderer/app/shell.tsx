import { Outlet } from '@tanstack/react-router'
import { RunBy } from './run-by.tsx'
import './shell.css'

/** Around every screen: only what must be said everywhere. */
export function Shell() {
  return (
    <div className="shell">
      <Outlet />
      <RunBy />
    </div>
  )
}
