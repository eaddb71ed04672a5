import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { generateSigningSeed, importSigner } from '../../node/crypto/device-key.ts'
import { sealAttemptKey } from '../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import type { NewEvent } from '../../shared/attempt/events.ts'
import { concatBytes, toBase64Url } from '../../shared/bytes.ts'
import { canonicalBytes } from '../../shared/canonical.ts'
import { scoringKeyId } from '../../shared/journal/keys.ts'
import type { Signer } from '../../shared/journal/primitives.ts'
import { createSegmentWriter, type SegmentEnd, type SegmentWriter } from '../../shared/journal/segment-writer.ts'
import { listFields, Pack } from '../../shared/pack/pack.ts'

const sampleFolder = new URL('../../resources/packs/sample/', import.meta.url)

/** One file of the sample assessment. */
export function readSample(name: 'pack' | 'key' | 'policy' | 'consent'): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, sampleFolder), 'utf8'))
}

/** Digest of a document as the journal names it. */
export function digestOf(document: unknown): string {
  return createHash('sha256').update(canonicalBytes(document)).digest('hex')
}

export const samplePack = Pack.parse(readSample('pack'))
export const testPrimitives = createJournalPrimitives()

export const sessionStarted: NewEvent = {
  type: 'session.started',
  data: {
    catalogue: 1,
    appVersion: '0.1.0',
    runtime: 'test writer',
    os: 'linux',
    arch: 'x64',
    locale: 'en',
    timeZone: 'UTC',
    displays: [],
    isResumed: false,
  },
}

export const attemptOpened: NewEvent = {
  type: 'attempt.opened',
  data: {
    organisation: 'Example',
    project: 'Sample',
    assessment: 'Sample',
    packDigest: digestOf(readSample('pack')),
    policyDigest: digestOf(readSample('policy')),
    consentDigest: digestOf(readSample('consent')),
    fields: listFields(samplePack).map((entry) => entry.key),
  },
}

export function typed(from: number, inserted: string, field = 1): NewEvent {
  return { type: 'edit.made', data: { kind: 'typed', field, from, removed: 0, inserted } }
}

/** Writes journals as a device does, without a disk: each call gives the bytes that would be shipped. */
export interface TestDevice {
  readonly attemptId: string
  readonly token: string
  readonly attemptKey: Uint8Array
  readonly signer: Signer
  /** The body of the enrolment. */
  readonly enrolment: (code: string) => { code: string; deviceKey: string; token: string }
  /** Begins the next segment after `previous`. */
  readonly begin: (previous: SegmentEnd | null, options?: { readonly salt?: number }) => SegmentWriter
}

export async function createDevice(
  scoringPublicKey: Uint8Array,
  options: { readonly attemptId?: string; readonly signer?: Signer; readonly createdMs?: number } = {},
): Promise<TestDevice> {
  const attemptId = options.attemptId ?? randomUUID()
  const signer = options.signer ?? importSigner(generateSigningSeed())
  const attemptKey = randomBytes(32)
  const sealedKey = await sealAttemptKey(scoringPublicKey, attemptId, attemptKey)
  const token = toBase64Url(randomBytes(32))
  return {
    attemptId,
    token,
    attemptKey,
    signer,
    enrolment: (code) => ({ code, deviceKey: toBase64Url(signer.publicKey), token }),
    begin: (previous, { salt } = {}) =>
      createSegmentWriter(testPrimitives, signer, {
        attemptId,
        createdMs: options.createdMs ?? 1_760_000_000_000,
        previous,
        attemptKey,
        sealedKey,
        scoringKeyId: scoringKeyId(testPrimitives, scoringPublicKey),
        salt: salt === undefined ? randomBytes(16) : new Uint8Array(16).fill(salt),
      }),
  }
}

/** One unit: a data frame with these events, and a checkpoint. */
export function unitOf(writer: SegmentWriter, monoMs: number, events: readonly NewEvent[]): Uint8Array {
  const frame = writer.frame(
    0,
    events.map((event) => ({ monoMs, event })),
  )
  return concatBytes(frame.bytes, writer.checkpoint(monoMs))
}

/** The unit that ends an attempt: a data frame with these events, and the seal. */
export function sealOf(writer: SegmentWriter, monoMs: number, events: readonly NewEvent[]): Uint8Array {
  const frame = writer.frame(
    0,
    events.map((event) => ({ monoMs, event })),
  )
  return concatBytes(frame.bytes, writer.seal(monoMs))
}

/** A data frame with no checkpoint after it: what a killed process leaves at the end of a segment. */
export function tailOf(writer: SegmentWriter, monoMs: number, events: readonly NewEvent[]): Uint8Array {
  return writer.frame(
    0,
    events.map((event) => ({ monoMs, event })),
  ).bytes
}
