/** Lets a content security policy reach exactly one more address. The policy is otherwise unchanged. */
export function allowConnection(policy: string, url: string): string {
  const directives = policy.split(';').map((item) => item.trim())
  const find = (name: string): string | undefined => directives.find((item) => item.split(/\s/)[0] === name)
  const own = find('connect-src')
  const governing = own ?? find('default-src')
  if (governing === undefined) return policy
  const sources = governing.split(/\s+/).slice(1)
  const widened = ['connect-src', ...sources.filter((source) => source !== "'none'"), url].join(' ')
  return [...directives.filter((item) => item !== '' && item !== own), widened].join('; ')
}
