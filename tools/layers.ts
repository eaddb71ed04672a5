import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, extname, join, normalize } from 'node:path'

/**
 * Checks who may import whom (docs/architecture.md). `shared` is pure and imports nothing that only one runtime has; a
 * runtime imports `shared` and never another runtime. Run by `npm run layers`; prints each breach with the way out.
 */

interface Layer {
  readonly folder: string
  /** Folders of the project that it may import besides its own. */
  readonly mayImport: readonly string[]
  /** Packages that it may not import, and what to do instead. */
  readonly banned: readonly { readonly pattern: RegExp; readonly instead: string }[]
}

const pureBans = [
  {
    pattern: /^node:/,
    instead: 'shared/ runs in every runtime: take what you need as an argument, or put the code in node/',
  },
  {
    pattern: /^(electron|react|react-dom|fastify|kysely|pg|pg-boss|axios)(\/|$)/,
    instead: 'shared/ knows no runtime: move this to the runtime that owns it',
  },
]
const noRawIpc = {
  pattern: /^electron$/,
  instead: 'the page reaches main only through window.candor (shared/ipc/contract.ts)',
}

export const layers: readonly Layer[] = [
  { folder: 'shared', mayImport: [], banned: pureBans },
  {
    folder: 'node',
    mayImport: ['shared'],
    banned: [
      {
        pattern: /^electron(\/|$)/,
        instead: 'node/ serves main and server alike: pass Electron things in as arguments',
      },
    ],
  },
  {
    folder: 'electron/main',
    mayImport: ['shared', 'node'],
    banned: [
      { pattern: /^(react|react-dom|fastify|kysely|pg)(\/|$)/, instead: 'main owns no screens and no database' },
    ],
  },
  {
    folder: 'electron/preload',
    mayImport: ['shared'],
    banned: [{ pattern: /^(node:|zod)/, instead: 'preload is sandboxed and holds types only: validate in main' }],
  },
  {
    folder: 'renderer',
    // The open items that practice shows are bundled with the page.
    mayImport: ['shared', 'resources'],
    banned: [noRawIpc, { pattern: /^node:/, instead: 'the page has no Node: ask main through the bridge' }],
  },
  {
    folder: 'server',
    mayImport: ['shared', 'node'],
    banned: [{ pattern: /^(electron|react|react-dom)(\/|$)/, instead: 'the server knows no client' }],
  },
]

const projectFolders = [
  'shared',
  'node',
  'electron/main',
  'electron/preload',
  'renderer',
  'server',
  'tests',
  'tools',
  'resources',
]
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

function folderOf(path: string): string | null {
  return projectFolders.find((folder) => path.startsWith(`${folder}/`)) ?? null
}

/** Lists what one file imports that its layer may not; empty when it keeps to its place. `file` is relative to the root. */
export function breaches(file: string, source: string): readonly string[] {
  const layer = layers.find((candidate) => file.startsWith(`${candidate.folder}/`))
  if (layer === undefined) return []
  const found: string[] = []
  for (const match of source.matchAll(importPattern)) {
    const imported = match[1] ?? match[2] ?? match[3] ?? ''
    const why = imported.startsWith('.') ? crossing(layer, file, imported) : banned(layer, imported)
    if (why !== null) found.push(`${file} imports ${imported}: ${why} (docs/architecture.md)`)
  }
  return found
}

function crossing(layer: Layer, file: string, imported: string): string | null {
  const target = folderOf(normalize(join(dirname(file), imported)))
  if (target === null || target === layer.folder || layer.mayImport.includes(target)) return null
  const allowed =
    layer.mayImport.length === 0 ? 'nothing outside itself' : layer.mayImport.map((name) => `${name}/`).join(', ')
  return `${layer.folder}/ may import ${allowed}. Put what both need into shared/, or pass it in where they are wired together`
}

function banned(layer: Layer, imported: string): string | null {
  return layer.banned.find(({ pattern }) => pattern.test(imported))?.instead ?? null
}

async function main(): Promise<void> {
  const found: string[] = []
  let files = 0
  for (const { folder } of layers) {
    for await (const file of glob(`${folder}/**/*`)) {
      if (!['.ts', '.tsx'].includes(extname(file))) continue
      files += 1
      found.push(...breaches(file, readFileSync(file, 'utf8')))
    }
  }
  for (const breach of found) console.error(breach)
  console.log(`layers: ${files} files, ${found.length} ${found.length === 1 ? 'breach' : 'breaches'}`)
  if (found.length > 0) process.exitCode = 1
}

if (import.meta.main) await main()
