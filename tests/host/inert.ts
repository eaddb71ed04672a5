import { EventEmitter } from 'node:events'

/** Modules that accept what the app asks and do nothing. A test may replace a method or emit an event itself. */

/** Nothing is drawn, and every dialog is cancelled. */
export const dialog = {
  showSaveDialog: async (): Promise<Electron.SaveDialogReturnValue> => ({ canceled: true, filePath: '' }),
  showErrorBox: (title: string, content: string): void => console.error(`${title}: ${content}`),
} satisfies Partial<Electron.Dialog>

export const Menu = { setApplicationMenu: (): void => {} } satisfies Partial<typeof Electron.Menu>

/** A virtual display never sleeps or locks. */
export const powerMonitor = new EventEmitter()

export const shell = {
  openPath: async (): Promise<string> => 'The stand-in opens nothing',
} satisfies Partial<Electron.Shell>
