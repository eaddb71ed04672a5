import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { appOrigin } from './app-protocol.ts'

/** What the window may and may not do; a test reads these settings and the ones of the running window. */
export function mainWindowOptions(
  preloadFile: string,
  isDevelopment: boolean,
  isDark: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Candor',
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 560,
    show: false,
    // The page's paper (renderer/ui/tokens.css), until the page is there.
    backgroundColor: isDark ? '#13181d' : '#fafaf7',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: isDevelopment,
    },
  }
}

/** Opens the one window of the client and shows it when there is something to see. */
export function openMainWindow(preloadFile: string, developmentUrl: string | null, isDark: boolean): BrowserWindow {
  const window = new BrowserWindow(mainWindowOptions(preloadFile, developmentUrl !== null, isDark))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(developmentUrl ?? `${appOrigin}/index.html`)
  return window
}
