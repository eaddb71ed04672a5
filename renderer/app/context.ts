import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Client } from './client.ts'
import type { ClientState } from './state.ts'

export const ClientContext = createContext<Client | null>(null)

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('a screen stands outside of the client')
  return client
}

/** One part of the client's state; the screen renders again only when that part changes. */
export function useClientState<Part>(select: (state: ClientState) => Part): Part {
  return useStore(useClient().store, select)
}
