// The least that the runtime can show: the limit beside the client's own start.
import { app, BrowserWindow, protocol } from 'electron'

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
app.whenReady().then(() => {
  const headers = { 'content-type': 'text/html' }
  protocol.handle('app', () => new Response('<!doctype html><title>bare</title><h1>bare</h1>', { headers }))
  void new BrowserWindow({ width: 800, height: 600 }).loadURL('app://bundle/index.html')
})
app.on('window-all-closed', () => app.quit())
