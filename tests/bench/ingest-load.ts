import { createConnection, type Socket } from 'node:net'

/** A request as it goes over the wire, prepared before the clock starts. */
export type Prepared = Uint8Array

export interface LoadResult {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** The first part of the answers is warm-up and is not counted. */
const WARM_UP = 0.2

/** Prepares one POST with a body on a kept-alive connection. */
export function prepare(
  host: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Prepared {
  const lines = Object.entries({ host, ...headers, 'content-length': String(body.length) }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), body])
}

/** Sends a connection's requests one after the other. Every answer must be a 200; bodies are skipped by their length. */
function drive(socket: Socket, requests: readonly Prepared[], onAnswer: (latencyMs: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = 0
    let sentAt = 0
    let received: Buffer = Buffer.alloc(0)
    const send = () => {
      const request = requests[next++]
      if (request === undefined) return socket.end(resolve)
      sentAt = performance.now()
      socket.write(request)
    }
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const headEnd = received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const head = received.toString('latin1', 0, headEnd)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (received.length < headEnd + 4 + length) return
      if (!head.startsWith('HTTP/1.1 200')) return reject(new Error(received.toString('utf8')))
      received = received.subarray(headEnd + 4 + length)
      onAnswer(performance.now() - sentAt)
      send()
    })
    socket.on('error', reject)
    socket.once('connect', send)
  })
}

/** Drives every connection at once. Throughput is counted from the answers after warm-up, not from whole seconds. */
export async function drivePool(url: string, connections: readonly (readonly Prepared[])[]): Promise<LoadResult> {
  const { hostname, port } = new URL(url)
  const total = connections.reduce((sum, requests) => sum + requests.length, 0)
  const latencies: number[] = []
  let answers = 0
  let warmAt = 0
  const sockets = connections.map(() => createConnection({ host: hostname, port: Number(port), noDelay: true }))
  await Promise.all(
    connections.map((requests, index) => {
      const socket = sockets[index]
      if (socket === undefined) throw new Error('a connection is missing')
      return drive(socket, requests, (latencyMs) => {
        answers += 1
        if (answers === Math.ceil(total * WARM_UP)) warmAt = performance.now()
        else if (warmAt > 0) latencies.push(latencyMs)
      })
    }),
  )
  const sorted = latencies.toSorted((left, right) => left - right)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { perSecond: latencies.length / ((performance.now() - warmAt) / 1_000), p50Ms: at(0.5), p99Ms: at(0.99) }
}
