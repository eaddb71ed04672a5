import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../../..')

export interface BuiltRenderer {
  readonly folder: string
  /** Source of the fake main, to run in a page before anything else. */
  readonly fakeMain: string
  readonly remove: () => Promise<void>
}

/** Builds the renderer as the client gets it (`mode` "gallery" adds the page of components) and the fake main beside it. */
export async function buildRenderer(mode: 'production' | 'gallery'): Promise<BuiltRenderer> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-renderer-'))
  const fakeMain = await asProduction(async () => {
    await build({
      configFile: join(root, 'vite.renderer.config.ts'),
      mode,
      logLevel: 'warn',
      build: { outDir: folder, sourcemap: false },
    })
    return bundlePageScript(join(import.meta.dirname, 'page-entry.ts'))
  })
  return { folder, fakeMain, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Vite believes NODE_ENV before it believes `mode`, and the test runner sets it to "test". */
async function asProduction<Result>(run: () => Promise<Result>): Promise<Result> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    return await run()
  } finally {
    process.env.NODE_ENV = before
  }
}

/** Bundles one module into a script that runs by itself in a page. */
export async function bundlePageScript(entry: string): Promise<string> {
  const bundled = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'script' } },
  })
  const output = Array.isArray(bundled) ? bundled[0] : bundled
  if (!output || !('output' in output)) throw new Error('the page script was not built')
  return output.output[0].code
}
