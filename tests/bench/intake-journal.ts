import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createDrafts } from '../../electron/main/intake/drafts.ts'
import { createIntakeSession, type IntakeSession } from '../../electron/main/intake/intake-session.ts'
import type { createInterviewer } from '../../electron/main/intake/interviewer.ts'
import type { JournalEvent, NewEvent } from '../../shared/attempt/events.ts'
import type { IntakeRules } from '../../shared/intake/rules.ts'

export const rules: IntakeRules = {
  isRequired: false,
  minAnswers: 3,
  maxQuestions: 12,
  voice: 'offered',
  audio: 'discarded',
  transcript: 'with-consent',
  asksAuthorisation: true,
  requirements: [],
}

/** What the candidate agreed to, and whom they were told of: the peers. */
export const consent = {
  choices: { voice: true, keepAudio: false, shareTranscript: false },
  language: 'en',
  told: [{ kind: 'openai' as const, name: 'peer' }],
}

export interface BenchSession {
  readonly session: IntakeSession
  /** Time that was spent on making events durable, since it was asked for last, in ms. */
  readonly takeDurableMs: () => number
  readonly close: () => void
}

/**
 * Main's conversation over a file in place of the journal: a line and an fdatasync for each event, which is what a commit of
 * the journal costs at least (`bench:journal`).
 */
export function openSession(interviewer: ReturnType<typeof createInterviewer>): BenchSession {
  const folder = mkdtempSync(join(process.env.CANDOR_BENCH_DIR ?? process.cwd(), '.bench-intake-'))
  const file = openSync(join(folder, 'events'), 'a')
  let seq = 0
  let durableMs = 0
  const session = createIntakeSession({
    rules,
    events: [],
    record: async (event: NewEvent) => {
      const startMs = performance.now()
      const written = { ...event, seq, segment: 0, monoMs: startMs, wallMs: startMs } as JournalEvent
      writeSync(file, `${JSON.stringify(written)}\n`)
      fdatasyncSync(file)
      durableMs += performance.now() - startMs
      session.saw([written])
      seq += 1
      return seq - 1
    },
    demandOpen: () => undefined,
    interviewer,
    sounds: { keepOnly: async () => undefined }, // no sound is kept
    drafts: createDrafts({ read: async () => null, write: async () => undefined, remove: async () => undefined }),
    changed: () => undefined,
  })
  return {
    session,
    takeDurableMs: () => {
      const taken = durableMs
      durableMs = 0
      return taken
    },
    close: () => {
      closeSync(file)
      rmSync(folder, { recursive: true })
    },
  }
}

/** Times in ms by the stage they were spent in. */
export type Stages = Record<string, number[]>

export function note(stages: Stages, name: string, ms: number): void {
  stages[name] ??= []
  stages[name].push(ms)
}

/**
 * Holds conversations until `count` turns were measured. `act` answers the open turn with one of `answers`; it resolves with
 * false where no question followed, and such a turn is not counted.
 */
export async function converse(
  count: number,
  answers: readonly string[],
  open: () => Promise<BenchSession>,
  act: (one: BenchSession, turnId: string, text: string) => Promise<boolean>,
): Promise<void> {
  let done = 0
  let given = 0
  while (done < count) {
    const one = await open()
    let view = await one.session.open(consent)
    while (view.state === 'asking' && done < count) {
      one.takeDurableMs()
      const text = answers[given % answers.length] ?? ''
      given += 1
      if (await act(one, view.turns.at(-1)?.turnId ?? '', text)) done += 1
      view = await one.session.look()
    }
    one.close()
  }
}
