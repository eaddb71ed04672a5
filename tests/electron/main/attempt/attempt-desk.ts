import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAttemptSession } from '../../../../electron/main/attempt/attempt-session.ts'
import { type AttemptFolder, createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import { openAttemptJournal } from '../../../../electron/main/journal/open-attempt-journal.ts'
import { scoringKeyPairOf } from '../../../../node/crypto/hpke.ts'
import { clockRules } from '../../../../shared/attempt/clock-rules.ts'
import type { EventData } from '../../../../shared/attempt/events.ts'
import type { SaveView } from '../../../../shared/ipc/views.ts'
import { listFields, Pack } from '../../../../shared/pack/pack.ts'
import type { Accommodation } from '../../../../shared/policy/accommodation.ts'
import type { TimeRules } from '../../../../shared/policy/policy.ts'
import { smallPack } from '../../../fixtures/events.ts'
import {
  attemptOpened,
  sessionStarted,
  testAttemptId,
  testOnlyAttemptKey,
  testOnlyDevice,
  testPrimitives,
} from '../../../shared/journal/build-journal.ts'
import { createFakeClock } from '../journal/journal-desk.ts'

/** One item with two texts and a rating, and one with an ordering. */
export const deskPack = Pack.parse({
  ...smallPack,
  sections: [
    ...smallPack.sections,
    {
      id: 'two',
      title: 'Two',
      items: [
        {
          id: 'order',
          type: 'preference-ranking',
          shell: 'order',
          title: 'Order',
          instructions: 'Put the responses in order.',
          stimuli: [{ id: 'a', kind: 'response', label: 'A', text: 'A.' }],
          fields: [
            {
              id: 'best',
              kind: 'ordering',
              label: 'Best first',
              options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
              areTiesAllowed: false,
            },
          ],
          reminders: [],
          targetMinutes: 2,
          dimensions: ['Order'],
          accessibility: 'Nothing depends on sight or sound.',
        },
      ],
    },
  ],
})

const scoringPublicKey = scoringKeyPairOf(new Uint8Array(32).fill(0x66)).publicKey
const { isResumed: _, ...sessionFacts } = sessionStarted.data as EventData<'session.started'>
const opened = attemptOpened.data as EventData<'attempt.opened'>

/** A real folder whose disk waits for, or refuses, what a test says. */
export function hold(folder: AttemptFolder) {
  let refusal: Error | null = null
  let held: Promise<void> = Promise.resolve()
  const obey = async () => {
    await held
    if (refusal !== null) throw refusal
  }
  const gated: AttemptFolder = {
    ...folder,
    create: async (segment, header) => {
      await obey()
      const file = await folder.create(segment, header)
      return {
        ...file,
        append: async (bytes) => {
          await obey()
          await file.append(bytes)
        },
      }
    },
  }
  return {
    gated,
    refuseWith: (error: Error | null) => {
      refusal = error
    },
    /** Makes writes wait until the returned function is called. */
    holdWrites: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
  }
}

/** A session on a real journal in a folder of its own; its clock stands until a test moves it. */
export async function openSessionDesk(
  options: { readonly time?: TimeRules; readonly accommodation?: Accommodation } = {},
) {
  const root = mkdtempSync(join(tmpdir(), 'candor-session-'))
  const disk = hold(createAttemptFolder(join(root, 'attempt')))
  const time = createFakeClock()
  const told: SaveView[] = []
  const open = async () => {
    const journal = await openAttemptJournal({
      folder: disk.gated,
      primitives: testPrimitives,
      deviceKey: testOnlyDevice,
      attemptId: testAttemptId,
      attemptKey: testOnlyAttemptKey,
      scoringPublicKey,
      clock: time.clock,
      timers: time.timers,
      sessionFacts,
      accommodation: options.accommodation ?? null,
      attemptFacts: { ...opened, fields: listFields(deskPack).map(({ key }) => key) },
    })
    const session = createAttemptSession({
      journal,
      pack: deskPack,
      rules: clockRules(options.time ?? null, options.accommodation ?? null, deskPack),
      events: journal.events,
      wallMs: time.clock.wallMs,
      saveChanged: (view) => told.push(view),
      claimed: () => undefined,
    })
    return { journal, session }
  }
  const { journal, session } = await open()
  const consent = { type: 'consent.recorded', data: { consentDigest: '0'.repeat(64), choices: {} } } as const
  return {
    ...disk,
    journal,
    session,
    time,
    told,
    open,
    /** Runs work whose events the disk may take its time for: writes what is pending until it is done. */
    through: async <Value>(work: Promise<Value>): Promise<Value> => {
      await journal.flush()
      return work
    },
    answering: async () => {
      await session.record(consent)
      await session.check([
        {
          check: 'runtime',
          outcome: 'good',
          facts: { reason: 'runtime.client', name: 'electron' },
          detail: 'x'.repeat(300),
        },
      ])
      await session.begin()
    },
    consent: () => session.record(consent),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
