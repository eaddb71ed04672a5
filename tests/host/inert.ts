import { EventEmitter } from 'node:events'

/** Modules that accept what the app asks and do nothing. A test may replace a method or emit an event itself. */

/** Nothing is drawn, and every dialog is cancelled. */
export const dialog = {
  showSaveDialog: async (): Promise<Electron.SaveDialogReturnValue> => ({ canceled: true, filePath: '' }),
  showErrorBox: (title: string, content: string): void => console.error(`${title}: ${content}`),
} satisfies Partial<Electron.Dialog>

export const Menu = { setApplicationMenu: (): void => {} } satisfies Partial<typeof Electron.Menu>

/** A virtual display never sleeps or locks, and its computer is on the mains. A test may replace a method. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  isOnBatteryPower: (): boolean => false,
  getSystemIdleTime: (): number => 0,
} satisfies Partial<Electron.PowerMonitor>)

/** Its screens are always open to pictures. */
export const systemPreferences = {
  getMediaAccessStatus: () => 'granted',
} satisfies Partial<Electron.SystemPreferences>

export const shell = {
  openPath: async (): Promise<string> => 'The stand-in opens nothing',
} satisfies Partial<Electron.Shell>
