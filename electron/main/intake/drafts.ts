import { z } from 'zod'
import { TurnId } from '../../../shared/intake/model.ts'
import type { SealedFile } from '../vault/sealed-file.ts'

/** Words that were not sent, by turn. */
const Content = z.record(TurnId, z.string())

/** What the candidate wrote in the conversation and did not send (docs/spec/intake.md, IN58). */
export interface Drafts {
  /** Resolves once what an earlier start left is there. */
  readonly ready: Promise<void>
  readonly of: (turnId: string) => string | null
  /** Keeps a text, or forgets it where it is empty; resolves once that is durable. */
  readonly keep: (turnId: string, text: string) => Promise<void>
  /** Forgets all of them. */
  readonly clear: () => Promise<void>
}

/** The drafts of one attempt. A file that cannot be read holds none. */
export function createDrafts(file: SealedFile): Drafts {
  const kept = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()
  /** One writing after another, each of what is there by then. */
  const save = (): Promise<void> => {
    const saved = last.then(() =>
      kept.size === 0 ? file.remove() : file.write(new TextEncoder().encode(JSON.stringify(Object.fromEntries(kept)))),
    )
    last = saved.catch(() => undefined)
    return saved
  }
  const read = async () => {
    const bytes = await file.read()
    if (bytes === null) return
    const content = Content.parse(JSON.parse(new TextDecoder().decode(bytes)))
    for (const [turnId, text] of Object.entries(content)) if (!kept.has(turnId)) kept.set(turnId, text)
  }
  return {
    ready: read().catch(() => undefined),
    of: (turnId) => kept.get(turnId) ?? null,
    keep: async (turnId, text) => {
      if (text === (kept.get(turnId) ?? '')) return
      if (text === '') kept.delete(turnId)
      else kept.set(turnId, text)
      await save()
    },
    clear: async () => {
      if (kept.size === 0) return
      kept.clear()
      await save()
    },
  }
}
