import { expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { describeApi } from '../../shared/api/openapi.ts'

test('names every route of the contract once, in the form of OpenAPI 3.1', () => {
  const api = describeApi()
  const ids = Object.values(api.paths).flatMap((path) =>
    Object.values(path).map((it) => (it as { operationId: string }).operationId),
  )
  expect(api.openapi).toBe('3.1.0')
  expect(ids.toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('asks for the attempt’s token where the server does, and says what a refusal looks like', () => {
  const post = describeApi().paths['/v1/attempts/{attemptId}/segments/{segment}/units']?.post
  expect(post).toMatchObject({
    security: [{ attempt: [] }],
    parameters: [
      { name: 'attemptId', in: 'path', required: true },
      { name: 'segment', in: 'path', required: true },
      { name: 'offset', in: 'query', required: true },
    ],
    requestBody: { content: { 'application/octet-stream': {} } },
    responses: { default: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  })
})

test('is plain JSON and the same each time', () => {
  expect(JSON.stringify(describeApi())).toBe(JSON.stringify(describeApi()))
  expect(JSON.stringify(describeApi())).not.toContain('undefined')
})
