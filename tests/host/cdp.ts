import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
// Playwright ships the protocol's typings but does not export them, hence the path.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventMap = { [Name in keyof Protocol.Events]: [Protocol.Events[Name]] }

interface Incoming {
  id?: number
  method?: keyof Protocol.Events
  params?: never
  sessionId?: string
  result?: never
  error?: { message: string }
}

/** One attached target, or the browser itself; emits the protocol's events under their names. */
export class CdpSession extends EventEmitter<EventMap> {
  readonly #pipe: CdpPipe
  readonly #id: string | undefined

  constructor(pipe: CdpPipe, id?: string) {
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

/** DevTools protocol over Chromium's `--remote-debugging-pipe`: NUL-terminated JSON, flat sessions. */
export class CdpPipe {
  readonly root = new CdpSession(this)
  readonly #writer: Writable
  readonly #pending = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  readonly #sessions = new Map<string, CdpSession>()
  #nextId = 1
  #partial = ''

  /** What is still unanswered when Chromium closes the pipe stays so: the app ends with Chromium. */
  constructor(writer: Writable, reader: Readable) {
    this.#writer = writer.on('error', () => {})
    reader.setEncoding('utf8').on('data', (text: string) => {
      const messages = (this.#partial + text).split('\0')
      this.#partial = messages.pop() ?? ''
      for (const message of messages) this.#dispatch(JSON.parse(message) as Incoming)
    })
  }

  /** The session of a target that has been attached to. */
  open(sessionId: string): CdpSession {
    const session = new CdpSession(this, sessionId)
    this.#sessions.set(sessionId, session)
    return session
  }

  send<Result>(method: string, params: object, sessionId: string | undefined): Promise<Result> {
    const id = this.#nextId++
    this.#writer.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }))
  }

  #dispatch({ id = 0, method, params, sessionId, result, error }: Incoming): void {
    if (method !== undefined) {
      const session = sessionId ? this.#sessions.get(sessionId) : this.root
      session?.emit(method, params as never)
      return
    }
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (error) pending?.reject(new Error(error.message))
    else pending?.resolve(result as never)
  }
}
