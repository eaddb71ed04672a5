import { EventEmitter } from 'node:events'

/** Modules that accept what the app asks and do nothing. */

const shortcuts = new Set<string>()

export const globalShortcut = {
  register(accelerator: string): boolean {
    shortcuts.add(accelerator)
    return true
  },
  unregister: (accelerator: string): void => void shortcuts.delete(accelerator),
  unregisterAll: (): void => shortcuts.clear(),
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>

export const crashReporter = {
  start: (): void => {},
  addExtraParameter: (): void => {},
  getUploadedReports: (): Electron.CrashReport[] => [],
} satisfies Pick<Electron.CrashReporter, 'start' | 'addExtraParameter' | 'getUploadedReports'>

export const autoUpdater = new EventEmitter()

export const systemPreferences = new EventEmitter()

/** Exists in preload scripts only; `undefined` here, so that importing them by name in a shared file still works. */
export const contextBridge = undefined
export const ipcRenderer = undefined
export const webFrame = undefined
export const webUtils = undefined
