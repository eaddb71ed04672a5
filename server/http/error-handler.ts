import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { describeProblem, Refusal } from './problem.ts'

/** Codes of the framework that have one of ours. */
const frameworkCodes: { readonly [code: string]: ErrorCode } = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'sync/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'server/bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'server/bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'server/bad-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'server/bad-request',
  FST_ERR_BAD_URL: 'server/not-found',
}

/** Says whether the database could not be reached, or was going down: Node's codes, then PostgreSQL's classes. */
export function isStoreUnreachable(error: Error & { readonly code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : ''
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0.)$/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|driver has already been destroyed/.test(
    error.message,
  )
}

/** Turns whatever a handler threw into a coded refusal; what nobody foresaw becomes `server/unexpected`, logged once. */
export function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error
  const code = frameworkCodes[error.code]
  if (code !== undefined) return new AppError(code, { cause: error })
  if (isStoreUnreachable(error)) return new Refusal('store/unreachable', { retryAfterMs: 2_000 })
  return new AppError('server/unexpected', { cause: error })
}

/** The one place where a failure becomes an answer. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) => {
    const known = toAppError(error)
    const { status, body } = describeProblem(known)
    if (status >= 500) request.log.error({ err: error, code: known.code, route: request.routeOptions.url }, 'failed')
    if (body.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(body.retryAfterMs / 1_000))
    return reply.status(status).send(body)
  })
  app.setNotFoundHandler((_request, reply) => {
    const { status, body } = describeProblem(new AppError('server/not-found'))
    return reply.status(status).send(body)
  })
}
