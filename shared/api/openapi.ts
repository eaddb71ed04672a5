import { z } from 'zod'
import { contract, type Route } from './contract.ts'
import { Problem } from './sync.ts'

const CSV = { 'text/csv': { schema: { type: 'string' } } }
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

interface Shape {
  readonly method: string
  readonly path: string
  readonly params: z.ZodType
  readonly query?: z.ZodType
  readonly body: z.ZodType | 'bytes' | null
  readonly reply: z.ZodType | 'bytes' | 'csv'
}

/** JSON Schema 2020-12, which OpenAPI 3.1 uses as it is; `input` is what a sender may write. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function content(body: z.ZodType | 'bytes' | 'csv', io: 'input' | 'output') {
  if (body === 'csv') return CSV
  return body === 'bytes' ? BYTES : { 'application/json': { schema: schemaOf(body, io) } }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, value]) => ({
    name,
    in: place,
    required: !(value instanceof z.ZodOptional),
    schema: schemaOf(value as z.ZodType, 'output'), // a ZodObject's shape holds schemas
  }))
}

function security(name: Route): unknown[] {
  if (/^(attempt\/(?!enrol)|segment\/|unit\/|hand-over\/(?!look))/.test(name)) return [{ attempt: [] }]
  return /^(review\/|audit\/|account\/(get|sign-out))/.test(name) ? [{ session: [] }] : []
}

function operation(name: Route, shape: Shape) {
  return {
    operationId: name,
    tags: [name.split('/')[0]],
    security: security(name),
    parameters: [...parameters(shape.params, 'path'), ...parameters(shape.query, 'query')],
    ...(shape.body === null ? {} : { requestBody: { required: true, content: content(shape.body, 'input') } }),
    responses: {
      200: { description: 'Done.', content: content(shape.reply, 'output') },
      default: {
        description: 'A refusal: docs/errors.md explains each code.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** The OpenAPI 3.1 document of the contract: what `/v1/openapi.json` serves and docs/openapi.json holds. */
export function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, shape] of Object.entries(contract) as [Route, Shape][]) {
    const path = shape.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [shape.method.toLowerCase()]: operation(name, shape) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Candor scoring API',
      version: '1',
      description: 'Takes journals by the rules of docs/spec/sync.md; shows scored attempts to people who signed in.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        attempt: { type: 'http', scheme: 'bearer', description: 'The token of the enrolment.' },
        session: { type: 'apiKey', in: 'cookie', name: 'candor' },
      },
    },
  }
}
