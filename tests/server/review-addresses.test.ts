import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { addReviewPages } from '../../server/http/review-pages.ts'

test('addresses as people write them lead to the page behind the hash, and nothing leads elsewhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-pages-'))
  await writeFile(join(folder, 'index.html'), '<title>Review</title>')
  const app = fastify()
  await addReviewPages(app, folder)
  const leadsTo = async (url: string) => (await app.inject({ url })).headers.location
  expect(await leadsTo('/review/attempts/7d1f4a52/report')).toBe('/review/#/attempts/7d1f4a52/report')
  expect(await leadsTo('/review/compare?one=a&two=b')).toBe('/review/#/compare?one=a&two=b')
  expect(await leadsTo('/review/audit')).toBe('/review/#/audit')
  expect(await leadsTo('/review/attempts/%2F%2Fexample.com')).toBe('/review/#/attempts/%2F%2Fexample.com')
  expect((await app.inject({ url: '/review/' })).body).toContain('<title>Review</title>')
  await app.close()
  await rm(folder, { recursive: true })
})
