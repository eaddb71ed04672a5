import { expect, test, vi } from 'vitest'
import {
  contentSecurityPolicy,
  createAppProtocol,
  printedSecurityPolicy,
} from '../../../../electron/main/window/app-protocol.ts'
import { fillTemplate, pdfOptions, printWindowOptions } from '../../../../electron/main/window/print-window.ts'

// No window is opened here.
vi.mock('electron', () => ({ BrowserWindow: class {} }))

test('the window that prints is hidden and runs no script', () => {
  expect(printWindowOptions).toMatchObject({ show: false })
  expect(printWindowOptions.webPreferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    javascript: false,
    images: false,
    devTools: false,
  })
})

test('the PDF is tagged, with an outline and page numbers', () => {
  expect(pdfOptions).toMatchObject({ generateTaggedPDF: true, generateDocumentOutline: true, pageSize: 'A4' })
  expect(pdfOptions.footerTemplate).toContain('pageNumber')
})

test('a printed page may load style and fonts and nothing else, and is there only while it is printed', async () => {
  const printed = new Map([['/page.html', '<p>page</p>']])
  const serve = createAppProtocol('/opt', async () => new Response('file'), printed)
  const page = await serve({ url: 'app://bundle/page.html' })
  expect([await page.text(), page.headers.get('content-security-policy')]).toEqual([
    '<p>page</p>',
    printedSecurityPolicy,
  ])
  expect(printedSecurityPolicy).not.toContain('script')
  const other = await serve({ url: 'app://other/page.html' })
  expect(other.status).toBe(404)
  printed.clear()
  const gone = await serve({ url: 'app://bundle/page.html' })
  expect([await gone.text(), gone.headers.get('content-security-policy')]).toEqual(['file', contentSecurityPolicy])
})

test('a template is filled as it is, dollar signs included', () => {
  const template = '<html lang="en"><title>Candor</title><body><!-- answers --></body></html>'
  const filled = fillTemplate(template, { title: "$& $1 $'", language: 'es', body: '<p>$& costs $1</p>' })
  expect(filled).toBe(`<html lang="es"><title>$& $1 $'</title><body><p>$& costs $1</p></body></html>`)
})
