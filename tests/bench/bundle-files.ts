import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The files of a built page, and what a browser must load for each part of it. */

export interface Bundle {
  readonly folder: string
  /** Scripts and styles that the page names: what arrives before anything shows. */
  readonly first: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** Reads what was built; `base` is how its page begins the addresses of its own files. */
export function readBundle(folder: string, base: string): Bundle {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = (ending: string) =>
    [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].flatMap(([, address = '']) =>
      address.endsWith(ending) && address.startsWith(base) ? [address.slice(base.length)] : [],
    )
  const files = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)
  return {
    folder,
    first: { scripts: named('.js'), styles: named('.css') },
    scripts: files.filter((file) => file.endsWith('.js')),
    styles: files.filter((file) => file.endsWith('.css')),
  }
}

export function textOf(bundle: Bundle, file: string): string {
  return readFileSync(join(bundle.folder, file), 'utf8')
}

/** Scripts that `file` imports before it runs, itself included, as far as the first screen has not loaded them. */
export function loadedWith(bundle: Bundle, file: string): readonly string[] {
  const loaded = new Set<string>()
  const visit = (name: string) => {
    if (loaded.has(name) || bundle.first.scripts.includes(name)) return
    loaded.add(name)
    const imports = textOf(bundle, name).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/gu)
    for (const [, imported = ''] of imports) visit(`assets/${imported}`)
  }
  visit(file)
  return [...loaded]
}

export interface Size {
  readonly rawKb: number
  readonly gzipKb: number
}

/** Sizes in kB (1,000 bytes); each file is compressed by itself, as a server sends it. */
export function sizeOf(bundle: Bundle, files: readonly string[]): Size {
  const bytes = files.map((file) => readFileSync(join(bundle.folder, file)))
  const kilobytes = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0) / 1_000
  return { rawKb: kilobytes(bytes), gzipKb: kilobytes(bytes.map((part) => gzipSync(part))) }
}
