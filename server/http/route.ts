import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { contract, type Route } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'

type Contract = typeof contract
type Parsed<Schema> = Schema extends z.ZodType
  ? z.output<Schema>
  : Schema extends 'bytes'
    ? Uint8Array
    : Schema extends 'csv'
      ? string
      : undefined
type Query<Name extends Route> = Contract[Name] extends { readonly query: infer Schema } ? Parsed<Schema> : undefined

/** A request as the contract describes it: parsed, and nothing else. */
export interface Input<Name extends Route> {
  readonly params: Parsed<Contract[Name]['params']>
  readonly query: Query<Name>
  readonly body: Parsed<Contract[Name]['body']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
export type Reply<Name extends Route> = Parsed<Contract[Name]['reply']>

function parse(schema: unknown, value: unknown): unknown {
  if (schema === null || schema === undefined) return undefined
  if (schema === 'bytes') {
    if (value instanceof Uint8Array) return value
    throw new AppError('server/bad-request', { detail: 'The body must be application/octet-stream.' })
  }
  const parsed = (schema as z.ZodType).safeParse(value) // the contract holds schemas, 'bytes' or null
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new AppError('server/bad-request', { detail: `The server could not read the request. ${issues.join('; ')}` })
}

/**
 * Adds one route of the contract: path and method come from it, params, query and body are parsed by it, and the
 * handler's types derive from it. The handler returns the reply's value; bytes are sent as they are.
 */
export function addRoute<Name extends Route>(
  app: FastifyInstance,
  name: Name,
  handler: (input: Input<Name>) => Promise<Reply<Name>>,
): void {
  const route: { readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'; readonly path: string } = contract[name]
  const shapes: { readonly params: unknown; readonly query?: unknown; readonly body: unknown } = contract[name]
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      // The casts are what `parse` just established with the schemas that the types derive from.
      const input = {
        params: parse(shapes.params, request.params),
        query: parse(shapes.query, request.query),
        body: parse(shapes.body, request.body),
        request,
        reply,
      } as Input<Name>
      return await handler(input)
    },
  })
}
