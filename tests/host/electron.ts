/** What `import … from 'electron'` gives in the main process (boot.ts). */
// Brings the typings: the global namespace `Electron`.
import type {} from 'electron'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { clipboard } from './clipboard.ts'
// electron-store imports the module as a whole, as Electron's CommonJS allows.
export * as default from './electron.ts'
export { globalShortcut } from './global-shortcut.ts'
export { dialog, Menu, powerMonitor, shell, systemPreferences } from './inert.ts'
export { ipcMain } from './ipc-main.ts'
export { nativeTheme } from './native-theme.ts'
export { net } from './net.ts'
export { protocol } from './protocol.ts'
export { safeStorage } from './safe-storage.ts'
export { screen } from './screen.ts'
export { session } from './session.ts'
export { webContents } from './web-contents.ts'
