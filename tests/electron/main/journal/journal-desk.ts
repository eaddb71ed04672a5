import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import { createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import type { JournalClock, JournalTimers } from '../../../../electron/main/journal/journal-writer.ts'
import { type AttemptJournal, openAttemptJournal } from '../../../../electron/main/journal/open-attempt-journal.ts'
import { scoringKeyPairOf } from '../../../../node/crypto/hpke.ts'
import type { EventData } from '../../../../shared/attempt/events.ts'
import { openJournal } from '../../../../shared/journal/open.ts'
import {
  attemptOpened,
  sessionStarted,
  testAttemptId,
  testCreatedMs,
  testOnlyAttemptKey,
  testOnlyDevice,
  testPrimitives,
} from '../../../shared/journal/build-journal.ts'

/** A clock that only tests move; timers fire when it passes them, in order. */
export function createFakeClock(startMs = 1_000) {
  let monoMs = startMs
  let wallMs = testCreatedMs
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = []
  return {
    clock: { wallMs: () => wallMs, monoMs: () => monoMs },
    timers: {
      set(callback: () => void, delayMs: number) {
        const timer = { dueMs: monoMs + delayMs, callback }
        timers.push(timer)
        return timer
      },
      clear(timer: unknown) {
        timers = timers.filter((one) => one !== timer)
      },
    },
    /** Moves both clocks and fires what became due. */
    advance(ms: number) {
      monoMs += ms
      wallMs += ms
      const due = timers.filter(({ dueMs }) => dueMs <= monoMs).toSorted((left, right) => left.dueMs - right.dueMs)
      timers = timers.filter((timer) => !due.includes(timer))
      for (const { callback } of due) callback()
    },
    jumpWall(ms: number) {
      wallMs += ms
    },
    pendingTimers: () => timers.length,
  }
}

export const testOnlyScoringPair = scoringKeyPairOf(new Uint8Array(32).fill(0x66))

export function temporaryFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'candor-journal-')), 'attempt')
}

export function removeFolder(path: string): void {
  rmSync(join(path, '..'), { recursive: true, force: true })
}

const { isResumed: _, ...sessionFacts } = sessionStarted.data as EventData<'session.started'>

export function openTestJournal(
  folder: string | AttemptFolder,
  time: { readonly clock: JournalClock; readonly timers: JournalTimers },
  options: { readonly maxSegmentBytes?: number; readonly maxSegmentMs?: number; readonly attemptKey?: Uint8Array } = {},
): Promise<AttemptJournal> {
  return openAttemptJournal({
    folder,
    primitives: testPrimitives,
    deviceKey: testOnlyDevice,
    attemptId: testAttemptId,
    attemptKey: testOnlyAttemptKey,
    scoringPublicKey: testOnlyScoringPair.publicKey,
    clock: time.clock,
    timers: time.timers,
    sessionFacts,
    attemptFacts: attemptOpened.data as EventData<'attempt.opened'>,
    ...options,
  })
}

/** Opens what is on disk, as a verifier with the key would. */
export async function readFolder(path: string) {
  return openJournal(testPrimitives, await createAttemptFolder(path).list(), testOnlyAttemptKey)
}

/** The real clock and timers. */
export const realTime = {
  clock: { wallMs: Date.now, monoMs: () => performance.now() },
  timers: {
    set: (callback: () => void, delayMs: number): unknown => setTimeout(callback, delayMs),
    clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout), // only what `set` gave out comes back
  },
}
