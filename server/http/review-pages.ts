import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const NOT_BUILT = `The review pages are not built.

Run "npm run build" in the folder of the server, then start it again.
The API itself is running: see /v1/health.
`

/**
 * Serves the built review pages at `/review`: files as they are, every other path the page itself, which routes by its
 * address. Without a build, a text says what to do.
 */
export async function addReviewPages(app: FastifyInstance, folder: string): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/review/'))
  const hasPages = existsSync(join(folder, 'index.html'))
  if (!hasPages) {
    const explain = async (_request: unknown, reply: { type: (type: string) => { send: (text: string) => unknown } }) =>
      reply.type('text/plain; charset=utf-8').send(NOT_BUILT)
    app.get('/review', explain)
    app.get('/review/*', explain)
    return
  }
  await app.register(fastifyStatic, { root: folder, prefix: '/review/', wildcard: false, index: false })
  app.get('/review', (_request, reply) => reply.redirect('/review/'))
  // Addresses as people write them: the pages route behind the hash, so that nothing of them reaches a proxy's log.
  for (const place of ['/review/attempts/*', '/review/compare', '/review/audit'])
    app.get(place, (request, reply) => reply.redirect(`/review/#${request.url.slice('/review'.length)}`))
  app.get('/review/*', (_request, reply) => reply.sendFile('index.html', { cacheControl: false }))
}
