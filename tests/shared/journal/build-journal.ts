import { importSigner } from '../../../node/crypto/device-key.ts'
import { createJournalPrimitives } from '../../../node/crypto/journal-primitives.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { concatBytes } from '../../../shared/bytes.ts'
import type { TimedEvent } from '../../../shared/journal/payload.ts'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import { createSegmentWriter, type SegmentEnd, type SegmentWriter } from '../../../shared/journal/segment-writer.ts'

/** A small journal with fixed keys, salts and times, so that every run builds the same bytes. Never for real use. */
export const testPrimitives = createJournalPrimitives()
export const testAttemptId = '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10'
export const testOnlyAttemptKey = new Uint8Array(32).fill(0x11)
export const testOnlyDevice = importSigner(new Uint8Array(32).fill(0x22))
export const testOnlyOtherDevice = importSigner(new Uint8Array(32).fill(0x33))
export const testCreatedMs = 1_760_000_000_000

/** A writer of the next segment; `salt` only has to differ between segments. */
export function testWriter(
  previous: SegmentEnd | null,
  options: { readonly signer?: typeof testOnlyDevice; readonly attemptId?: string; readonly salt?: number } = {},
): SegmentWriter {
  const segment = previous === null ? 0 : previous.segment + 1
  return createSegmentWriter(testPrimitives, options.signer ?? testOnlyDevice, {
    attemptId: options.attemptId ?? testAttemptId,
    createdMs: testCreatedMs + segment * 60_000,
    previous,
    attemptKey: testOnlyAttemptKey,
    sealedKey: new Uint8Array(80).fill(0x44),
    scoringKeyId: new Uint8Array(16).fill(0x55),
    salt: new Uint8Array(16).fill(options.salt ?? segment + 1),
  })
}

export function typed(from: number, inserted: string, field = 0): NewEvent {
  return { type: 'edit.made', data: { kind: 'typed', field, from, removed: 0, inserted } }
}

export const sessionStarted: NewEvent = {
  type: 'session.started',
  data: {
    catalogue: 1,
    appVersion: '0.1.0',
    runtime: 'test',
    os: 'linux',
    arch: 'x64',
    locale: 'en',
    timeZone: 'UTC',
    displays: [{ width: 1920, height: 1080, scale: 1.25, isInternal: true }],
    isResumed: false,
  },
}

export const attemptOpened: NewEvent = {
  type: 'attempt.opened',
  data: {
    organisation: 'Example',
    project: 'Demo',
    assessment: 'sample',
    packDigest: '0'.repeat(64),
    policyDigest: '1'.repeat(64),
    consentDigest: '2'.repeat(64),
    fields: ['one.text', 'two.text'],
  },
}

export function at(monoMs: number, event: NewEvent): TimedEvent {
  return { monoMs, event }
}

export interface BuiltJournal {
  readonly segments: readonly SegmentBytes[]
  /** Ends of the units of each segment, and of its tail where it has one. */
  readonly unitEnds: readonly (readonly number[])[]
  readonly ends: readonly SegmentEnd[]
}

/**
 * Two segments: the first has two units and an unsigned tail, as if its process had died; the second starts with the
 * commitment to that tail, has one unit and the seal. 14 events.
 */
export function buildJournal(): BuiltJournal {
  const first = testWriter(null)
  const one = [
    first.header,
    first.frame(0, [at(0, sessionStarted), at(0, attemptOpened)]).bytes,
    first.frame(0, [at(900, typed(0, 'H')), at(1_010, typed(1, 'i'))]).bytes,
    first.checkpoint(1_020),
  ]
  const unit1 = first.mark().offset
  one.push(first.frame(-3, [at(2_000, typed(2, '\ufeffé 漢 😀')), at(2_200, typed(2, 'x'))]).bytes)
  one.push(first.frame(3_600_000, [at(2_300, { type: 'clock.jumped', data: { deltaMs: 3_600_003 } })]).bytes)
  one.push(first.checkpoint(2_310))
  const unit2 = first.mark().offset
  one.push(first.frame(0, [at(3_000, typed(0, 'tail'))]).bytes, first.frame(0, [at(3_300, typed(0, 'two'))]).bytes)
  const firstEnd = first.mark().end()

  const second = testWriter(firstEnd)
  const two = [
    second.header,
    second.frame(0, [at(0, sessionStarted), at(5, typed(0, 'a')), at(6, typed(0, 'b', 1))]).bytes,
    second.checkpoint(10),
  ]
  const unit3 = second.mark().offset
  two.push(second.frame(0, [at(400, typed(0, 'last')), at(500, { type: 'attempt.submitted', data: {} })]).bytes)
  two.push(second.seal(510))
  return {
    segments: [
      { segment: 0, bytes: concatBytes(...one) },
      { segment: 1, bytes: concatBytes(...two) },
    ],
    unitEnds: [
      [unit1, unit2, firstEnd.offset],
      [unit3, second.mark().offset],
    ],
    ends: [firstEnd, second.mark().end()],
  }
}
