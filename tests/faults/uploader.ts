import { UnitReply } from '../../shared/api/sync.ts'
import { HEADER_BYTES } from '../../shared/journal/layout.ts'
import { attemptOpened, sessionStarted, type TestDevice, typed, unitOf } from '../server/candidate.ts'

/** A unit for which the server gave a receipt: what must stay true. */
export interface Receipted {
  readonly offset: number
  readonly bytes: Uint8Array
  readonly receipt: string
  readonly endOffset: number
}

/** One candidate's client, reduced to the protocol: one unit after the other, the same one again until it is answered. */
export interface Uploader {
  readonly device: TestDevice
  readonly receipts: readonly Receipted[]
  /** Sends units to `url` until `signal` aborts or the server is gone. */
  readonly run: (url: string, signal: AbortSignal) => Promise<void>
}

export function createUploader(device: TestDevice, code: string): Uploader {
  const writer = device.begin(null)
  const receipts: Receipted[] = []
  const headers = { authorization: `Bearer ${device.token}`, 'content-type': 'application/octet-stream' }
  let offset = HEADER_BYTES
  let length = 0
  let pending = unitOf(writer, 0, [sessionStarted, attemptOpened])

  function nextUnit(): Uint8Array {
    const words = 'so the answer grows '
    const unit = unitOf(writer, receipts.length * 250, [typed(length, words)])
    length += words.length
    return unit
  }

  async function send(path: string, init: RequestInit, url: string, signal: AbortSignal): Promise<unknown> {
    const response = await fetch(`${url}/v1/attempts/${device.attemptId}${path}`, { ...init, signal })
    const body = await response.json()
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`)
    return body
  }

  async function begin(url: string, signal: AbortSignal): Promise<void> {
    const enrolment = JSON.stringify(device.enrolment(code))
    await send('', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: enrolment }, url, signal)
    await send('/segments/0', { method: 'PUT', headers, body: new Uint8Array(writer.header) }, url, signal)
  }

  async function sendPending(url: string, signal: AbortSignal): Promise<void> {
    const init = { method: 'POST', headers, body: new Uint8Array(pending) }
    const reply = UnitReply.parse(await send(`/segments/0/units?offset=${offset}`, init, url, signal))
    const endOffset = offset + pending.length
    receipts.push({ offset, bytes: pending, receipt: reply.receipt, endOffset })
    offset = endOffset
    pending = nextUnit()
  }

  return {
    device,
    receipts,
    run: async (url, signal) => {
      try {
        await begin(url, signal)
        while (!signal.aborted) await sendPending(url, signal)
      } catch (cause) {
        const isRefusal = cause instanceof Error && /^4\d\d /.test(cause.message)
        if (isRefusal) throw cause // a client that does right is never refused
      }
    },
  }
}
