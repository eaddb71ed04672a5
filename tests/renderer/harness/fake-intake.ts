import { createDrafts } from '../../../electron/main/intake/drafts.ts'
import { createHearing } from '../../../electron/main/intake/hearing.ts'
import { createIntakeSession } from '../../../electron/main/intake/intake-session.ts'
import { createIntakeHandlers, type IntakeHandlers } from '../../../electron/main/ipc/intake-handlers.ts'
import type { IntakeProviders } from '../../../shared/api/intake.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'

const KEPT = 'fake-intake'

/**
 * The conversation's channels of the fake main: the client's own session over events that are kept in the page's session
 * storage instead of a journal. `null`: an attempt without a conversation.
 */
export function createFakeIntake(
  rules: IntakeRules | null,
  providers: IntakeProviders | null,
  refuse: (code: ErrorCode) => never,
): IntakeHandlers {
  const events = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as JournalEvent[] // written below
  const session = createIntakeSession({
    rules,
    events: [...events],
    record: async (event) => {
      const stamp = { seq: events.length, segment: 0, monoMs: events.length, wallMs: Date.now() }
      const written = { ...event, ...stamp } as JournalEvent
      events.push(written)
      sessionStorage.setItem(KEPT, JSON.stringify(events))
      session.saw([written])
      return stamp.seq
    },
    demandOpen: () => undefined,
    changed: () => undefined,
    interviewer: {
      providers: () => providers ?? { chat: null, transcription: null, speech: null },
      failure: () => null,
      look: async () => false,
      phrase: async () => null,
      extract: async () => null,
      speak: async () => null,
    },
    sounds: { keepOnly: async () => undefined },
    drafts: createDrafts(memoryFile()),
  })
  const hearing = createHearing({
    session,
    transcribe: () => Promise.reject(new AppError('intake/provider-unset')),
    voiceActivity: async () => () => () => false,
    sounds: { keep: async () => undefined },
    sha256Hex: () => '',
    changed: () => undefined,
    conversationChanged: () => undefined,
  })
  const handlers = createIntakeHandlers(() => ({ intake: session, hearing }))
  const wrapped = Object.entries(handlers).map(([channel, handle]) => [
    channel,
    async (args: never) => {
      try {
        return await handle(args)
      } catch (cause) {
        return refuse(cause instanceof AppError ? cause.code : 'app/unexpected')
      }
    },
  ])
  return Object.fromEntries(wrapped) as IntakeHandlers
}

/** As the client's sealed file, in the page's session storage. */
function memoryFile() {
  const name = 'fake-drafts'
  return {
    read: async () => {
      const kept = sessionStorage.getItem(name)
      return kept === null ? null : new TextEncoder().encode(kept)
    },
    write: async (content: Uint8Array) => sessionStorage.setItem(name, new TextDecoder().decode(content)),
    remove: async () => sessionStorage.removeItem(name),
  }
}
