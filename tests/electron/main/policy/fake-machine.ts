import { posix } from 'node:path'
import type { Entry, Machine, Ran } from '../../../../electron/main/policy/managed-reader.ts'

export interface FakeFile {
  readonly content: string | Uint8Array
  readonly owner?: number
  readonly mode?: number
  readonly kind?: Entry['kind']
}

/** A computer with these files (their folders are root's), and what `reg.exe query KEY` answers. */
export function fakeMachine(
  files: Readonly<Record<string, FakeFile>>,
  folders: Readonly<Record<string, Partial<Entry>>> = {},
  keys: Readonly<Record<string, Ran>> = {},
): Machine & { readonly asked: readonly string[][] } {
  const asked: string[][] = []
  const isFolder = (path: string) => Object.keys(files).some((file) => file.startsWith(path === '/' ? '/' : `${path}/`))
  return {
    asked,
    readFile: (path) => {
      const content = files[path]?.content
      if (content === undefined) throw new Error(`ENOENT: ${path}`)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    list: (folder) =>
      isFolder(folder)
        ? Object.keys(files)
            .filter((file) => posix.dirname(file) === folder)
            .map((file) => posix.basename(file))
        : null,
    stat: (path) => {
      const file = files[path]
      if (file !== undefined) return { kind: file.kind ?? 'file', owner: file.owner ?? 0, mode: file.mode ?? 0o100644 }
      return isFolder(path) ? { kind: 'folder', owner: 0, mode: 0o40755, ...folders[path] } : null
    },
    run: (file, args) => {
      asked.push([file, ...args])
      return keys[args[1] ?? ''] ?? { status: 1, output: new Uint8Array() }
    },
  }
}
