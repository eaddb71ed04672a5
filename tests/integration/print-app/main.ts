/** Prints one page as the client does, and ends: RENDERER is the built page's folder, PAGE the page as JSON, OUT the file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, net, protocol } from 'electron'
import { appScheme, createAppProtocol, type PrintedPages } from '../../../electron/main/window/app-protocol.ts'
import { printPdf } from '../../../electron/main/window/print-window.ts'

const { RENDERER = '', PAGE = '', OUT = '' } = process.env
const printed: PrintedPages = new Map()

protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
app.on('window-all-closed', () => undefined)
app.whenReady().then(
  async () => {
    protocol.handle(
      appScheme,
      createAppProtocol(RENDERER, (url) => net.fetch(url), printed),
    )
    const page = JSON.parse(readFileSync(PAGE, 'utf8'))
    writeFileSync(OUT, await printPdf(printed, readFileSync(join(RENDERER, 'print.html'), 'utf8'), page))
    process.stdout.write(
      `${JSON.stringify({ printed: printed.size, windows: BrowserWindow.getAllWindows().length })}\n`,
    )
    app.exit(0)
  },
  () => app.exit(1),
)
