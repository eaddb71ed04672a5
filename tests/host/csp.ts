/** Lets a content security policy reach exactly one more address. The policy is otherwise unchanged. */
export function allowConnection(policy: string, url: string): string {
  const directives = policy.split(';').flatMap((item) => item.trim() || [])
  const find = (name: string): number => directives.findIndex((item) => item.toLowerCase().split(/\s/)[0] === name)
  const own = find('connect-src')
  const governing = directives[own === -1 ? find('default-src') : own]
  const sources = governing?.split(/\s+/).slice(1)
  if (!sources || sources.includes('*')) return policy
  const widened = `connect-src ${[...sources.filter((source) => source !== "'none'"), url].join(' ')}`
  if (own === -1) directives.push(widened)
  else directives[own] = widened
  return directives.join('; ')
}

/** As `allowConnection`, for the policies in a document's `<meta>` elements. */
export const allowConnectionInHtml = (html: string, url: string): string =>
  html.replace(
    /(<meta[^>]+http-equiv=["']?content-security-policy["']?[^>]+content=)"([^"]*)"/gi,
    (_, before: string, policy: string) => `${before}"${allowConnection(policy, url)}"`,
  )
