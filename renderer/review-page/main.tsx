import { RouterProvider } from '@tanstack/react-router'
import axios from 'axios'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { origins } from '../i18n/en/origins.ts'
import { SpeechProvider } from '../i18n/provider.tsx'
import { createSpeech } from '../i18n/words.ts'
import { createReviewClient } from '../review/review-client.ts'
import { createDisplay } from '../ui/display.ts'
import { Entrance } from './entrance.tsx'
import { createReviewRouter } from './router.tsx'
import '../ui/theme.css'
import '../app/shell.css'

/** The review page's composition root: axios against the server that the page came from, the routes, and English words. */
const TIMEOUT_MS = 30_000
const client = createReviewClient(axios.create({ timeout: TIMEOUT_MS }))
const router = createReviewRouter()
const speech = createSpeech(async () => ({ origins }))
const host = document.getElementById('app')

async function run(host: HTMLElement): Promise<void> {
  createDisplay(window)
  await speech.whole()
  createRoot(host).render(
    <StrictMode>
      <SpeechProvider speech={speech}>
        <Entrance client={client}>
          <RouterProvider router={router} />
        </Entrance>
      </SpeechProvider>
    </StrictMode>,
  )
}

if (host) void run(host)
