import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { handlerOf } from './protocol.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

async function fetchFile(url: URL): Promise<Response> {
  const file = fileURLToPath(new URL(url.pathname, 'file:'))
  const bytes = await readFile(file).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  })
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
}

/** Whether any interface but the loopback has an address; what Chromium's own check comes to on Linux. */
const isOnline = (): boolean => Object.values(networkInterfaces()).some((list) => list?.some((item) => !item.internal))

export const net = {
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(typeof input === 'string' ? input : input.url)
    const handler = handlerOf(url.protocol.slice(0, -1))
    if (handler) return handler(new Request(input, init))
    return url.protocol === 'file:' ? fetchFile(url) : fetch(input, init)
  },
  isOnline,
  get online(): boolean {
    return isOnline()
  },
} satisfies Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'>
