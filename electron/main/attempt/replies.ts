import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { ReplyView } from '../../../shared/ipc/views.ts'
import type { JournalPrimitives, Signer } from '../../../shared/journal/primitives.ts'
import { isReplyText, MAX_REPLIES, readReplies, writeReply } from '../../../shared/journal/reply.ts'
import type { Timers } from '../clock.ts'
import { syncFolder, writeDurably } from '../write-durably.ts'

const folderName = 'replies'
const retryMs = 30_000

export interface RepliesDeps {
  /** The attempt's folder. */
  readonly folder: string
  readonly primitives: JournalPrimitives
  readonly device: Signer
  readonly attemptId: string
  readonly attemptKey: Uint8Array
  /** The seal that replies stand behind; null while the journal is open. */
  readonly seal: () => { readonly head: Uint8Array; readonly nextSeq: number } | null
  /** Sends one record; resolves with how many the server holds. */
  readonly post: (record: Uint8Array) => Promise<number>
  readonly timers: Timers
  readonly wallMs: () => number
}

/** What the candidate says after the submission (docs/formats/reply-v1.md), on this device and on its way to the server. */
export interface Replies {
  readonly list: () => Promise<readonly ReplyView[]>
  /** Resolves once the record is durable here (RP7). Throws `attempt/wrong-phase`, `reply/…` or a storage code. */
  readonly add: (about: number, text: string) => Promise<void>
  /** Sends what the server lacks, now; tries again by itself until `stop`. */
  readonly send: () => void
  readonly stop: () => void
}

export function createReplies(deps: RepliesDeps): Replies {
  const folder = join(deps.folder, folderName)
  const pathOf = (number: number) => join(folder, `${String(number).padStart(6, '0')}.reply`)
  const verify = deps.primitives.importVerifier(deps.device.publicKey)
  let held = 0
  let isSending = false
  let isStopped = false
  let forgetRetry = () => {}
  let adding: Promise<unknown> = Promise.resolve()

  const records = async (): Promise<readonly Uint8Array[]> => {
    const names = await readdir(folder).catch(() => [])
    const kept = names.filter((name) => name.endsWith('.reply')).toSorted()
    return Promise.all(kept.map((name) => readFile(join(folder, name))))
  }
  const demandSeal = () => {
    const seal = deps.seal()
    if (seal === null) throw new AppError('attempt/wrong-phase')
    return seal
  }
  /** What is on the disk, checked; a file that was changed there ends the list with its code. */
  const read = async () => {
    const files = await records()
    const seal = { ...demandSeal(), attemptId: deps.attemptId, verify }
    return { files, ...readReplies(deps.primitives, seal, files, deps.attemptKey) }
  }

  const write = async (about: number, text: string): Promise<void> => {
    if (!isReplyText(text)) throw new AppError('reply/text-invalid')
    const seal = demandSeal()
    if (about >= seal.nextSeq) throw new AppError('reply/event-unknown')
    const { files, problem } = await read()
    if (problem !== null) throw new AppError(problem.code)
    if (files.length >= MAX_REPLIES) throw new AppError('reply/too-many')
    const last = files.at(-1)
    const previous = last === undefined ? seal.head : deps.primitives.sha256(last)
    const { attemptId, attemptKey } = deps
    const reply = { number: files.length + 1, about, wallMs: deps.wallMs(), text }
    const record = writeReply(deps.primitives, deps.device, { attemptId, attemptKey, previous }, reply)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await syncFolder(deps.folder)
    await writeDurably(pathOf(reply.number), record)
  }

  /** Records in their order; those that the server holds already are answered as the first time (RP8). */
  const sendAll = async () => {
    for (const record of (await records()).slice(held)) {
      if (isStopped) return
      held = Math.max(held, await deps.post(record))
    }
  }
  const send = () => {
    if (isSending || isStopped || deps.seal() === null) return
    isSending = true
    forgetRetry()
    void sendAll()
      .catch((cause: unknown) => {
        // Refused for good: the words stay here, and asking again would change nothing.
        if (cause instanceof AppError && cause.code.startsWith('reply/')) return
        if (!isStopped) forgetRetry = deps.timers.after(retryMs, send)
      })
      .finally(() => {
        isSending = false
      })
  }

  return {
    list: async () => {
      if (deps.seal() === null) return []
      const { replies } = await read()
      return replies.map(({ number, about, wallMs, text }) => ({
        about,
        wallMs,
        text: text ?? '',
        isSent: number <= held,
      }))
    },
    add: async (about, text) => {
      const added = adding.then(() => write(about, text))
      adding = added.catch(() => undefined)
      await added
      send()
    },
    send,
    stop: () => {
      isStopped = true
      forgetRetry()
    },
  }
}
