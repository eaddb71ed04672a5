import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../renderer/harness/open.ts'

const MAX_COMPRESSED_BYTES = 150_000
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const read = async (path: string) => (await fetch(new URL(path, harness.address))).text()

describe('the first bundle', () => {
  it('is at most 150 kB compressed and holds neither the editor nor the schema library', async () => {
    const scripts = [...(await read('index.html')).matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(
      ([, path]) => path ?? '',
    )
    const sources = await Promise.all(scripts.map(read))
    const bytes = sources.reduce((sum, source) => sum + gzipSync(source).length, 0)
    expect(scripts.length).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(MAX_COMPRESSED_BYTES)
    expect(sources.filter((source) => source.includes('cm-content') || source.includes('ZodError'))).toEqual([])
  })

  it('leaves the page of components out of what people get', async () => {
    const page = await read('index.html')
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '')
    const sources = await Promise.all(scripts.map(read))
    expect(sources.filter((source) => source.includes('gallery'))).toEqual([])
  })
})
