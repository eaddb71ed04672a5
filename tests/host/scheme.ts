/**
 * Chromium cannot be taught a scheme from outside, so `app://bundle/x` is loaded as `https://bundle.app.invalid/x`
 * and intercepted. Only `location` in the page and Playwright's `page.url()` show the inner form.
 */
const schemes = new Set<string>()

export const registerScheme = (scheme: string): unknown => schemes.add(scheme)

/** The https form of an address of a registered scheme; other addresses as they are. */
export function toInner(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  return schemes.has(scheme) ? `https://${host || 'app'}.${scheme}.invalid${rest || '/'}` : url
}

/** The app's own form of an address that Chromium reports. */
export function toOuter(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid(.*)$/is.exec(url) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** The registered scheme that an intercepted address belongs to, or null. */
export function schemeOf(innerUrl: string): string | null {
  const outer = toOuter(innerUrl)
  return outer === innerUrl ? null : outer.slice(0, outer.indexOf(':'))
}
