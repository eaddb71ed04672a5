import { expect, test } from 'vitest'
import { allowConnection } from '../csp.ts'

const url = 'https://bundle.app.invalid/.standin-key'

test.each([
  ["default-src 'none'; connect-src 'none'", `default-src 'none'; connect-src ${url}`],
  ["default-src 'self'; img-src data:", `default-src 'self'; img-src data:; connect-src 'self' ${url}`],
  ["connect-src 'self' https://api.example", `connect-src 'self' https://api.example ${url}`],
  ["img-src 'self'", "img-src 'self'"],
])('widens %j by one address', (policy, widened) => {
  expect(allowConnection(policy, url)).toBe(widened)
})
