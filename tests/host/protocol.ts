type Handler = Parameters<Electron.Protocol['handle']>[1]

/**
 * Chromium cannot be taught a scheme from outside, so `app://bundle/x` is loaded as `https://bundle.app.invalid/x`
 * and intercepted. Only `location` in the page and Playwright's `page.url()` show the inner form.
 */
const handlers = new Map<string, Handler>()

/** The https form of an address of a handled scheme; other addresses as they are. */
export function toInner(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)(.*)$/s.exec(url) ?? []
  return handlers.has(scheme) ? `https://${host}.${scheme}.invalid${rest || '/'}` : url
}

/** The app's own form of an address that Chromium reports. */
export function toOuter(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid(.*)$/s.exec(url) ?? []
  return handlers.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** The app's handler of an address in either form, or undefined. */
export const handlerOf = (url: string): Handler | undefined => handlers.get(toOuter(url).split(':')[0] ?? '')

export const protocol = {
  /** Every scheme is a secure, standard one here. */
  registerSchemesAsPrivileged: (): void => {},
  handle: (scheme: string, handler: Handler): void => void handlers.set(scheme, handler),
} satisfies Partial<Electron.Protocol>
