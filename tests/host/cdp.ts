import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
// Playwright ships the protocol's typings but does not export them, hence the path.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventMap = { [Name in keyof Protocol.Events]: [Protocol.Events[Name]] }

interface Pending {
  method: string
  resolve: (result: never) => void
  reject: (error: Error) => void
}

interface Incoming {
  id?: number
  method?: keyof Protocol.Events
  params?: never
  sessionId?: string
  result?: never
  error?: { message: string; data?: string }
}

/** One attached target, or the browser itself; emits the protocol's events under their names. */
export class CdpSession extends EventEmitter<EventMap> {
  readonly #pipe: CdpPipe
  readonly #id: string | undefined

  constructor(pipe: CdpPipe, id: string | undefined) {
    super()
    this.#pipe = pipe
    this.#id = id
  }

  send<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): Promise<Protocol.CommandReturnValues[M]> {
    return this.#pipe.send(method, params ?? {}, this.#id)
  }

  /** Sends without waiting; a failure (the page has just gone) is of no interest. */
  post<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): void {
    this.send(method, params).catch(() => {})
  }
}

/** DevTools protocol over Chromium's `--remote-debugging-pipe`: NUL-terminated JSON, flat sessions. Emits `close`. */
export class CdpPipe extends EventEmitter<{ close: [] }> {
  readonly root = new CdpSession(this, undefined)
  readonly #writer: Writable
  readonly #pending = new Map<number, Pending>()
  readonly #sessions = new Map<string, CdpSession>()
  #nextId = 1
  #isClosed = false
  #partial: Buffer[] = []

  constructor(writer: Writable, reader: Readable) {
    super()
    this.#writer = writer
    reader.on('data', (bytes: Buffer) => this.#receive(bytes))
    for (const stream of [reader, writer]) stream.on('error', () => this.#close()).on('close', () => this.#close())
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id)
    if (known) return known
    const session = new CdpSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  send<Result>(method: string, params: object, sessionId: string | undefined): Promise<Result> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium has closed`))
    const id = this.#nextId++
    this.#writer.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => this.#pending.set(id, { method, resolve, reject }))
  }

  #receive(bytes: Buffer): void {
    let start = 0
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      this.#partial.push(bytes.subarray(start, end))
      const text = Buffer.concat(this.#partial).toString('utf8')
      this.#partial = []
      start = end + 1
      this.#dispatch(JSON.parse(text) as Incoming)
    }
    if (start < bytes.length) this.#partial.push(bytes.subarray(start))
  }

  #dispatch({ id, method, params, sessionId, result, error }: Incoming): void {
    if (method !== undefined) {
      const session = sessionId ? this.#sessions.get(sessionId) : this.root
      session?.emit(method, params as never)
      return
    }
    const pending = this.#pending.get(id ?? 0)
    this.#pending.delete(id ?? 0)
    if (error) pending?.reject(new Error(`${pending.method}: ${error.message} ${error.data ?? ''}`))
    else pending?.resolve(result as never)
  }

  #close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium has closed`))
    this.#pending.clear()
    this.emit('close')
  }
}
