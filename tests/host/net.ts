import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

async function fetchFile(url: string): Promise<Response> {
  const bytes = await readFile(fileURLToPath(url)).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  })
  const type = contentTypes[path.extname(url)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
}

export const net = {
  fetch: (input: string | Request, init?: RequestInit): Promise<Response> =>
    typeof input === 'string' && input.startsWith('file:') ? fetchFile(input) : fetch(input, init),
} satisfies Partial<Electron.Net>
