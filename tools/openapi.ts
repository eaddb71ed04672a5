import { describeApi } from '../shared/api/openapi.ts'

/** Text of docs/openapi.json; `tools/generate.ts` writes it and checks that the committed file is this. */
export function openApiFile(): string {
  return `${JSON.stringify(describeApi(), null, 2)}\n`
}
