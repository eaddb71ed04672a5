import type { Client } from '../app/client.ts'
import type { ClientState } from '../app/state.ts'
import { noHelp } from './help-state.ts'

/** Keeps the candidate's side of the live view in the state, from the beginning of each assessment on. */
export function followLive(client: Client): void {
  const { store } = client
  client.listen('live/changed', (live) => store.setState({ live }))
  const runningIn = ({ attempt }: ClientState) =>
    attempt?.phase === 'answering' && attempt.policy.integrity.live.isWatched ? attempt.attemptId : null
  let running: string | null = null
  const look = async (state: ClientState) => {
    const next = runningIn(state)
    if (next === running) return
    running = next
    store.setState({ live: null, help: noHelp })
    const reply = next === null ? null : await client.ask('live/look', null)
    if (reply?.ok && running === next) store.setState({ live: reply.value })
  }
  store.subscribe((state) => void look(state))
  void look(store.getState())
}
