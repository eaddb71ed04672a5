import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/ipc/contract.ts'
import { createClient } from './app/client.ts'
import { ClientContext } from './app/context.ts'
import { createAppRouter } from './app/router.tsx'
import { followMain, startClient } from './app/start.ts'
import { holdPageClipboard } from './assessment/clipboard/hold-page.ts'
import { watchCopies } from './assessment/copy-ledger.ts'
import { followPreferences } from './display/follow.ts'
import { chooseTongue, type LanguageChoice } from './i18n/languages.ts'
import { loadShipped } from './i18n/load-shipped.ts'
import { SpeechProvider } from './i18n/provider.tsx'
import { createSpeech, type LoadTexts, markDocument, type SpokenTongue } from './i18n/words.ts'
import { followLive } from './live/follow-live.ts'
import { createDisplay } from './ui/display.ts'
import './ui/theme.css'

declare global {
  interface Window {
    /** Put here by the preload (electron/preload/index.ts). */
    readonly candor: Bridge
  }
}

const isForDevelopment = import.meta.env.DEV || import.meta.env.MODE === 'gallery'

/** The renderer's composition root: the bridge, the words, the client, the routes. */
async function run(host: HTMLElement): Promise<void> {
  const client = createClient({ bridge: window.candor, schedule: (task, delayMs) => void setTimeout(task, delayMs) })
  const { load, choose } = await tongues()
  const speech = createSpeech(load)
  markDocument(speech, document.documentElement)
  const router = createAppRouter(client, speech)
  followMain(client, window, () => void router.navigate({ to: '/' }))
  followLive(client)
  watchCopies(client, document)
  holdPageClipboard(client, document)
  // A window that was loaded again, after a fault of the renderer for example, opens where the attempt is.
  const place = await startClient(client)
  await followPreferences({ client, speech, display: createDisplay(window), choose })
  if (!isDevelopmentPage()) await router.navigate({ to: place, replace: true })
  createRoot(host).render(
    <StrictMode>
      <SpeechProvider speech={speech}>
        <ClientContext value={client}>
          <RouterProvider router={router} />
        </ClientContext>
      </SpeechProvider>
    </StrictMode>,
  )
  // So that the second screen need not wait, and the first one does not either.
  requestIdleCallback(() => void speech.whole().catch(() => undefined))
}

interface Tongues {
  readonly load: LoadTexts
  readonly choose: (choice: LanguageChoice) => SpokenTongue
}

/** The languages of this build: for tests, the address may ask for one that no people get. */
async function tongues(): Promise<Tongues> {
  if (isForDevelopment && window.location.search === '?pseudo') {
    const { loadPseudo, pseudoTongue } = await import('./i18n/pseudo.ts')
    return { load: loadPseudo, choose: () => pseudoTongue }
  }
  return { load: loadShipped, choose: (choice) => chooseTongue(choice, navigator.languages) }
}

function isDevelopmentPage(): boolean {
  return isForDevelopment && window.location.hash.startsWith('#/ui')
}

const host = document.getElementById('app')
if (host) void run(host)
