import { expect, test } from 'vitest'
import { allowConnection, allowConnectionInHtml } from '../csp.ts'

const url = 'https://bundle.app.invalid/.standin-question'

test.each([
  ["default-src 'none'; connect-src 'none'", `default-src 'none'; connect-src ${url}`],
  ["default-src 'self'; img-src data:", `default-src 'self'; img-src data:; connect-src 'self' ${url}`],
  ["connect-src 'self' https://api.example", `connect-src 'self' https://api.example ${url}`],
  ["img-src 'self'", "img-src 'self'"],
  ['default-src *', 'default-src *'],
])('widens %j by one address', (policy, widened) => {
  expect(allowConnection(policy, url)).toBe(widened)
})

test('widens the policy of a meta element', () => {
  const html = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"><p>text</p>`
  expect(allowConnectionInHtml(html, url)).toBe(
    `<meta http-equiv="Content-Security-Policy" content="connect-src ${url}"><p>text</p>`,
  )
})
