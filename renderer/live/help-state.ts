import type { LiveView } from '../../shared/ipc/views.ts'
import type { Client } from '../app/client.ts'

/** What the window holds of the candidate's way to the invigilator, beside what main knows. */
export interface HelpState {
  readonly isOpen: boolean
  /** What the candidate is writing; it outlives the dialog and the screen. */
  readonly draft: string
  /** Ids of messages that were opened in this window, whether or not that is recorded yet. */
  readonly opened: readonly string[]
}

export const noHelp: HelpState = { isOpen: false, draft: '', opened: [] }

/** Messages of the invigilator that the candidate has not opened, as far as it is recorded. */
export function unreadIn(live: LiveView | null): LiveView['messages'] {
  return live?.messages.filter(({ from, isRead }) => from === 'invigilator' && !isRead) ?? []
}

export function changeHelp({ store }: Client, change: Partial<HelpState>): void {
  store.setState(({ help }) => ({ help: { ...help, ...change } }))
}

/** Shows a message and has it recorded that it was read (docs/spec/live.md, LV5); it shows even where that fails. */
export async function openMessage(client: Client, id: string): Promise<void> {
  changeHelp(client, { opened: [...client.store.getState().help.opened, id] })
  const reply = await client.ask('live/read', { id })
  if (reply.ok) client.store.setState({ live: reply.value })
}

/** Opens the dialog, and with it every message that waits. */
export function openHelp(client: Client): void {
  changeHelp(client, { isOpen: true })
  for (const { id } of unreadIn(client.store.getState().live)) void openMessage(client, id)
}
