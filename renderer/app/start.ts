import type { Client } from './client.ts'
import { type Place, placeOf } from './state.ts'

/**
 * Learns from main what this client is and returns to the attempt of this device, if there is one. Gives the screen to
 * open at. Never throws: what went wrong is in the state as `startFailure`.
 */
export async function startClient(client: Client): Promise<Place> {
  const described = await client.ask('app/describe', null)
  if (!described.ok) {
    client.store.setState({ startFailure: described })
    return '/'
  }
  client.store.setState({ app: described.value, startFailure: null })
  if (described.value.isPreview) return '/preview'
  if (described.value.attemptId === null) return '/'
  const opened = await client.ask('attempt/open', { attemptId: described.value.attemptId })
  if (!opened.ok) {
    client.store.setState({ startFailure: opened })
    return '/'
  }
  client.take(opened.value)
  if (client.clipboard.isHeld()) void client.clipboard.restore()
  return placeOf(opened.value)
}

/** Follows main's announcements and the window's own events, for as long as the window lives. */
export function followMain(client: Client, window: Window, onInvitation: () => void): void {
  const { store } = client
  client.listen('save/changed', (save) => store.setState({ save }))
  client.listen('sync/changed', (sync) => store.setState({ sync }))
  client.listen('time/changed', (time) => store.setState({ time }))
  client.listen('receipt/changed', (receipt) => store.setState({ receipt }))
  client.listen('hold/changed', (hold) => store.setState({ hold }))
  client.listen('reason/told', (told) => store.setState({ told }))
  client.listen('reason/asked', ({ asked }) => store.setState({ asked, isAskedLater: false }))
  client.listen('invitation/arrived', ({ code, isCheckAsked }) => {
    const { app, attempt } = store.getState()
    if (!app || attempt) return // an open attempt is not left because a link was clicked
    store.setState({ app: { ...app, invitationCode: code, isCheckAsked }, invitation: null })
    onInvitation()
  })
  const claim = () => {
    const isOnline = window.navigator.onLine
    store.setState({ isOnline })
    void client.ask('network/claim', { isOnline })
  }
  window.addEventListener('online', claim)
  window.addEventListener('offline', claim)
  claim()
  window.addEventListener('pagehide', () => client.queue.flush())
  window.document.addEventListener('visibilitychange', () => client.queue.flush())
}
