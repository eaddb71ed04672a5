import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../../shared/ipc/contract.ts'

/**
 * The typed bridge and nothing else. It only carries: main checks the sender, the channel and the shape of everything.
 * Two raw channels exist: `candor/ask` (invoke: channel, args) and `candor/tell` (send: topic, announcement).
 */
const bridge: Bridge = {
  ask: (channel, args) => ipcRenderer.invoke('candor/ask', channel, args),
  listen: (topic, callback) => {
    // The event argument stays here: it would hand the page a way to the raw channel.
    const carry = (_event: unknown, told: string, announcement: Parameters<typeof callback>[0]) => {
      if (told === topic) callback(announcement)
    }
    ipcRenderer.on('candor/tell', carry)
    return () => {
      ipcRenderer.removeListener('candor/tell', carry)
    }
  },
}

contextBridge.exposeInMainWorld('candor', bridge)
