import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/ipc/contract.ts'
import { createClient } from './app/client.ts'
import { ClientContext } from './app/context.ts'
import { createAppRouter } from './app/router.tsx'
import { followMain, startClient } from './app/start.ts'
import { watchCopies } from './assessment/copy-ledger.ts'
import { chooseTongue } from './i18n/languages.ts'
import { SpeechProvider } from './i18n/provider.tsx'
import { createSpeech, markDocument } from './i18n/words.ts'
import './ui/theme.css'

declare global {
  interface Window {
    /** Put here by the preload (electron/preload/index.ts). */
    readonly candor: Bridge
  }
}

/** The renderer's composition root: the bridge, the words, the client, the routes. */
async function run(host: HTMLElement): Promise<void> {
  const speech = createSpeech()
  markDocument(speech, document.documentElement)
  const client = createClient({ bridge: window.candor, schedule: (task, delayMs) => void setTimeout(task, delayMs) })
  const router = createAppRouter(client)
  followMain(client, window, () => void router.navigate({ to: '/' }))
  watchCopies(client, document)
  // A window that was loaded again, after a fault of the renderer for example, opens where the attempt is.
  const [place] = await Promise.all([
    startClient(client),
    // Without the words of another language the interface speaks English, which it holds already.
    speech.speak(chooseTongue('system', navigator.languages)).catch(() => undefined),
  ])
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
}

function isDevelopmentPage(): boolean {
  return (import.meta.env.DEV || import.meta.env.MODE === 'gallery') && window.location.hash.startsWith('#/ui')
}

const host = document.getElementById('app')
if (host) void run(host)
