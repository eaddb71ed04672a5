import { randomUUID } from 'node:crypto'
import { BrowserWindow, type BrowserWindowConstructorOptions, type PrintToPDFOptions } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import { appOrigin, type PrintedPages } from './app-protocol.ts'

/** What the window that prints may do: nothing. A test reads these settings. */
export const printWindowOptions: BrowserWindowConstructorOptions = {
  show: false,
  width: 800,
  height: 1_000,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    javascript: false,
    images: false,
    devTools: false,
  },
}

const footer =
  '<div style="font-size:8px;width:100%;text-align:center;color:#5b5851"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

export const pdfOptions: PrintToPDFOptions = {
  pageSize: 'A4',
  printBackground: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: footer,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  margins: { top: 0.7, bottom: 0.8, left: 0.75, right: 0.75 },
}

/** Fonts are local files and are asked for when the page is laid out; without script nothing tells when they are there. */
const fontsMs = 400

/**
 * Prints a page as PDF (tagged, with page numbers) in a hidden window of its own that runs no script. `template` is the built
 * renderer/print.html. @throws AppError `download/failed`.
 */
export async function printPdf(
  printed: PrintedPages,
  template: string,
  page: { readonly title: string; readonly language: string; readonly body: string },
): Promise<Uint8Array> {
  const path = `/${randomUUID()}.html`
  printed.set(path, fillTemplate(template, page))
  const window = new BrowserWindow(printWindowOptions)
  try {
    await window.loadURL(appOrigin + path)
    await new Promise((resolve) => setTimeout(resolve, fontsMs))
    return new Uint8Array(await window.webContents.printToPDF(pdfOptions))
  } catch (cause) {
    throw new AppError('download/failed', { cause })
  } finally {
    printed.delete(path)
    window.destroy()
  }
}

/** Puts a body into the built page. `title` and `language` are escaped by the caller, like the body. */
export function fillTemplate(
  template: string,
  { title, language, body }: { readonly title: string; readonly language: string; readonly body: string },
): string {
  // Functions as replacements: a dollar sign in an answer is a dollar sign.
  return template
    .replace('lang="en"', () => `lang="${language}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
    .replace('<!-- answers -->', () => body)
}
