import { join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

export const appScheme = 'app'
export const appHost = 'bundle'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * The page may load its own files and nothing else; it talks to main through the bridge alone, so `connect-src` is
 * closed too. Styles are files: the editor mounts its own through constructed style sheets.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page that is printed holds text of strangers: it may load its style and fonts, and run nothing. */
export const printedSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Pages that main made itself, by their path; each is there while it is printed. */
export type PrintedPages = Map<string, string>

/** Maps a request to a file of the renderer's folder; null for anything that is not one. */
export function fileForRequest(rendererFolder: string, url: string): string | null {
  if (!URL.canParse(url)) return null
  const { host, pathname } = new URL(url)
  if (host !== appHost) return null
  const path = decodePath(pathname)
  if (path === null || path.includes('\0')) return null
  const file = normalize(join(rendererFolder, path === '/' ? 'index.html' : path))
  const isInside = file.startsWith(rendererFolder + sep)
  return isInside && !file.endsWith(sep) ? file : null // a folder is no file, and nobody may list one
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** Answers `app://` requests from the renderer's folder, each with the security headers. */
export function createAppProtocol(
  rendererFolder: string,
  fetchFile: (url: string) => Promise<Response>,
  printed: PrintedPages = new Map(),
) {
  return async (request: { readonly url: string }): Promise<Response> => {
    const page = printedPage(printed, request.url)
    if (page !== undefined) {
      const headers = secured({ 'content-type': 'text/html; charset=utf-8' })
      headers.set('content-security-policy', printedSecurityPolicy)
      return new Response(page, { headers })
    }
    const file = fileForRequest(rendererFolder, request.url)
    const found = file === null ? null : await fetchFile(pathToFileURL(file).href).catch(() => null)
    if (found === null || !found.ok)
      return new Response('not found', { status: 404, headers: secured({ 'content-type': 'text/plain' }) })
    return new Response(found.body, { status: found.status, headers: secured(found.headers) })
  }
}

function printedPage(printed: PrintedPages, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  return host === appHost ? printed.get(pathname) : undefined
}

function secured(given: HeadersInit): Headers {
  const headers = new Headers(given)
  headers.set('content-security-policy', contentSecurityPolicy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('referrer-policy', 'no-referrer')
  return headers
}
