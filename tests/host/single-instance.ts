import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a second instance tells the first. */
export interface SecondInstance {
  argv: string[]
  workingDirectory: string
}

/**
 * One instance per userData folder: an abstract socket, which the kernel frees with its process, so that a killed
 * app never blocks the next one.
 */
export class SingleInstanceLock {
  #server: Server | undefined
  /** Settles when a first instance has been told about this one. */
  handedOver: Promise<unknown> = Promise.resolve()

  /** @returns whether this is the first instance; if it is not, the first one is told `own`. */
  request(userData: string, own: SecondInstance, onSecondInstance: (other: SecondInstance) => void): boolean {
    if (this.#server) return true
    const address = `\0candor-standin-${createHash('sha256').update(userData).digest('hex').slice(0, 32)}`
    const server = createServer((socket) => {
      text(socket)
        .then((message) => onSecondInstance(JSON.parse(message) as SecondInstance))
        .catch(() => {}) // the second one was killed meanwhile
    }).on('error', () => {})
    // Node binds the socket within `listen`, so that `listening` already tells who was first.
    server.listen(address).unref()
    if (server.listening) {
      this.#server = server
      return true
    }
    const socket = connect(address).on('error', () => {})
    socket.end(JSON.stringify(own))
    this.handedOver = once(socket, 'close').catch(() => {})
    return false
  }
}
