import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { useWords } from '../i18n/use-words.ts'
import type { Speech } from '../i18n/words.ts'
import { InvitationScreen } from '../invitation/invitation-screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Client } from './client.ts'
import { Shell } from './shell.tsx'
import { placeOf } from './state.ts'
import { UnexpectedError } from './unexpected-error.tsx'

/** Where each screen lives. The first screen is in the first bundle; every other one is loaded when it is reached. */
const root = createRootRouteWithContext<{ client: Client; speech: Speech }>()({
  // The first screen has its words in the first bundle; every other one waits for the whole catalogue.
  beforeLoad: ({ context, location }) => (location.pathname === '/' ? undefined : context.speech.whole()),
  component: Shell,
  notFoundComponent: InvitationScreen,
})

type Opened = { context: { client: Client } }

/** Screens of an open attempt: without one, back to the first screen. */
const needAttempt = ({ context }: Opened) => {
  if (!context.client.store.getState().attempt) throw redirect({ to: '/' })
}
const needAnswering = ({ context }: Opened) => {
  const { attempt } = context.client.store.getState()
  if (attempt?.phase !== 'answering' || attempt.isHandedOver) throw redirect({ to: placeOf(attempt) })
}
const needLobby = ({ context }: Opened) => {
  const { attempt } = context.client.store.getState()
  const hasLobby = attempt?.phase === 'checked' || attempt?.phase === 'answering'
  if (!hasLobby || attempt.isHandedOver) throw redirect({ to: placeOf(attempt) })
}
const needNoAttempt = ({ context }: Opened) => {
  const { attempt } = context.client.store.getState()
  if (attempt) throw redirect({ to: placeOf(attempt) })
}
/** Practice is for before: in a running assessment the same screens would be a second desk beside the recorded one. */
const needNoAnswering = ({ context }: Opened) => {
  const { attempt } = context.client.store.getState()
  if (attempt?.phase === 'answering') throw redirect({ to: placeOf(attempt) })
}
const needInvitation = ({ context }: Opened) => {
  if (!context.client.store.getState().invitation) throw redirect({ to: '/' })
}

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: InvitationScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/who',
    beforeLoad: needInvitation,
    component: lazyRouteComponent(() => import('../consent/who-screen.tsx'), 'WhoScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/consent',
    beforeLoad: needInvitation,
    component: lazyRouteComponent(() => import('../consent/consent-screen.tsx'), 'ConsentScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/declined',
    component: lazyRouteComponent(() => import('../consent/declined-screen.tsx'), 'DeclinedScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/check',
    beforeLoad: needAttempt,
    component: lazyRouteComponent(() => import('../check/check-screen.tsx'), 'CheckScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/lobby',
    beforeLoad: needLobby,
    component: lazyRouteComponent(() => import('../lobby/lobby-screen.tsx'), 'LobbyScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/intake',
    beforeLoad: needLobby,
    component: lazyRouteComponent(() => import('../intake/intake-screen.tsx'), 'IntakeScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/preflight',
    beforeLoad: needNoAttempt,
    component: lazyRouteComponent(() => import('../preflight/preflight-screen.tsx'), 'PreflightScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/practice',
    beforeLoad: needNoAnswering,
    component: lazyRouteComponent(() => import('../practice/practice-screen.tsx'), 'PracticeScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/preview',
    component: lazyRouteComponent(() => import('../practice/practice-screen.tsx'), 'PreviewScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hand-over',
    beforeLoad: needAttempt,
    component: lazyRouteComponent(() => import('../hand-over/hand-over-screen.tsx'), 'HandOverScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/take-over',
    beforeLoad: needNoAttempt,
    component: lazyRouteComponent(() => import('../hand-over/take-over-screen.tsx'), 'TakeOverScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deleted',
    component: lazyRouteComponent(() => import('../deletion/deleted-screen.tsx'), 'DeletedScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/record',
    beforeLoad: needAttempt,
    component: lazyRouteComponent(() => import('../record/record-screen.tsx'), 'RecordScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/results',
    beforeLoad: needAttempt,
    component: lazyRouteComponent(() => import('../results/results-screen.tsx'), 'ResultsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/assessment',
    beforeLoad: needAnswering,
    validateSearch: (search: Record<string, unknown>): { item?: string; field?: string } => ({
      ...(typeof search.item === 'string' ? { item: search.item } : {}),
      ...(typeof search.field === 'string' ? { field: search.field } : {}),
    }),
    component: lazyRouteComponent(() => import('../assessment/assessment-screen.tsx'), 'AssessmentScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review-answers',
    beforeLoad: needAnswering,
    component: lazyRouteComponent(() => import('../submit/review-answers-screen.tsx'), 'ReviewAnswersScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipt',
    beforeLoad: needAttempt,
    component: lazyRouteComponent(() => import('../submit/receipt-screen.tsx'), 'ReceiptScreen'),
  }),
  ...(import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/ui',
          component: lazyRouteComponent(() => import('../ui/gallery.tsx'), 'Gallery'),
        }),
        createRoute({
          getParentRoute: () => root,
          path: '/ui/voice',
          component: lazyRouteComponent(() => import('../intake/voice/voice-gallery.tsx'), 'VoiceGallery'),
        }),
      ]
    : []),
]

const routeTree = root.addChildren(routes)

export function createAppRouter(client: Client, speech: Speech) {
  return createRouter({
    routeTree,
    context: { client, speech },
    history: createHashHistory(),
    defaultPendingMs: 300,
    defaultPendingComponent: Pending,
    defaultErrorComponent: UnexpectedError,
    scrollRestoration: false,
  })
}

function Pending() {
  return <Skeleton label={useWords('app')('loading')} />
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
