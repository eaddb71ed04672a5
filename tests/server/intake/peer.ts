import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wavOf } from '../../fixtures/wav.ts'

export interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Peer {
  readonly address: string
  readonly heard: Heard[]
  /** Answers the next requests, in order; the last one stays. */
  readonly answer: (...answers: ((response: ServerResponse, heard: Heard) => void | Promise<void>)[]) => void
  readonly close: () => Promise<void>
}

/** A service on this machine that speaks as a provider does, by script. */
export async function startPeer(): Promise<Peer> {
  const heard: Heard[] = []
  let answers: Parameters<Peer['answer']> = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { method = '', url = '', headers } = request
    const one = { method, url, headers, body: Buffer.concat(parts) }
    heard.push(one)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    await answer?.(response, one)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answer: (...given) => {
      answers = given
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

export const json =
  (value: unknown, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

export const chunk = (content: string | null, finish: string | null = null) => ({
  choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }],
})

/** A streamed chat answer: events as they are given, and `[DONE]` unless it breaks off. */
export const stream =
  (events: readonly unknown[], isWhole = true) =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const event of events) response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
    if (isWhole) response.end('data: [DONE]\n\n')
    else response.destroy()
  }

export const say = (text: string) =>
  stream([...(text.match(/.{1,7}/gsu)?.map((part) => chunk(part)) ?? []), chunk(null, 'stop')])

export const bytes = (content: Uint8Array, type: string) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': type }).end(content)

/** A WAV of `seconds` of silence: PCM, 16 kHz, one channel, 16 bits. */
export function wav(seconds: number): Uint8Array {
  return wavOf(new Int16Array(Math.round(seconds * 16_000)))
}
