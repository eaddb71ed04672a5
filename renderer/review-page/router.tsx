import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { AttemptId } from '../../shared/api/enrolment.ts'
import { AttemptsScreen } from '../review/attempts/attempts-screen.tsx'
import type { ReviewPlaces } from '../review/context.ts'

/** Where each page lives: behind the hash, so that any server of static files can serve them. */
const root = createRootRoute({ component: Outlet, notFoundComponent: AttemptsScreen })
const attempts = createRoute({ getParentRoute: () => root, path: '/', component: AttemptsScreen })
const attempt = createRoute({ getParentRoute: () => root, path: '/attempts/$attemptId', component: OneAttempt })

const blind = createRoute({ getParentRoute: () => root, path: '/attempts/$attemptId/blind', component: OneBlind })
const report = createRoute({ getParentRoute: () => root, path: '/attempts/$attemptId/report', component: OneReport })
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (search) => ({ one: asText(search.one), two: asText(search.two) }),
  component: TwoAttempts,
})
const audit = createRoute({ getParentRoute: () => root, path: '/audit', component: AuditLog })
/** One route, so that the page goes on asking while one thread after the other is opened. */
const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  // Said even where there is none: what is not said here would be taken from the address as it is.
  validateSearch: ({ attempt: asked }: Record<string, unknown>): { readonly attempt?: string | undefined } => ({
    attempt: AttemptId.safeParse(asked).data,
  }),
  component: LiveView,
})

/** The timeline and all that it derives from come when an attempt is opened; the list shows without them. */
const AttemptScreen = lazy(() =>
  import('../review/attempt/attempt-screen.tsx').then((module) => ({ default: module.AttemptScreen })),
)

function OneAttempt() {
  const { attemptId } = attempt.useParams()
  return (
    <Suspense fallback={null}>
      <AttemptScreen key={attemptId} attemptId={attemptId} />
    </Suspense>
  )
}

const BlindScreen = lazy(() =>
  import('../review/blind/blind-screen.tsx').then((module) => ({ default: module.BlindScreen })),
)

function OneBlind() {
  const { attemptId } = blind.useParams()
  return (
    <Suspense fallback={null}>
      <BlindScreen key={attemptId} attemptId={attemptId} />
    </Suspense>
  )
}

const ReportScreen = lazy(() =>
  import('../review/report/report-screen.tsx').then((module) => ({ default: module.ReportScreen })),
)

function OneReport() {
  const { attemptId } = report.useParams()
  return (
    <Suspense fallback={null}>
      <ReportScreen key={attemptId} attemptId={attemptId} />
    </Suspense>
  )
}

const CompareScreen = lazy(() =>
  import('../review/compare/compare-screen.tsx').then((module) => ({ default: module.CompareScreen })),
)

/** A part of an address that may be left out; ids are not read as numbers. */
const asText = (part: unknown) => (typeof part === 'string' ? part : '')

function TwoAttempts() {
  const { one, two } = compare.useSearch()
  return (
    <Suspense fallback={null}>
      <CompareScreen key={`${one} ${two}`} one={one} two={two} />
    </Suspense>
  )
}

const AuditScreen = lazy(() =>
  import('../review/audit/audit-screen.tsx').then((module) => ({ default: module.AuditScreen })),
)

function AuditLog() {
  return (
    <Suspense fallback={null}>
      <AuditScreen />
    </Suspense>
  )
}

const LiveScreen = lazy(() =>
  import('../review/live/live-screen.tsx').then((module) => ({ default: module.LiveScreen })),
)

function LiveView() {
  const { attempt: attemptId } = live.useSearch()
  return (
    <Suspense fallback={null}>
      <LiveScreen attemptId={attemptId ?? null} />
    </Suspense>
  )
}

export const places: ReviewPlaces = {
  attempts: () => '#/',
  attempt: (attemptId) => `#/attempts/${encodeURIComponent(attemptId)}`,
  blind: (attemptId) => `#/attempts/${encodeURIComponent(attemptId)}/blind`,
  report: (attemptId) => `#/attempts/${encodeURIComponent(attemptId)}/report`,
  compare: (one, two) => `#/compare?${new URLSearchParams({ one, two })}`,
  live: (attemptId) => (attemptId === undefined ? '#/live' : `#/live?attempt=${encodeURIComponent(attemptId)}`),
  audit: () => '#/audit',
}

export function createReviewRouter() {
  return createRouter({
    routeTree: root.addChildren([attempts, attempt, blind, report, compare, audit, live]),
    history: createHashHistory(),
  })
}
